import { readAnswer } from "../../facts/api/answer/read-answer";
import { judgePolicy, type PolicyQuestion } from "../../facts/iam/judge-policy";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import type { ApiCheckContext } from "../define-api-check";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";
import { deployStep } from "../fixes/api";
import { restKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "resource-policy-denies",
  title: "The API's resource policy lets the caller in",
  failureTitle: "The API's resource policy does not let the caller in",
  description:
    "A resource policy decides by address, VPC endpoint or account who may call at all. A deny always refuses; silence refuses where nobody authorizes, and likely behind a user pool authorizer: 403, not 401.",
  severity: "may-break",
  kinds: restKinds,
  hop: "policy",
  meets: "403",
  docs: [documents.apiPolicies, documents.apiAuthorizationFlow],
  requires: ["api"],
  uses: ["deployed"],
  notApplicable: ({ api, deployed }) => {
    const served = deployed.state === "ok" ? deployed.value.value.policy : undefined;
    if ((served ?? api.value.policy) !== null) return null;
    return "The API has no resource policy.";
  },
  evaluate: ({ api, deployed }, chain, context) => {
    const served = deployed.state === "ok" ? deployed.value.value.policy : undefined;
    const policy = served ?? api.value.policy;
    const at = (path: (string | number)[], note = {}) =>
      served !== undefined && deployed.state === "ok"
        ? field(deployed.value, ["policy", ...path], note)
        : field(api, ["policy", ...path], note);
    const question = questionOf(chain, context);
    const { verdict, statement } = judgePolicy(policy, question);
    const place = statement === undefined ? [] : ["Statement", statement];
    const resource = question.resource ?? "";
    const { response } = context.brought;
    const reading = response && readAnswer(response, { kind: "rest", gatewayResponses: undefined });
    const says = reading?.meaning === "resource-policy-deny" || reading?.meaning === "resource-policy-silent";
    switch (verdict) {
      case "allow":
        return { outcome: "pass", evidence: [at(place)] };
      case "deny":
        return {
          outcome: "fail",
          certainty: "proven",
          because: `The resource policy of API ${chain.root.name} denies this call of ${resource}.`,
          evidence: [at(place)],
          fixes: fixes(chain),
        };
      case "silent": {
        // With a Lambda authorizer the policy that it returns can allow; with a signature, the caller's own.
        if (chain.kind === "rest-token" || chain.kind === "rest-request" || chain.kind === "rest-iam") {
          return { outcome: "pass", evidence: [at([])], note: "It is silent, and another policy decides." };
        }
        return {
          outcome: "fail",
          // On user pool authorizers AWS's text and its table disagree.
          certainty: chain.kind === "rest-open" ? "proven" : "likely",
          because: `No statement of the resource policy of API ${chain.root.name} allows ${resource}, and nothing else does.`,
          evidence: [at([], { expected: resource })],
          fixes: fixes(chain),
        };
      }
      case "unknown":
        if (says) {
          return {
            outcome: "fail",
            certainty: "likely",
            because: `The answer says that a policy refused ${resource}, and the resource policy of API ${chain.root.name} depends on what the request does not show.`,
            evidence: [at(place), clueEvidence("answer", reading?.says ?? "")],
            fixes: fixes(chain),
          };
        }
        return {
          outcome: "unknown",
          because: `Whether the resource policy of API ${chain.root.name} lets a caller in depends on where the call comes from.`,
          needs: "the answer with its headers and body, or the address that the call comes from",
          evidence: [at(place)],
        };
    }
  },
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html */
function questionOf(
  { scope, stage, httpMethod, path, kind }: ApiChain,
  context: ApiCheckContext,
): PolicyQuestion {
  const { request, brought } = context;
  const verb = brought.request?.method ?? (httpMethod === "ANY" ? (request?.method ?? "GET") : httpMethod);
  const partition = scope.region.startsWith("cn-") ? "aws-cn" : "aws";
  const endpoint = /-(vpce-[0-9a-z]+)\./.exec(request?.host ?? "")?.[1];
  const address = brought.request?.sourceIp;
  return {
    action: "execute-api:Invoke",
    resource: `arn:${partition}:execute-api:${scope.region}:${scope.account}:${scope.id}/${stage}/${verb}${path}`,
    caller: kind === "rest-iam" ? { kind: "unknown" } : { kind: "anonymous" },
    keys: {
      ...(address === undefined ? {} : { "aws:sourceip": address }),
      ...(endpoint === undefined ? {} : { "aws:sourcevpce": endpoint }),
    },
  };
}

function fixes(chain: ApiChain): Fix[] {
  return [
    {
      type: "steps",
      title: "Let the policy allow this caller, or call from where it allows",
      steps: [
        "API → Resource policy: a statement has to allow execute-api:Invoke on this stage, method and path, and none may deny it.",
        deployStep(chain),
      ],
    },
  ];
}
