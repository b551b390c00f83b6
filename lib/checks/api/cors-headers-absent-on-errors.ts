import { crossOriginOf } from "../../facts/api/cross-origin";
import { customOf, type GatewayResponseType } from "../../facts/api/gateway-response-types";
import { listed } from "../../facts/words";
import type { GatewayResponse } from "../../model/api";
import type { ApiKind } from "../../model/api-chain";
import type { Evidence } from "../../model/finding";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field, notRead } from "../evidence";
import { deployDraft } from "../fixes/api";
import { corsOnRefusals } from "../fixes/gateway-response";
import { allowsOrigins } from "./shared-cors";
import { customisedResponses } from "./shared-gateway-responses";

export default defineApiCheck({
  id: "cors-headers-absent-on-errors",
  title: "Browsers can read a refusal of API Gateway",
  failureTitle: "Refusals carry no CORS header: a browser shows a CORS error instead of the 401 or 403",
  description:
    "What API Gateway refuses itself never reaches the backend, so the backend's CORS headers are not in it. The page's program then learns of neither status nor reason, and a token that has expired looks like a fault of CORS.",
  severity: "may-break",
  kinds: ["rest-token", "rest-request", "rest-cognito", "rest-jwt", "rest-iam", "rest-unknown"],
  hop: "authorizer",
  meets: "401 or 403, which a browser shows as a CORS error",
  docs: [documents.apiCors, documents.gatewayResponses],
  requires: ["deployed", "deployedMethod"],
  uses: ["draftGatewayResponses", "stage"],
  notApplicable: ({ deployed, deployedMethod }, { path }, { brought, request }) => {
    if (deployedMethod.value.httpMethod === "OPTIONS") return "Preflights are judged by themselves.";
    return preflightAt(deployed.value.methods, path) < 0 &&
      crossOriginOf(brought, request?.host) === undefined
      ? "No OPTIONS method says that pages of other origins call it, and no such call was pasted."
      : null;
  },
  evaluate: ({ deployed, deployedMethod, draftGatewayResponses, stage }, chain, { brought, request }) => {
    const customised = customisedResponses(deployed, draftGatewayResponses);
    if (customised.state === "unread") return notRead("The gateway responses", customised.why);
    const { list, source, path, state } = customised;
    const refusals = refusalsOf(chain.kind, deployedMethod.value.apiKeyRequired);
    const mute = muteOf(refusals, list);
    const origin = crossOriginOf(brought, request?.host);
    if (mute.length === 0) {
      return state === "known"
        ? { outcome: "pass", evidence: [field(source, path)] }
        : {
            outcome: "unknown",
            because:
              "The draft's gateway responses have the header; the stage's export does not show whether they are deployed.",
            evidence: [field(source, path)],
          };
    }
    const preflight = preflightAt(deployed.value.methods, chain.path);
    const asked: Evidence =
      origin === undefined
        ? field(deployed, ["methods", preflight, "httpMethod"])
        : clueEvidence("Origin of the pasted call", origin);
    const draft = draftGatewayResponses.state === "ok" ? draftGatewayResponses.value.value : list;
    // A deployment ships the draft: what lacks the header there has to get it first.
    const lacking = carriersOf(muteOf(refusals, draft), draft);
    return {
      outcome: "fail",
      certainty: "proven",
      because: `Pages of other origins call ${chain.path}, and ${listed(mute)} of stage ${chain.stage} ${mute.length === 1 ? "goes" : "go"} out without Access-Control-Allow-Origin: a browser shows a CORS error there, whatever was refused.`,
      evidence: [
        field(source, path, { expected: "gatewayresponse.header.Access-Control-Allow-Origin" }),
        asked,
      ],
      fixes: [
        lacking.length === 0
          ? deployDraft(chain, stage.state === "ok" ? stage.value.value : undefined)
          : corsOnRefusals(chain, lacking, draft, origin === undefined || origin === "null" ? "*" : origin),
      ],
    };
  },
});

/** Index of the path's OPTIONS method. */
function preflightAt(methods: readonly { path: string; httpMethod: string }[], path: string): number {
  return methods.findIndex((one) => one.path === path && one.httpMethod === "OPTIONS");
}

/** What a caller who is not let in can meet, by how the method lets callers in. */
function refusalsOf(kind: ApiKind, apiKeyRequired: boolean): GatewayResponseType[] {
  return [
    ...(kind === "rest-iam"
      ? (["MISSING_AUTHENTICATION_TOKEN", "INVALID_SIGNATURE", "EXPIRED_TOKEN"] as const)
      : (["UNAUTHORIZED"] as const)),
    "ACCESS_DENIED",
    ...(apiKeyRequired ? (["INVALID_API_KEY"] as const) : []),
  ];
}

/** What goes out without the header. */
function muteOf(
  refusals: readonly GatewayResponseType[],
  list: readonly GatewayResponse[],
): GatewayResponseType[] {
  return refusals.filter((type) => {
    const custom = customOf(type, list);
    return custom === undefined || !allowsOrigins(custom);
  });
}

/** Where the header has to be set: responses of their own that lack it, and for all others the fallback. */
function carriersOf(
  mute: readonly GatewayResponseType[],
  list: readonly GatewayResponse[],
): readonly string[] {
  return [
    ...new Set(
      mute.map(
        (type) => list.find(({ responseType }) => responseType === type)?.responseType ?? "DEFAULT_4XX",
      ),
    ),
  ];
}
