import * as z from "zod";

/** One load balancer and everything that it points at. */
export const scope = z.strictObject({
  kind: z.literal("alb"),
  account: z.string(),
  region: z.string(),
  name: z.string(),
  id: z.string(),
});
export type Scope = z.infer<typeof scope>;

const segment = (text: string) => encodeURIComponent(text);

/** `alb/<account>/<region>/<lb name>/<lb id>`, each segment percent-encoded. */
export function scopeId(scope: Scope): string {
  return [scope.kind, scope.account, scope.region, scope.name, scope.id].map(segment).join("/");
}

/** One API and everything that it points at. `id` is the API's. */
export const apiScope = z.strictObject({
  kind: z.enum(["rest", "http", "ws"]),
  account: z.string(),
  region: z.string(),
  id: z.string(),
});
export type ApiScope = z.infer<typeof apiScope>;

/** `rest/<account>/<region>/<api id>`, likewise `http/…` and `ws/…`. */
export function apiScopeId({ kind, account, region, id }: ApiScope): string {
  return [kind, account, region, id].map(segment).join("/");
}

/**
 * The chain id of a method or route: `rest/<scope>/<stage>/<METHOD>/<resource path>`, `http/<scope>/<stage>/<route key>`,
 * `ws/…` likewise.
 */
export function apiChainId(scope: ApiScope, stage: string, httpMethod: string, path: string): string {
  const last = scope.kind === "rest" ? [httpMethod, path] : [routeKey(httpMethod, path)];
  return [apiScopeId(scope), ...[stage, ...last].map(segment)].join("/");
}

/** A route as HTTP and WebSocket APIs name it: `GET /orders`, `$default`, `$connect`. */
export function routeKey(httpMethod: string, path: string): string {
  return httpMethod === "" ? path : `${httpMethod} ${path}`;
}

/** Where an API chain id leads. */
export interface ApiPlace {
  readonly scope: ApiScope;
  readonly stage?: string;
  readonly httpMethod?: string;
  readonly path?: string;
}

/** Reads a scope or chain id of an API. Null where it is neither. */
export function parseApiChainId(text: string): ApiPlace | null {
  const parts = decodeSegments(text);
  if (parts === null) return null;
  const [kind, account, region, id, stage, first, second] = parts;
  if ((kind !== "rest" && kind !== "http" && kind !== "ws") || !account || !region || !id) return null;
  const found: ApiScope = { kind, account, region, id };
  if (parts.length === 4) return { scope: found };
  // Of what no mapping leads to, the stage is empty.
  if (stage === undefined || !first) return null;
  if (kind === "rest") {
    return parts.length === 7 && second ? { scope: found, stage, httpMethod: first, path: second } : null;
  }
  if (parts.length !== 6) return null;
  const space = first.indexOf(" ");
  return space < 0
    ? { scope: found, stage, httpMethod: "", path: first }
    : { scope: found, stage, httpMethod: first.slice(0, space), path: first.slice(space + 1) };
}

/** The chain id of a rule: the scope id, the listener's and the rule's last ARN segment. */
export function albChainId(scope: Scope, listenerArn: string, ruleArn: string): string {
  const last = (arn: string) => segment(arn.slice(arn.lastIndexOf("/") + 1));
  return `${scopeId(scope)}/${last(listenerArn)}/${last(ruleArn)}`;
}

/**
 * Reads a scope or chain id. Null where it is neither.
 * `listenerId` and `ruleId` are set for a chain id only.
 */
export function parseChainId(text: string): { scope: Scope; listenerId?: string; ruleId?: string } | null {
  const parts = decodeSegments(text);
  if (parts === null) return null;
  const [kind, account, region, name, id, listenerId, ruleId] = parts;
  if (kind !== "alb" || (parts.length !== 5 && parts.length !== 7)) return null;
  if (!account || !region || !name || !id) return null;
  const parsed: Scope = { kind, account, region, name, id };
  return listenerId && ruleId ? { scope: parsed, listenerId, ruleId } : { scope: parsed };
}

function decodeSegments(text: string): string[] | null {
  try {
    return text.split("/").map(decodeURIComponent);
  } catch {
    return null; // a stray "%"
  }
}

/** The scope that an application load balancer's ARN names; null for any other ARN. */
export function scopeOfLoadBalancerArn(arn: string): Scope | null {
  const match = /^arn:[^:]+:elasticloadbalancing:([^:]+):(\d{12}):loadbalancer\/app\/([^/]+)\/([^/]+)$/.exec(
    arn,
  );
  if (!match) return null;
  const [, region = "", account = "", name = "", id = ""] = match;
  return { kind: "alb", account, region, name, id };
}
