import { typesSeen } from "../../facts/api/types-seen";
import { listed } from "../../facts/words";
import type { UsagePlan } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field, notRead } from "../evidence";
import { addStageToPlan, createPlan } from "../fixes/usage-plan";
import { responsesInForce } from "./shared-gateway-responses";
import { restKinds, webSocketKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "api-key-required",
  title: "The method wants no API key",
  failureTitle: "The method wants an API key that a usage plan ties to this stage",
  description:
    "A method can want an API key beside a token. A key that is absent, disabled, or in no usage plan of the stage is answered 403 Forbidden, after the authorizer has let the caller in.",
  severity: "may-break",
  kinds: [...restKinds, ...webSocketKinds],
  hop: "policy",
  meets: "403",
  docs: [documents.apiKeys, documents.apiKeySource],
  requires: ["method"],
  uses: ["deployed", "api", "usagePlans", "draftGatewayResponses"],
  evaluate: ({ method, deployed, api, usagePlans, draftGatewayResponses }, chain, { clue, brought }) => {
    if (!method.value.apiKeyRequired) {
      return { outcome: "pass", evidence: [field(method, ["apiKeyRequired"])] };
    }
    const route = routeKey(chain.httpMethod, chain.path);
    const wanted = field(method, ["apiKeyRequired"], { expected: "a key in the call" });
    const source =
      (deployed.state === "ok" ? deployed.value.value.apiKeySource : undefined) ??
      (api.state === "ok" ? api.value.value.apiKeySource : undefined);
    const fromHeader = source === "HEADER";
    const sent = brought.request?.headers.find(({ name }) => name.toLowerCase() === "x-api-key")?.value;
    const hasKey = sent !== undefined && sent.trim() !== "";
    if (fromHeader && brought.request !== undefined && !hasKey) {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `${route} wants an API key in the header x-api-key, and the pasted request has none.`,
        evidence: [wanted, clueEvidence("x-api-key", "absent", "a key")],
        fixes: [sendKey],
      };
    }
    if (usagePlans.state !== "ok") return notRead("The usage plans", usagePlans);
    const plans = usagePlans.value.value;
    const opening = plans.filter((plan) => covers(plan, chain));
    if (opening.length === 0) {
      const ofApi = plans.filter(({ stages }) => stages.some(({ apiId }) => apiId === chain.scope.id));
      const others = ofApi.flatMap(({ stages }) =>
        stages.filter(({ apiId }) => apiId === chain.scope.id).map(({ stage }) => stage),
      );
      const [only] = ofApi;
      return {
        outcome: "fail",
        certainty: "proven",
        because: `${route} wants an API key, and no usage plan covers stage ${chain.stage}${others.length === 0 ? "" : `, only ${listed([...new Set(others)])}`}: no key opens it.`,
        evidence: [wanted, field(usagePlans.value, [], { expected: `${chain.scope.id}:${chain.stage}` })],
        fixes: [only && ofApi.length === 1 ? addStageToPlan(chain, only) : createPlan(chain)],
      };
    }
    const names = listed(opening.map(({ name }) => name));
    const customised = responsesInForce(deployed, draftGatewayResponses);
    const seen = typesSeen({ clue, brought }, chain.scope.kind, customised);
    const plan = field(usagePlans.value, [plans.findIndex((one) => covers(one, chain))]);
    if (seen?.includes("INVALID_API_KEY")) {
      return {
        outcome: "fail",
        certainty: "likely",
        because: hasKey
          ? `${route} wants an API key of usage plan ${names}; the one that was sent may be wrong, disabled, or in another plan.`
          : `${route} wants an API key of usage plan ${names}${where(source)}; a call without one meets this.`,
        evidence: [wanted, plan],
        fixes: [sendKey],
      };
    }
    return {
      outcome: "unknown",
      because: `${route} wants an API key of usage plan ${names}; whether a caller has one is in no configuration.`,
      needs: hasKey ? "the answer that the caller met, with its headers" : "the request as it was sent",
      evidence: [wanted, plan],
    };
  },
});

/** HEADER, AUTHORIZER, or not read. */
function where(source: string | undefined): string {
  if (source === "AUTHORIZER") return ", which its authorizer must answer with";
  return source === "HEADER" ? " in the header x-api-key" : "";
}

function covers({ stages }: UsagePlan, { scope, stage }: ApiChain): boolean {
  return stages.some((one) => one.apiId === scope.id && one.stage === stage);
}

const sendKey: Fix = {
  type: "steps",
  title: "Send a key of the stage's usage plan",
  steps: [
    "Send the key's value in the header x-api-key, beside the token. Where the API takes the key from its authorizer, that has to answer it as usageIdentifierKey.",
    "API Gateway → Usage plans → the plan of this stage → API keys: the key must be listed there and be enabled.",
    "A key tells which plan is used and not who calls: it replaces no authorizer.",
  ],
};
