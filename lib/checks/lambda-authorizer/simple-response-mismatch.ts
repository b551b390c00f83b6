import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { editAuthorizer, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "simple-response-mismatch",
  title: "Payload format and simple responses fit together",
  failureTitle: "Simple responses are on, and the payload format knows none",
  description:
    "An HTTP API's authorizer reads isAuthorized only with payload format 2.0. With format 1.0 it wants a policy, and a simple answer ends in 500.",
  severity: "may-break",
  kinds: ["http-lambda"],
  hop: "authorizer",
  meets: "500",
  docs: [documents.httpLambda],
  requires: ["authorizer"],
  notApplicable: ({ authorizer }) => (authorizer.value === null ? noAuthorizer : null),
  evaluate: ({ authorizer }, chain) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const { name, authorizerPayloadFormatVersion: version, enableSimpleResponses } = authorizer.value;
    const evidence = [
      field(authorizer, ["authorizerPayloadFormatVersion"]),
      field(authorizer, ["enableSimpleResponses"]),
    ] as const;
    if (enableSimpleResponses !== true || version !== "1.0") return { outcome: "pass", evidence };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `Authorizer ${name} has simple responses on and payload format 1.0, which wants a policy: a function that answers isAuthorized is not understood.`,
      evidence: [field(authorizer, ["authorizerPayloadFormatVersion"], { expected: "2.0" }), evidence[1]],
      fixes: [
        editAuthorizer(
          chain,
          authorizer.value,
          "Payload format version 2.0 for simple responses; or response mode IAM policy where the function answers one",
          "Make format and response mode fit",
        ),
      ],
    };
  },
});
