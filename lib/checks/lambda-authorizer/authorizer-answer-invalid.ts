import { readAnswer } from "../../facts/api/answer/read-answer";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { functionKinds, noAuthorizer, statusEvidence, statusMet } from "./shared-authorizer";

export default defineApiCheck({
  id: "authorizer-answer-invalid",
  title: "The authorizer's function answers what API Gateway understands",
  failureTitle: "The authorizer's function likely answers what API Gateway does not understand",
  description:
    "A function has to answer a policy with principalId and policyDocument, its keys in AWS's spelling, or at an HTTP API isAuthorized; to refuse with 401 it has to fail with exactly Unauthorized. Anything else, null and a proxy answer with statusCode as well, ends in 500.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: functionKinds,
  hop: "provider",
  meets: "500",
  docs: [documents.lambdaAuthorizerOutput, documents.lambdaAuthorizer, documents.httpLambda],
  requires: ["authorizer"],
  uses: ["draftGatewayResponses"],
  notApplicable: ({ authorizer }) => (authorizer.value === null ? noAuthorizer : null),
  evaluate: ({ authorizer, draftGatewayResponses }, { scope }, context) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const status = statusMet(context);
    if (status === undefined) {
      return {
        outcome: "unknown",
        because: "What the function answers is not asked: only what callers meet tells of it.",
        needs: "the status that callers meet",
      };
    }
    const { response } = context.brought;
    const gatewayResponses =
      draftGatewayResponses.state === "ok" ? draftGatewayResponses.value.value : undefined;
    const reading = response && readAnswer(response, { kind: scope.kind, gatewayResponses });
    const blames =
      reading === undefined || reading.certainty === "open"
        ? status === 500
        : ["authorizer-failure", "authorizer-configuration", "internal-error"].includes(reading.meaning);
    if (!blames) {
      // Only a policy that was applied shows that the function was called and understood.
      const understood =
        reading?.meaning === "policy-explicit-deny" || reading?.meaning === "policy-implicit-deny";
      return understood
        ? { outcome: "pass", evidence: [statusEvidence(status)] }
        : {
            outcome: "unknown",
            because: `Callers meet ${status}, which does not show whether the function was called, and what it answered.`,
            needs: "the function's own log at the time of the call",
          };
    }
    return {
      outcome: "fail",
      certainty: "likely",
      because: `${reading?.says ?? `Callers meet ${status}, which is what an authorizer that was called and not understood ends in.`} The function of authorizer ${authorizer.value.name} likely answers no policy, or fails with another word than Unauthorized.`,
      evidence: [statusEvidence(status), field(authorizer, ["authorizerUri"])],
      fixes: [
        {
          type: "steps",
          title: "See what the function answers, and answer what is understood",
          steps: [
            "Look into the function's own log at the time of the call, or test the authorizer in the console with the same token: it shows the answer before it is read.",
            scope.kind === "http"
              ? "Answer isAuthorized where simple responses are on, else a policy; the payload format decides which."
              : "Answer principalId and policyDocument, with Version, Statement, Effect, Action and Resource in that spelling; no statusCode.",
            "To refuse with 401, fail with exactly Unauthorized: any other error is 500.",
          ],
        },
      ],
    };
  },
});
