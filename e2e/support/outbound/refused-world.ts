import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { RegionState, World } from "../../sandbox/world";
import { cognitoWorld } from "../../scenarios/build-cognito";
import { ACCOUNT, idsOf, REGION } from "../../scenarios/build-ids";
import { jwtWorld } from "../../scenarios/build-jwt";
import type { Parts } from "../../scenarios/build-load-balancer";
import { mergeWorlds } from "../../scenarios/build-merge";
import { oidcWorld } from "../../scenarios/build-oidc";
import { listenerRule } from "../../scenarios/build-rule";
import { PROVIDER } from "./provider-answer";
import { PUBLIC_ADDRESS, type RefusedTarget } from "./refused-targets";

/**
 * How a target comes to be asked: as every address of an authenticate-oidc action or of a jwt-validation action, as
 * the domain of an authenticate-cognito action, as what an allowed provider publishes, as where it redirects to.
 */
export const PLACES = ["oidc", "jwt", "cognito", "published", "redirected"] as const;
export type Place = (typeof PLACES)[number];

/** A rule that leads to a target. `kind` is null for the one of each place that may be asked. */
export interface Led {
  readonly place: Place;
  readonly kind: string | null;
  readonly url: string;
  readonly ruleArn: string;
  readonly chain: string;
  readonly scope: string;
  /** A URL that the rule takes. */
  readonly request: string;
  /** Under which texts a snapshot keeps what came of the target: addresses, the rule, the app client. */
  readonly asked: readonly string[];
}

/** A Region without load balancers, to look hosts up in. */
export const EMPTY_REGION = "eu-north-1";

export interface RefusedWorld {
  readonly world: World;
  readonly led: readonly Led[];
  /** Addresses of the hosts that the load balancers serve, and of their own names. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** A user pool that rules name. */
  readonly poolId: string;
}

type Target = Pick<Led, "kind" | "url">;

const GOOD: Target = { kind: null, url: `https://${PROVIDER}/good` };
const GOOD_ENDPOINTS = ["authorize", "token", "userinfo"].map((name) => `${GOOD.url}/${name}`);

const hostOf = (url: string) => /^\s*\w+:[\\/]*([^/]*)/.exec(url)?.[1] ?? url;
const isFirst = <T>(one: T, index: number, all: readonly T[]) => all.indexOf(one) === index;

/** A domain has no scheme and no path: named by one is what is refused for its host. A bare label is a prefix. */
function domainsOf(targets: readonly RefusedTarget[]): Target[] {
  const hosts = targets
    .filter(({ url, unguarded }) => url.startsWith("https:") && !unguarded?.startsWith(PUBLIC_ADDRESS))
    .map(({ url }) => hostOf(url))
    .filter((host) => !/^\w+$/.test(host))
    .filter(isFirst);
  const injected = ["127.0.0.1/a.", "127.0.0.1?a.", "127.0.0.1#a.", "127.0.0.1:8080"];
  return [...hosts, ...injected].map((url) => ({ kind: "a user pool domain", url }));
}

function oidc(Issuer: string, [authorize, token, userinfo]: readonly string[]): Action {
  return {
    Type: "authenticate-oidc",
    Order: 1,
    AuthenticateOidcConfig: {
      Issuer,
      AuthorizationEndpoint: authorize,
      TokenEndpoint: token,
      UserInfoEndpoint: userinfo,
      ClientId: "client",
      SessionCookieName: "AWSELBAuthSessionCookie",
      Scope: "openid",
      SessionTimeout: 604_800,
      OnUnauthenticatedRequest: "authenticate",
    },
  };
}

interface Leading {
  readonly action: Action;
  readonly asked: readonly string[];
}

/** The action that leads to a target. */
function leadTo(place: Exclude<Place, "cognito">, { kind, url }: Target): Leading {
  if (place === "jwt") {
    const JwksEndpoint = kind === null ? `${url}/jwks` : url;
    const action: Action = {
      Type: "jwt-validation",
      Order: 1,
      JwtValidationConfig: { Issuer: url, JwksEndpoint },
    };
    return { action, asked: [url, JwksEndpoint] };
  }
  if (kind === null)
    return { action: oidc(url, GOOD_ENDPOINTS), asked: [url, ...GOOD_ENDPOINTS, `${url}/jwks`] };
  const way = place === "published" ? "publish" : "to";
  const behind = `https://${PROVIDER}/${way}?${encodeURIComponent(url)}`;
  if (place === "published") return { action: oidc(behind, GOOD_ENDPOINTS), asked: [url] };
  const named = place === "oidc" ? url : behind;
  return { action: oidc(named, [named, named, `${named}?userinfo`]), asked: [named, `${named}?userinfo`] };
}

/** Load balancers for each place, with a rule for each target and at most `rulesEach` of them. */
export function refusedWorld(targets: readonly RefusedTarget[], rulesEach: number): RefusedWorld {
  const hosts: Record<string, readonly string[]> = {};
  const led: Led[] = [];
  let poolId = "";

  const fill = (
    place: Place,
    parts: Parts,
    some: readonly Target[],
    leading: (target: Target, index: number) => Leading,
  ) => {
    const { region, listener, rule, loadBalancer, forward, host, name } = parts;
    const ids = idsOf(host.replace(/\..*/, ""));
    some.forEach((target, index) => {
      const { action, asked } = leading(target, index);
      const added = listenerRule(ids, listener.ListenerArn, `target ${index}`, {
        Priority: String(index + 1),
        IsDefault: false,
        Conditions: [...(rule.Conditions ?? []), pathCondition(`/${index}/*`)],
        Actions: [action, forward],
      });
      region.elbv2.rules.unshift(added);
      const { RuleArn: ruleArn } = added;
      const chain = chainId(ruleArn);
      const scope = chain.split("/").slice(0, 5).join("/");
      const request = `https://${host}/${index}/page`;
      led.push({ place, ...target, ruleArn, chain, scope, request, asked: [...asked, ruleArn] });
    });
    region.elbv2.rules = region.elbv2.rules.filter((each) => each !== rule);
    hosts[host] = name.a;
    hosts[(loadBalancer.DNSName ?? "").toLowerCase()] = name.a;
  };

  const build = (place: Place, some: readonly Target[], slice: number): World => {
    const id = `refused-${place}-${slice}`;
    if (place !== "cognito") {
      const world = place === "jwt" ? jwtWorld : oidcWorld;
      return world(id, (parts: Parts) => fill(place, parts, some, (target) => leadTo(place, target)));
    }
    return cognitoWorld(id, (parts) => {
      const { pool, client, domain, authenticate, region } = parts;
      poolId = pool.Id;
      // A client is asked about once, so each domain has its own.
      const clientOf = (index: number) => `${client.ClientId.slice(0, 20)}${index}`;
      fill(place, parts, some, ({ url }, index) => {
        const own = { UserPoolClientId: clientOf(index), UserPoolDomain: url };
        const host = url.includes(".") ? url : `${url}.auth.${REGION}.amazoncognito.com`;
        return {
          action: {
            Type: "authenticate-cognito",
            Order: 1,
            AuthenticateCognitoConfig: { ...authenticate, ...own },
          },
          asked: [
            `https://${host}/oauth2/token`,
            `https://${host}/oauth2/userInfo`,
            `${pool.Id}/${clientOf(index)}`,
          ],
        };
      });
      region.cognito.clients = some.map((_, index) => ({ ...client, ClientId: clientOf(index) }));
      region.cognito.domains = some.map(({ url }) => ({ ...domain, Domain: url }));
    });
  };

  const worlds = PLACES.flatMap((place) => {
    return inSlices(targetsOf(place, targets), rulesEach).map((some, slice) => build(place, some, slice));
  });
  const world = mergeWorlds(worlds);
  for (const { regions } of world.accounts) regions[EMPTY_REGION] = emptied(regions[REGION]);
  return { world, led, hosts, poolId };
}

function emptied(region: RegionState | undefined): RegionState {
  const empty = Object.entries(region ?? {}).map(([service, state]) => [
    service,
    Object.fromEntries(Object.entries(state).map(([key, rows]) => [key, Array.isArray(rows) ? [] : {}])),
  ]);
  return Object.fromEntries(empty) as RegionState;
}

/** A redirect is not followed wherever it leads: one target of each kind will do. */
function targetsOf(place: Place, targets: readonly RefusedTarget[]): Target[] {
  if (place === "cognito") return [{ ...GOOD, url: PROVIDER }, ...domainsOf(targets)];
  if (place !== "redirected") return [GOOD, ...targets];
  return [GOOD, ...onePerKind(targets)];
}

/** Addresses by name only, spellings by the first of them. */
export function onePerKind(targets: readonly RefusedTarget[]): RefusedTarget[] {
  const kinds = targets.map(({ kind }) => kind);
  return targets.filter(({ kind }, index) => !kind.endsWith("literal") && kinds.indexOf(kind) === index);
}

function inSlices<T>(all: readonly T[], size: number): T[][] {
  const starts = Array.from({ length: Math.ceil(all.length / size) }, (_, n) => n * size);
  return starts.map((start) => all.slice(start, start + size));
}

function pathCondition(path: string) {
  return { Field: "path-pattern", Values: [path], PathPatternConfig: { Values: [path] } };
}

/** `alb/<account>/<region>/<name>/<id>/<listener>/<rule>`, of `…:listener-rule/app/<name>/<id>/<listener>/<rule>`. */
function chainId(ruleArn: string): string {
  return `alb/${ACCOUNT}/${REGION}/${ruleArn.split(":listener-rule/app/")[1]}`;
}
