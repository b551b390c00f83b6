import { nearest } from "../../facts/nearest";
import { listed } from "../../facts/words";
import { apiKind } from "../../model/api-chain";
import { routeKey } from "../../model/scope";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent } from "../evidence";

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
  uses: ["deployed"],
  judgesGaps: true,
  notApplicable: (_, { gap, draftIndex }) => {
    if (gap !== undefined && gap !== "method") return "The request does not come as far as a method.";
    return gap === "method" && draftIndex >= 0 ? "The draft has it; it is not deployed." : null;
  },
  evaluate: ({ draftMethods, deployed }, chain) => {
    const route = routeKey(chain.httpMethod, chain.path);
    if (chain.gap === undefined) return { outcome: "pass", evidence: [] };
    const served = deployed.state === "ok" ? deployed.value.value.methods : draftMethods.value;
    const beside = served.filter(({ path }) => path === chain.path).map(({ httpMethod }) => httpMethod);
    const close = nearest(chain.path, [...new Set(served.map(({ path }) => path))]);
    const hint =
      beside.length > 0
        ? ` The path has ${listed(beside)}.`
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
              : "Compare the path letter by letter: upper and lower case, a trailing slash and a stage that is named twice make another one.",
            "If it should exist: add it, with its authorizer, and deploy the API to the stage.",
          ],
        },
      ],
    };
  },
});
