import { readIdentitySource, sourcesEnforced, sourceWords } from "../../facts/api/identity-source";
import { valueOfSource } from "../../facts/api/source-value";
import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";
import { functionKinds, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "identity-source-missing",
  title: "The request has all that the authorizer looks for",
  failureTitle: "The request lacks what the authorizer looks for",
  description:
    "A request in which an identity source is absent or empty is refused before the authorizer does anything: 401, the function is not called, and no log has a line of it.",
  severity: "breaks-sign-in",
  kinds: [...functionKinds, "rest-cognito", "rest-jwt", "http-jwt"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.lambdaAuthorizer, documents.httpLambda],
  requires: ["authorizer", "stage"],
  notApplicable: ({ authorizer }) => {
    if (authorizer.value === null) return noAuthorizer;
    return authorizer.value.identitySource.length === 0 ? "The authorizer has no identity source." : null;
  },
  evaluate: ({ authorizer, stage }, chain, { brought, request }) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    if (brought.request === undefined) {
      return {
        outcome: "unknown",
        because: `Whether callers send ${listed(authorizer.value.identitySource)} only a request shows.`,
        needs: "the request with its headers, as it was sent",
      };
    }
    const places = { request: brought.request, target: request, variables: stage.value.variables };
    const judged = authorizer.value.identitySource.flatMap((written, index) => {
      const source = readIdentitySource(written, chain.scope.kind);
      if (source.state !== "good" || source.kind === "stage-variable") return [];
      return [{ source, index, value: valueOfSource(source, places) }];
    });
    const lacking = judged.filter(({ value }) => value.state === "absent" || value.state === "empty");
    const [first] = lacking;
    if (first === undefined) {
      const open = judged.find(({ value }) => value.state === "unknown");
      return open?.value.state === "unknown"
        ? { outcome: "unknown", because: `${sourceWords(open.source)}: ${open.value.why}.` }
        : { outcome: "pass", evidence: [field(authorizer, ["identitySource"])] };
    }
    const disputed = sourcesEnforced(chain.scope.kind, authorizer.value) === "disputed";
    const call =
      chain.kind.endsWith("-jwt") || chain.kind === "rest-cognito"
        ? "reads no token"
        : "never calls the function";
    return {
      outcome: "fail",
      certainty: disputed ? "likely" : "proven",
      ...(disputed ? { severity: "may-break" } : {}),
      because: `${capital(sourceWords(first.source))} is ${first.value.state === "empty" ? "empty" : "missing"} in the request that was sent, so API Gateway answers 401, ${call}, and writes no log${disputed ? " (with results kept for 0 s AWS's pages disagree on that)" : ""}.`,
      evidence: [
        field(authorizer, ["identitySource", first.index]),
        ...lacking.map(({ source, value }) => clueEvidence(source.written, value.state)),
      ],
      fixes: [
        {
          type: "steps",
          title: "Send it, or look elsewhere",
          steps: [
            `Let the caller send ${listed(lacking.map(({ source }) => sourceWords(source)))}, and see that no proxy or CDN on the way drops it.`,
            "If callers send it under another name: edit the authorizer's identity source, and deploy the API.",
          ],
        },
      ],
    };
  },
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
