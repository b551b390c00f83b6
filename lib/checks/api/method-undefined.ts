import { nearest } from "../../facts/nearest";
import { listed } from "../../facts/words";
import { apiKind } from "../../model/api-chain";
import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent, field, notRead } from "../evidence";

export default defineApiCheck({
  id: "method-undefined",
  title: "The API has the method that is asked for",
  failureTitle: "The API has no such method, deployed or drafted",
  description:
    "A path or method that an API does not have is answered 403 Missing Authentication Token by a REST API, and 404 by an HTTP API: no authorizer is asked. In a REST API a literal resource also hides what a greedy one beside it would take below that path.",
  severity: "breaks-sign-in",
  kinds: apiKind.options,
  hop: "method",
  meets: "403",
  forKind: { "http-open": { meets: "404" } },
  docs: [documents.apiForbidden, documents.httpRoutes],
  requires: ["draftMethods"],
  uses: ["deployed", "api"],
  judgesGaps: true,
  notApplicable: (_, { gap, draftIndex }) => {
    if (gap !== undefined && gap !== "method") return "The request does not come as far as a method.";
    return gap === "method" && draftIndex >= 0 ? "The draft has it; it is not deployed." : null;
  },
  evaluate: ({ draftMethods, deployed, api }, chain) => {
    const route = routeKey(chain.httpMethod, chain.path);
    if (chain.gap === undefined) return { outcome: "pass", evidence: [] };
    // With CORS settings an HTTP API answers preflights that no route takes: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
    if (chain.scope.kind === "http" && chain.httpMethod === "OPTIONS") {
      if (api.state !== "ok") return notRead("The API's CORS settings", api);
      if (api.value.value.cors !== null) {
        return {
          outcome: "pass",
          evidence: [field(api.value, ["cors"])],
          note: "No route takes it: the API answers preflights itself, by its CORS settings.",
        };
      }
    }
    const served = deployed.state === "ok" ? deployed.value.value.methods : draftMethods.value;
    const beside = served.filter(({ path }) => path === chain.path).map(({ httpMethod }) => httpMethod);
    const shadow =
      chain.scope.kind === "rest"
        ? shadowOf(
            chain.path,
            served.map(({ path }) => path),
          )
        : undefined;
    const close = nearest(chain.path, [...new Set(served.map(({ path }) => path))]);
    const hint =
      beside.length > 0
        ? ` The path has ${listed(beside)}.`
        : shadow !== undefined
          ? ` ${shadow.literal} stands beside ${shadow.greedy} and takes all that lies below it.`
          : close === undefined
            ? ""
            : ` The nearest path is ${close}.`;
    return {
      outcome: "fail",
      certainty: deployed.state === "ok" ? "proven" : "likely",
      because: `Stage ${chain.stage} of API ${chain.root.name} has no ${route}, and its draft has none either.${hint}`,
      evidence: [absent(chain.root, route)],
      fixes: [
        {
          type: "steps",
          title: "Call what exists, or add it and deploy",
          steps: [
            beside.length > 0
              ? `Send one of the methods that the path has: ${listed(beside)}.`
              : shadow !== undefined
                ? `Give ${shadow.literal} a child {proxy+} with the methods of ${shadow.greedy}, and deploy: a REST API does not fall back to a greedy resource beside a literal one.`
                : "Compare the path letter by letter: upper and lower case, a trailing slash and a stage that is named twice make another one.",
            "If it should exist: add it, with its authorizer, and deploy the API to the stage.",
          ],
        },
      ],
    };
  },
});

/**
 * The literal resource that keeps a path from a greedy one beside it: a REST API goes down the literal one, and does not
 * come back. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
function shadowOf(
  path: string,
  paths: readonly string[],
): { readonly literal: string; readonly greedy: string } | undefined {
  for (const greedy of paths.filter((one) => one.endsWith("+}"))) {
    const base = greedy.slice(0, greedy.lastIndexOf("/"));
    if (!path.startsWith(`${base}/`)) continue;
    const [segment = "", ...below] = path.slice(base.length + 1).split("/");
    const literal = `${base}/${segment}`;
    const isThere = paths.some((one) => one === literal || one.startsWith(`${literal}/`));
    if (below.length > 0 && isThere) return { literal, greedy };
  }
  return undefined;
}
