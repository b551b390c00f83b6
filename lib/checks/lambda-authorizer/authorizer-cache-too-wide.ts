import { readAnswer } from "../../facts/api/answer/read-answer";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { editAuthorizer, functionKinds, noAuthorizer, statusEvidence, statusMet } from "./shared-authorizer";

/** Parts of a request that tell methods and resources apart. */
const telling = /(?:^|[.$])context\.(?:routeKey|path|resourcePath|resourceId|httpMethod)$/;

export default defineApiCheck({
  id: "authorizer-cache-too-wide",
  title: "A policy that is kept for one call does not answer for another",
  failureTitle: "A policy that is kept for one call likely answers for another",
  description:
    "An authorizer keeps the function's answer for a while, for every method with the same identity. A policy that allows only the method that was called first then refuses the others with 403, which looks random.",
  severity: "may-break",
  neverProven: true,
  kinds: functionKinds,
  hop: "policy",
  meets: "403",
  docs: [documents.lambdaAuthorizer, documents.httpLambda],
  requires: ["authorizer"],
  uses: ["draftGatewayResponses"],
  notApplicable: ({ authorizer }) => (authorizer.value === null ? noAuthorizer : null),
  evaluate: ({ authorizer, draftGatewayResponses }, chain, context) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { name, authorizerResultTtlInSeconds: seconds, identitySource } = authorizer.value;
    const kept = field(authorizer, ["authorizerResultTtlInSeconds"]);
    if (seconds === 0 || identitySource.some((source) => telling.test(source))) {
      return { outcome: "pass", evidence: [kept] };
    }
    const sharing = context.chains.filter(
      (other) => other.stage === chain.stage && other.authorizerName === chain.authorizerName,
    );
    // One method may stand for many calls: each path, each verb has an ARN of its own.
    const isOne = sharing.length < 2 && !chain.path.includes("{") && chain.httpMethod !== "ANY";
    if (isOne || chain.path === "$connect") return { outcome: "pass", evidence: [kept] };
    const status = statusMet(context);
    const { response } = context.brought;
    const gatewayResponses =
      draftGatewayResponses.state === "ok" ? draftGatewayResponses.value.value : undefined;
    const reading = response && readAnswer(response, { kind: chain.scope.kind, gatewayResponses });
    const meets =
      reading === undefined || reading.certainty === "open"
        ? status === 403
        : reading.meaning === "policy-implicit-deny" ||
          (chain.scope.kind === "http" && reading.meaning === "forbidden");
    if (status === undefined || !meets) {
      return {
        outcome: "pass",
        evidence: [kept],
        note: `Answers are kept for ${seconds} s and shared by all that ${sharing.length === 1 ? "the method takes" : `${sharing.length} methods take`}: a policy has to allow all of it.`,
      };
    }
    return {
      outcome: "fail",
      certainty: "likely",
      because: `Authorizer ${name} keeps its function's answer for ${seconds} s and gives it to all that ${sharing.length === 1 ? "its method takes" : `its ${sharing.length} methods take`}; a policy for the call that came first refuses the others.`,
      evidence: [kept, field(authorizer, ["identitySource"]), statusEvidence(status)],
      fixes: [
        {
          type: "steps",
          title: "Let the policy cover every method",
          steps: [
            "In the function, allow all that the caller may use: the stage's ARN with a wildcard instead of the methodArn or routeArn of the one call.",
            `A policy that is kept already stays for up to ${seconds} s, or until the stage's authorizer cache is flushed.`,
          ],
        },
        editAuthorizer(
          chain,
          authorizer.value,
          chain.scope.kind === "http"
            ? "Identity source: add $context.routeKey, or set the time to 0"
            : "Authorization caching: off, or a TTL of 0",
          "Or keep no answer beyond its method",
        ),
      ],
    };
  },
});
