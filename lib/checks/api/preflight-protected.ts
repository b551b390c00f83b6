import type { ApiMethod } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import { apiKind } from "../../model/api-chain";
import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { cameFromBrowser, isForBrowsers } from "./shared-cors";

export default defineApiCheck({
  id: "preflight-protected",
  title: "A browser's preflight is answered without a token",
  failureTitle: "A browser's preflight meets the authorizer",
  description:
    "Before a browser sends an Authorization header to another origin it asks with OPTIONS, which carries no token and no key. Where OPTIONS, or ANY or $default standing in for it, wants one, the preflight is refused and the call never made.",
  severity: "breaks-sign-in",
  kinds: apiKind.options.filter((kind) => !kind.startsWith("ws")),
  hop: "method",
  meets: "a CORS error in the browser: the preflight is answered 401 or 403",
  docs: [documents.restCors, documents.httpCors],
  requires: ["deployed", "api"],
  uses: ["draftGatewayResponses"],
  notApplicable: ({ deployed, api, draftGatewayResponses }, chain, { brought }) => {
    const drafted = draftGatewayResponses.state === "ok" ? draftGatewayResponses.value.value : [];
    const responses = deployed.value.gatewayResponses ?? drafted;
    const browsers =
      chain.scope.kind === "http"
        ? api.value.cors !== null
        : isForBrowsers(deployed.value.methods, responses);
    if (!browsers && !cameFromBrowser(brought)) {
      return "Nothing shows that browsers of another origin call the API.";
    }
    return preflightOf(deployed.value.methods, chain, api.value.cors !== null) === undefined
      ? "API Gateway answers preflights here itself, or has no method that takes them."
      : null;
  },
  evaluate: ({ deployed, api }, chain) => {
    const taking = preflightOf(deployed.value.methods, chain, api.value.cors !== null);
    if (taking === undefined) return { outcome: "unknown", because: "No method takes preflights." };
    const index = deployed.value.methods.indexOf(taking);
    const evidence = field(deployed, ["methods", index, "authorizationType"], { expected: "NONE" });
    if (taking.authorizationType === "NONE" && !taking.apiKeyRequired) {
      return { outcome: "pass", evidence: [field(deployed, ["methods", index, "authorizationType"])] };
    }
    const route = routeKey(taking.httpMethod, taking.path);
    return {
      outcome: "fail",
      certainty: "proven",
      because: `Preflights to ${chain.path} are taken by ${route}, which wants ${taking.authorizationType === "NONE" ? "an API key" : taking.authorizationType}: browsers send neither with them.`,
      evidence: [evidence],
      fixes: [
        {
          type: "steps",
          title: "Answer OPTIONS without authorization",
          steps:
            chain.scope.kind === "http"
              ? [
                  "Add a route OPTIONS /{proxy+} without an authorizer. With CORS settings on the API, API Gateway then answers it itself.",
                ]
              : [
                  `Add an OPTIONS method without authorization and without an API key to ${taking.path}: in the console, Enable CORS does so.`,
                  `Deploy the API to ${chain.stage}.`,
                ],
        },
      ],
    };
  },
});

/** The method that takes a preflight of the chain's path. With CORS settings an HTTP API answers all but what `$default` takes. */
function preflightOf(
  methods: readonly ApiMethod[],
  chain: ApiChain,
  hasCors: boolean,
): ApiMethod | undefined {
  const at = (path: string, httpMethod: string) =>
    methods.find((method) => method.path === path && method.httpMethod === httpMethod);
  if (chain.scope.kind === "http") {
    const open = at(chain.path, "OPTIONS") ?? at("/{proxy+}", "OPTIONS");
    if (open) return hasCors ? undefined : open;
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
    return hasCors ? at("$default", "") : (at(chain.path, "ANY") ?? at("$default", ""));
  }
  return at(chain.path, "OPTIONS") ?? at(chain.path, "ANY");
}
