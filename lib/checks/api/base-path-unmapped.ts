import type { Located } from "../../facts/located";
import { listed } from "../../facts/words";
import type { ApiDomain, ApiMapping, ApiMethod, RoutingRule } from "../../model/api";
import { type ApiChain, apiKind } from "../../model/api-chain";
import type { Evidence, Verdict } from "../../model/finding";
import { resolveApi } from "../../routing/api/resolve-api";
import type { RequestTarget } from "../../routing/index";
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
  docs: [documents.apiMappings, documents.apiRoutingMode, documents.apiForbidden],
  requires: [],
  uses: ["domain", "mappings", "routingRules", "deployed", "draftMethods"],
  judgesGaps: true,
  notApplicable: ({ domain, mappings }) =>
    domain.state === "skipped" && mappings.state === "skipped" ? "No custom domain was asked." : null,
  evaluate: ({ domain, mappings, routingRules, deployed, draftMethods }, chain, { request }) => {
    if (domain.state !== "ok") return notRead("The custom domain", domain);
    const mode = domain.value.value?.routingMode ?? "API_MAPPING_ONLY";
    const byRules = mode !== "API_MAPPING_ONLY";
    const byMappings = mode !== "ROUTING_RULE_ONLY";
    if (byMappings && mappings.state !== "ok") return notRead("The custom domain's mappings", mappings);
    if (byRules && routingRules.state !== "ok") {
      return notRead("The custom domain's routing rules", routingRules);
    }
    const routing = {
      domain: domain.value,
      mapped: byMappings && mappings.state === "ok" ? mappings.value : undefined,
      ruled: byRules && routingRules.state === "ok" ? routingRules.value : undefined,
    };
    const evidence = evidenceOf(routing);
    if (chain.gap === "domain-mapping") return unmapped(routing, request?.path ?? chain.path);
    if (chain.gap === "method" && chain.path.startsWith(`/${chain.stage}/`)) {
      const rest = chain.path.slice(chain.stage.length + 1);
      const served = deployed.state === "ok" ? deployed.value.value.methods : undefined;
      const known = served ?? (draftMethods.state === "ok" ? draftMethods.value.value : undefined);
      // Without the stage it would be met by nobody either: what is wrong is the path itself.
      if (request !== undefined && known !== undefined && !serves(chain, known, { ...request, path: rest })) {
        return { outcome: "pass", evidence };
      }
      return {
        outcome: "fail",
        certainty: served === undefined ? "likely" : "proven",
        because: `The path names the stage ${chain.stage}, which ${byRules ? "the routing" : "the mapping"} of ${domain.value.resource.name} names already: the API is asked for ${chain.path}, and has no such path.`,
        evidence,
        fixes: [
          {
            type: "steps",
            title: "Leave the stage out of the path",
            steps: [`On the custom domain, call ${rest} instead of ${chain.path}.`],
          },
        ],
      };
    }
    return { outcome: "pass", evidence };
  },
});

interface Routing {
  /** Null: API Gateway has no such domain. */
  readonly domain: Located<ApiDomain | null>;
  /** Undefined where the domain does not look at them. */
  readonly mapped: Located<readonly ApiMapping[]> | undefined;
  readonly ruled: Located<readonly RoutingRule[]> | undefined;
}

function evidenceOf({ domain, mapped, ruled }: Routing): [Evidence, ...Evidence[]] {
  const [first, ...others] = [ruled, mapped].flatMap((read) => (read === undefined ? [] : [field(read, [])]));
  return first === undefined ? [field(domain, ["routingMode"])] : [first, ...others];
}

function unmapped(routing: Routing, path: string): Verdict {
  const { domain, mapped, ruled } = routing;
  const keys = (mapped?.value ?? []).map(({ key }) => (key === "" ? "the empty mapping" : `/${key}`));
  const rules = (ruled?.value ?? []).map(ruleInWords);
  const has = [
    ...(ruled === undefined ? [] : rules.length === 0 ? ["no routing rule"] : rules),
    ...(mapped === undefined ? [] : keys.length === 0 ? ["no mapping"] : keys),
  ];
  const what = ruled === undefined ? "mapping" : mapped === undefined ? "routing rule" : "mapping or rule";
  const call =
    keys.length > 0
      ? `Begin the path with one of the mappings: ${listed(keys)}.`
      : rules.length > 0
        ? `Call as the routing wants it: ${listed(rules)}.`
        : `Add a ${what} to the custom domain: it leads nowhere yet.`;
  return {
    outcome: "fail",
    certainty: "proven",
    because: `Custom domain ${domain.resource.name} ${mapped === undefined ? "has no rule" : "maps nothing"} for ${path}; it has ${listed(has)}.`,
    evidence: evidenceOf(routing),
    fixes: [
      {
        type: "steps",
        title: "Call a mapped path, or map this one",
        steps: [
          call,
          `If callers should keep the old path: add a ${what} for it to the same API and stage. No deployment is needed.`,
        ],
      },
    ],
  };
}

/** What a routing rule wants of a request, in words. */
function ruleInWords({ priority, headers, basePaths }: RoutingRule): string {
  const wants = [
    ...(basePaths.length === 0 ? [] : [basePaths.map((one) => `/${one}`).join(" or ")]),
    ...headers.map(({ header, valueGlob }) => `header ${header}: ${valueGlob}`),
  ];
  return `a rule for ${wants.length === 0 ? "everything" : wants.join(" with ")} (priority ${priority})`;
}

/** Whether the chain's stage would answer a request for this path. */
function serves(
  { scope, stage, root }: ApiChain,
  methods: readonly ApiMethod[],
  request: RequestTarget,
): boolean {
  const { gap } = resolveApi({
    kind: scope.kind,
    request,
    stages: [{ stageName: stage }],
    methodsOf: () => ({ methods, drafted: false }),
    mapped: { apiId: root.id, stage, path: request.path, outcome: "hit" },
  });
  return gap === undefined;
}
