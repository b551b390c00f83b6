import { readAnswer } from "../../facts/api/answer/read-answer";
import { policyQuestion } from "../../facts/api/policy-question";
import { typesSeen } from "../../facts/api/types-seen";
import { isFields } from "../../facts/iam/document";
import { judgePolicy } from "../../facts/iam/judge-policy";
import { policyInWords } from "../../facts/iam/policy-words";
import type { Located } from "../../facts/located";
import type { ApiKind } from "../../model/api-chain";
import type { Evidence, Fix, JsonValue, Verdict } from "../../model/finding";
import { ok } from "../../model/gathered";
import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field } from "../evidence";
import { responsesInForce } from "./shared-gateway-responses";

/** What becomes of a call of which a policy says nothing. */
type Silence = "refused" | "likely-refused" | "let-in" | "by-caller";

export default defineApiCheck({
  id: "resource-policy-denies",
  title: "The API's resource policy lets the caller in",
  failureTitle: "The API's resource policy does not let the caller in",
  description:
    "A resource policy decides by address, VPC endpoint, account or path who may call a REST API, beside the authorizer. What it refuses is answered 403, however good the token is. It counts once it is deployed.",
  severity: "may-break",
  kinds: ["rest-token", "rest-request", "rest-cognito", "rest-jwt", "rest-iam", "rest-open"],
  hop: "policy",
  meets: "403",
  docs: [documents.apiAuthorizationFlow, documents.apiPolicyConditions],
  requires: ["api", "deployed"],
  uses: ["draftGatewayResponses"],
  notApplicable: ({ api, deployed }) => {
    const isPrivate = api.value.endpointTypes.includes("PRIVATE");
    return (deployed.value.policy ?? api.value.policy) === null && !isPrivate
      ? "The API has no resource policy."
      : null;
  },
  evaluate: ({ api, deployed, draftGatewayResponses }, chain, { clue, brought, request }) => {
    const served = deployed.value.policy;
    const isDraft = served === undefined && api.value.policy !== null;
    const policy: JsonValue = served ?? api.value.policy;
    const source: Located<unknown> = served === undefined ? api : deployed;
    const customised = responsesInForce(ok(deployed), draftGatewayResponses);
    const said = answered(brought, chain.scope.kind, customised);
    const call = `${routeKey(chain.httpMethod, chain.path)} of stage ${chain.stage}`;
    if (policy === null) {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `API ${chain.root.name} is private and has no resource policy: it lets nobody in.`,
        evidence: [field(api, ["policy"], { expected: "a policy that allows a VPC endpoint or VPC" })],
        fixes: [editPolicy("Allow execute-api:Invoke to the VPC endpoints or VPCs that may call.")],
      };
    }
    // AWS names the resource policy in its answer, or the policies of who signed.
    if (said !== undefined && chain.kind !== "rest-iam") {
      return {
        outcome: "fail",
        certainty: said.isProven ? "proven" : "likely",
        because:
          said.meaning === "resource-policy-deny"
            ? `The answer says that the resource policy of API ${chain.root.name} denies ${call}.`
            : `The answer says that the resource policy of API ${chain.root.name} allows nobody to call ${call} in this way.`,
        evidence: [clueEvidence("the pasted answer", said.says), field(source, ["policy"])],
        fixes: [editPolicy(policyInWords(policy))],
      };
    }
    const { question, isPathOpen } = policyQuestion(chain, api.value, request, brought);
    const { verdict, statement } = judgePolicy(policy, question);
    const evidence =
      statement === undefined
        ? field(source, ["policy"])
        : field(source, ["policy", ...statementPath(policy, statement)]);
    if (verdict === "allow") return { outcome: "pass", evidence: [evidence] };
    const silence = silenceOf(chain.kind);
    if (verdict === "silent" && silence === "let-in") {
      return {
        outcome: "pass",
        evidence: [evidence],
        note: "The policy denies nothing here, and the authorizer's own answer allows.",
      };
    }
    if (verdict === "unknown" || (verdict === "silent" && silence === "by-caller")) {
      return {
        outcome: "unknown",
        because:
          verdict === "unknown"
            ? `The resource policy decides ${call} by what only the call shows. ${policyInWords(policy)}`
            : `The resource policy says nothing of ${call}: a caller of the API's account passes by a policy of its own, one of another account does not.`,
        needs: "the address, VPC endpoint or AWS identity that the call comes from",
        evidence: [evidence],
      };
    }
    if (isPathOpen) {
      return {
        outcome: "unknown",
        because: `The resource policy decides by path, and ${chain.path} has parameters.`,
        needs: "the URL that was called",
        evidence: [evidence],
      };
    }
    if (isDraft && !typesSeen({ clue, brought }, chain.scope.kind, customised)?.includes("ACCESS_DENIED")) {
      return {
        outcome: "unknown",
        because:
          "The draft's resource policy would not let the call in; the stage's export does not show whether it is deployed.",
        needs: "the status that the caller met",
        evidence: [evidence],
      };
    }
    return refused(verdict === "deny" ? "denies" : "does not allow", {
      isProven: !isDraft && (verdict === "deny" || silence === "refused"),
      call: `${call}${question.keys["aws:sourcevpce"] ? ` through ${question.keys["aws:sourcevpce"]}` : ""}`,
      api: chain.root.name,
      policy,
      evidence,
    });
  },
});

function refused(
  how: "denies" | "does not allow",
  about: {
    readonly isProven: boolean;
    readonly call: string;
    readonly api: string;
    readonly policy: JsonValue;
    readonly evidence: Evidence;
  },
): Verdict {
  return {
    outcome: "fail",
    certainty: about.isProven ? "proven" : "likely",
    because: `The resource policy of API ${about.api} ${how} ${about.call}.`,
    evidence: [about.evidence],
    fixes: [editPolicy(policyInWords(about.policy))],
  };
}

/**
 * A Lambda authorizer's answer can allow what the policy leaves open; an open method has nothing else that allows. Of
 * user pools AWS's text and its table disagree, and of JWT authorizers it says nothing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
function silenceOf(kind: ApiKind): Silence {
  switch (kind) {
    case "rest-open":
      return "refused";
    case "rest-cognito":
    case "rest-jwt":
      return "likely-refused";
    case "rest-iam":
      return "by-caller";
    default:
      return "let-in";
  }
}

interface Said {
  readonly meaning: "resource-policy-deny" | "resource-policy-silent";
  readonly isProven: boolean;
  readonly says: string;
}

function answered(
  { response }: { readonly response?: Parameters<typeof readAnswer>[0] },
  kind: Parameters<typeof readAnswer>[1]["kind"],
  gatewayResponses: Parameters<typeof readAnswer>[1]["gatewayResponses"],
): Said | undefined {
  if (response === undefined) return undefined;
  const { meaning, certainty, says } = readAnswer(response, { kind, gatewayResponses });
  if (certainty === "open") return undefined;
  return meaning === "resource-policy-deny" || meaning === "resource-policy-silent"
    ? { meaning, isProven: certainty === "proven", says }
    : undefined;
}

function statementPath(policy: JsonValue, index: number): (string | number)[] {
  const isList = isFields(policy) && Array.isArray(policy.Statement);
  return isList ? ["Statement", index] : ["Statement"];
}

function editPolicy(what: string): Fix {
  return {
    type: "steps",
    title: "Let the caller in by the resource policy",
    steps: [
      what,
      "API Gateway → Resource policy: add the caller's address range, VPC endpoint, account or path to what is allowed, or take it out of what is denied. Or call from where the policy allows.",
      "Deploy the API to the stage: a policy counts once it is deployed, and a deployment ships all of the draft.",
    ],
  };
}
