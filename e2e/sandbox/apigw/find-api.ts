/** Which API, stage and path a call is for. */
import type { Account, RegionState, World } from "../world";
import type { ApiDomainState, HttpApiState, RestApiState } from "../world-api";
import { type Call, headerOf, headerValues } from "./call";
import { matchesGlob } from "./glob";

export interface Home {
  readonly account: string;
  readonly region: string;
  readonly state: RegionState;
}

export type AnyApi =
  | { readonly protocol: "rest"; readonly rest: RestApiState }
  | { readonly protocol: "http" | "websocket"; readonly http: HttpApiState };

export type Door =
  | { readonly kind: "default-endpoint"; readonly vpcEndpoint?: string }
  | { readonly kind: "domain"; readonly domain: ApiDomainState };

export interface Located {
  readonly api: AnyApi;
  readonly home: Home;
  readonly door: Door;
  /** What the mapping or rule names; undefined where the path's first segment must. */
  readonly stage?: string;
  /** What is left of the path once the base path is taken away. */
  readonly path: string;
}

export type Place =
  | ({ readonly found: true } & Located)
  /** `certificate`: the domain wants one from the client. `mapping`: the domain leads nowhere for this path. */
  | { readonly found: false; readonly lacks: "api" | "mapping" | "certificate" };

const homesOf = (world: World): Home[] =>
  world.accounts.flatMap(({ id, regions }: Account) =>
    Object.entries(regions).map(([region, state]) => ({ account: id, region, state })),
  );

function apiById({ state }: Home, id: string): AnyApi | undefined {
  const rest = state.apigateway?.restApis.find(({ draft }) => draft.api.id === id);
  if (rest) return { protocol: "rest", rest };
  const http = state.apigateway?.httpApis.find(({ draft }) => draft.api.ApiId === id);
  return http && { protocol: http.draft.api.ProtocolType === "WEBSOCKET" ? "websocket" : "http", http };
}

interface DefaultHost {
  readonly region: string;
  readonly apiId?: string;
  readonly vpcEndpoint?: string;
}

/**
 * `{api}.execute-api…`, `{api}-{vpce}.execute-api…` and a VPC endpoint's own names.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
function defaultHost(host: string): DefaultHost | undefined {
  const own = /^(vpce-[a-z0-9]+)(?:-[a-z0-9-]+)?\.execute-api\.([a-z0-9-]+)\.vpce\.amazonaws\.com$/.exec(
    host,
  );
  if (own) return { region: own[2] ?? "", vpcEndpoint: own[1] ?? "" };
  const [, apiId, vpcEndpoint, region] =
    /^([a-z0-9]+)(?:-(vpce-[a-z0-9]+))?\.execute-api\.([a-z0-9-]+)\.amazonaws\.com$/.exec(host) ?? [];
  if (apiId === undefined || region === undefined) return undefined;
  return { region, apiId, ...(vpcEndpoint !== undefined && { vpcEndpoint }) };
}

function atDefaultHost(homes: readonly Home[], asked: DefaultHost, call: Call): Place {
  const named = asked.apiId ?? headerOf(call, "x-apigw-api-id") ?? defaultHost(call.host)?.apiId ?? "";
  for (const home of homes) {
    const api = home.region === asked.region ? apiById(home, named) : undefined;
    if (!api) continue;
    const { vpcEndpoint } = asked;
    const door: Door = { kind: "default-endpoint", ...(vpcEndpoint !== undefined && { vpcEndpoint }) };
    return { found: true, api, home, door, path: call.path };
  }
  return { found: false, lacks: "api" };
}

const segments = (path: string): string[] => path.split("/").filter((part) => part !== "");

/** The path without `base` where it begins with it, whole segments only. */
function below(path: string, base: string): string | undefined {
  const wanted = segments(base);
  const asked = segments(path);
  if (wanted.some((segment, n) => asked[n] !== segment)) return undefined;
  return wanted.length === 0 ? path : `/${asked.slice(wanted.length).join("/")}`;
}

interface Target {
  readonly apiId: string;
  readonly stage?: string;
  readonly path: string;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html */
function byRule({ routingRules }: ApiDomainState, call: Call): Target | undefined {
  const ordered = routingRules.toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0));
  for (const { Conditions = [], Actions = [] } of ordered) {
    let base = "";
    const fits = Conditions.every(({ MatchBasePaths, MatchHeaders }) => {
      const paths = MatchBasePaths?.AnyOf ?? [];
      const hit = paths.find((each) => below(call.path, each) !== undefined);
      base = hit ?? base;
      const headers = MatchHeaders?.AnyOf ?? [];
      return (
        (MatchBasePaths === undefined || hit !== undefined) &&
        (MatchHeaders === undefined ||
          headers.some(({ Header, ValueGlob }) =>
            headerValues(call, Header ?? "").some((value) => matchesGlob(ValueGlob ?? "", value)),
          ))
      );
    });
    const invoked = Actions[0]?.InvokeApi;
    if (!fits || !invoked) continue;
    const path = invoked.StripBasePath ? (below(call.path, base) ?? call.path) : call.path;
    return { apiId: invoked.ApiId ?? "", stage: invoked.Stage ?? "", path };
  }
  return undefined;
}

/** The longest mapping key that the path begins with. */
function byMapping({ mappings }: ApiDomainState, { path }: Call): Target | undefined {
  const fits = mappings
    .flatMap((mapping) => {
      const left = below(path, mapping.ApiMappingKey ?? "");
      return left === undefined ? [] : [{ mapping, left }];
    })
    .toSorted(
      (a, b) =>
        segments(b.mapping.ApiMappingKey ?? "").length - segments(a.mapping.ApiMappingKey ?? "").length,
    );
  const [best] = fits;
  if (!best) return undefined;
  const { ApiId = "", Stage } = best.mapping;
  return { apiId: ApiId, ...(Stage ? { stage: Stage } : {}), path: best.left };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html */
function targetOf(state: ApiDomainState, call: Call): Target | undefined {
  switch (state.domain.RoutingMode) {
    case "ROUTING_RULE_ONLY":
      return byRule(state, call);
    case "ROUTING_RULE_THEN_API_MAPPING":
      return byRule(state, call) ?? byMapping(state, call);
    default:
      return byMapping(state, call);
  }
}

function domainAt(homes: readonly Home[], host: string): { home: Home; domain: ApiDomainState } | undefined {
  const wildcard = host.replace(/^[^.]+/, "*");
  for (const wanted of [host, wildcard]) {
    for (const home of homes) {
      const domain = home.state.apigateway?.domains.find(
        (each) => each.domain.DomainName.toLowerCase() === wanted,
      );
      if (domain) return { home, domain };
    }
  }
  return undefined;
}

export function findApi(world: World, call: Call): Place {
  const homes = homesOf(world);
  const own = defaultHost(call.serverName);
  if (own) return atDefaultHost(homes, own, call);
  const at = domainAt(homes, call.serverName);
  if (!at) return { found: false, lacks: "api" };
  // Callers of the sandbox have no certificate to show.
  if (at.domain.domain.MutualTlsAuthentication?.TruststoreUri) return { found: false, lacks: "certificate" };
  const target = targetOf(at.domain, call);
  const api = target && apiById(at.home, target.apiId);
  if (!target || !api) return { found: false, lacks: "mapping" };
  return {
    found: true,
    api,
    home: at.home,
    door: { kind: "domain", domain: at.domain },
    ...(target.stage !== undefined && { stage: target.stage }),
    path: target.path,
  };
}
