import { listed } from "../../facts/words";
import { apiKind } from "../../model/api-chain";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";

export default defineApiCheck({
  id: "base-path-unmapped",
  title: "The custom domain maps the path that is asked for",
  failureTitle: "The custom domain maps no API for this path",
  description:
    "A custom domain leads to an API and a stage by its mappings and routing rules. A path that none of them takes is answered 403 by API Gateway itself. The stage is not part of the path there: a mapping names it already.",
  severity: "breaks-sign-in",
  kinds: apiKind.options,
  hop: "domain",
  meets: "403",
  forKind: { "http-open": { meets: "403 or 404" } },
  docs: [documents.apiMappings, documents.apiForbidden],
  requires: [],
  uses: ["domain", "mappings"],
  judgesGaps: true,
  notApplicable: ({ domain, mappings }) =>
    domain.state === "skipped" && mappings.state === "skipped" ? "No custom domain was asked." : null,
  evaluate: ({ domain, mappings }, chain, { request }) => {
    if (domain.state !== "ok") return notRead("The custom domain", domain);
    if (mappings.state !== "ok") return notRead("The custom domain's mappings", mappings);
    const keys = mappings.value.value.map(({ key }) => (key === "" ? "the empty mapping" : `/${key}`));
    const path = request?.path ?? chain.path;
    if (chain.gap === "domain-mapping") {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `Custom domain ${domain.value.resource.name} maps nothing for ${path}; it has ${keys.length === 0 ? "no mapping" : listed(keys)}.`,
        evidence: [field(mappings.value, [])],
        fixes: [
          {
            type: "steps",
            title: "Call a mapped path, or map this one",
            steps: [
              keys.length === 0
                ? "Add a mapping to the custom domain: it leads nowhere yet."
                : `Begin the path with one of the mappings: ${listed(keys)}.`,
              "If callers should keep the old path: add a mapping for it to the same API and stage. No deployment is needed.",
            ],
          },
        ],
      };
    }
    if (chain.gap === "method" && chain.path.startsWith(`/${chain.stage}/`)) {
      const rest = chain.path.slice(chain.stage.length + 1);
      return {
        outcome: "fail",
        certainty: "proven",
        because: `The path names the stage ${chain.stage}, which the mapping of ${domain.value.resource.name} names already: the API is asked for ${chain.path}, and has no such path.`,
        evidence: [field(mappings.value, [])],
        fixes: [
          {
            type: "steps",
            title: "Leave the stage out of the path",
            steps: [`On the custom domain, call ${rest} instead of ${chain.path}.`],
          },
        ],
      };
    }
    return { outcome: "pass", evidence: [field(mappings.value, [])] };
  },
});
