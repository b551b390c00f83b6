import { readIdentitySource } from "../../facts/api/identity-source";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { editAuthorizer, functionKinds, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "identity-source-malformed",
  title: "Each identity source is an expression that finds something",
  failureTitle: "An identity source can find nothing",
  description:
    "An authorizer refuses a request in which one of its identity sources is empty. A source that is no valid expression, or that looks for a header called like an expression, is empty in every request: 401, and the function is never called.",
  severity: "breaks-sign-in",
  kinds: functionKinds,
  hop: "authorizer",
  meets: "401",
  docs: [documents.lambdaAuthorizer, documents.httpLambda],
  requires: ["authorizer"],
  notApplicable: ({ authorizer }) => (authorizer.value === null ? noAuthorizer : null),
  evaluate: ({ authorizer }, chain) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { identitySource, name } = authorizer.value;
    for (const [index, written] of identitySource.entries()) {
      const source = readIdentitySource(written, chain.scope.kind);
      if (source.state === "good") continue;
      return {
        outcome: "fail",
        certainty: "proven",
        because: `Authorizer ${name} has the identity source "${written}": ${source.why}.`,
        evidence: [field(authorizer, ["identitySource", index])],
        fixes: [
          editAuthorizer(
            chain,
            authorizer.value,
            chain.kind === "rest-token"
              ? "Token source: the name of the header alone, such as Authorization"
              : "Identity source: a header or query string by its name",
            "Name the header or parameter alone",
          ),
        ],
      };
    }
    return { outcome: "pass", evidence: [field(authorizer, ["identitySource"])] };
  },
});
