import { crossOriginOf } from "../../facts/api/cross-origin";
import { preflightRoute } from "../../facts/api/preflight-route";
import type { Located } from "../../facts/located";
import type { ApiMethod, DeployedApi, GatewayResponse } from "../../model/api";
import type { Evidence, Severity } from "../../model/finding";
import type { Gathered } from "../../model/gathered";
import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, field, notRead } from "../evidence";
import { openPreflight } from "../fixes/preflight";
import { allowsOrigins } from "./shared-cors";
import { customisedResponses } from "./shared-gateway-responses";
import { httpKinds, restKinds } from "./shared-kinds";

export default defineApiCheck({
  id: "preflight-protected",
  title: "Preflights are let through without a token",
  failureTitle: "Preflights meet the authorizer, and browsers send no token with them",
  description:
    "Before a page of another origin sends an Authorization header, its browser asks with OPTIONS whether it may, without a token or key. Where OPTIONS, or the ANY or $default that stands in for it, wants one, the question is refused and the call itself is never sent.",
  severity: "breaks-sign-in",
  kinds: [...restKinds, ...httpKinds],
  hop: "method",
  meets: "401 or 403, which a browser shows as a CORS error",
  docs: [documents.apiCors, documents.httpCors],
  requires: ["deployed"],
  uses: ["api", "stage", "draftGatewayResponses"],
  evaluate: ({ deployed, api, stage, draftGatewayResponses }, chain, { brought, request }) => {
    const { methods } = deployed.value;
    const index = preflightRoute(methods, chain);
    const taking = methods[index];
    if (taking === undefined) {
      return { outcome: "pass", evidence: [], note: "No method takes preflights, so none protects them." };
    }
    const name = routeKey(taking.httpMethod, taking.path);
    const at = ["methods", index] as const;
    if (taking.authorizationType === "NONE" && !taking.apiKeyRequired) {
      return { outcome: "pass", evidence: [field(deployed, [...at, "authorizationType"])] };
    }
    const origin = crossOriginOf(brought, request?.host);
    if (chain.scope.kind === "http" && api.state !== "ok") return notRead("The API's CORS settings", api);
    const cors = chain.scope.kind === "http" && api.state === "ok" ? api.value.value.cors : null;
    // Of an HTTP API with CORS settings, AWS says of $default alone that it takes preflights before they count.
    if (cors !== null && taking.path !== "$default") {
      return {
        outcome: "unknown",
        because: `The API answers preflights itself, and ${name} takes OPTIONS too; AWS does not say which goes first.`,
        evidence: [field(deployed, [...at, "authorizationType"])],
      };
    }
    const sign = signOfBrowsers(deployed, draftGatewayResponses, taking, index);
    const isExplicit = taking.httpMethod === "OPTIONS";
    const byBrowser: Evidence | undefined =
      origin === undefined
        ? cors !== null && api.state === "ok"
          ? field(api.value, ["cors"])
          : sign
        : clueEvidence("Origin of the pasted call", origin);
    if (byBrowser === undefined && !isExplicit) {
      return {
        outcome: "pass",
        evidence: [field(deployed, [...at, "authorizationType"])],
        note: `${name} would refuse preflights; nothing says that pages of other origins call it.`,
      };
    }
    const lowered: { severity?: Severity } = byBrowser === undefined ? { severity: "may-break" } : {};
    const what =
      taking.authorizationType === "NONE" ? "an API key" : `authorization (${taking.authorizationType})`;
    return {
      outcome: "fail",
      certainty: byBrowser === undefined ? "likely" : "proven",
      ...lowered,
      because: `${name} takes the preflights of ${chain.path} and wants ${what}, which no browser sends with them.`,
      evidence: [
        field(
          deployed,
          [...at, taking.authorizationType === "NONE" ? "apiKeyRequired" : "authorizationType"],
          {
            expected: taking.authorizationType === "NONE" ? "false" : "NONE",
          },
        ),
        ...(byBrowser === undefined ? [] : [byBrowser]),
      ],
      fixes: [
        openPreflight(chain, { autoDeploy: stage.state === "ok" && stage.value.value.autoDeploy }, taking),
      ],
    };
  },
});

/** What of a REST API is there for browsers alone: an OPTIONS method that answers by itself, CORS headers on refusals. */
function signOfBrowsers(
  deployed: Located<DeployedApi>,
  draft: Gathered<Located<readonly GatewayResponse[]>>,
  taking: ApiMethod,
  index: number,
): Evidence | undefined {
  if (taking.httpMethod === "OPTIONS" && taking.integrationType === "MOCK") {
    return field(deployed, ["methods", index, "integrationType"]);
  }
  const customised = customisedResponses(deployed, draft);
  if (customised.state !== "known") return undefined;
  const at = customised.list.findIndex(allowsOrigins);
  return at < 0 ? undefined : field(customised.source, [...customised.path, at, "responseParameters"]);
}
