import { artifactOfChain, providerAddresses } from "../facts/artifact-of-chain";
import { callbackUrl, hostedHost } from "../facts/cognito-addresses";
import type { AuthChain } from "../model/chain";
import type { AlbHopId } from "../model/finding";
import type { FlowNode } from "../model/flow-graph";
import type { Action, RuleCondition } from "../model/load-balancer";
import type { ResourceRef } from "../model/resource";
import type { Snapshot } from "../model/snapshot";

/** Which thing a hop is, and what is worth seeing there. */
export type Description = Pick<FlowNode, "name" | "details"> & { resource?: ResourceRef };
type Detail = FlowNode["details"][number];

/** Which thing a hop is, and the configuration that is worth seeing there. */
export function describeHop(hop: AlbHopId, snapshot: Snapshot, chain: AuthChain): Description {
  const config = configOf(snapshot, chain);
  const host = chain.hosts[0] ?? chain.hostPatterns[0] ?? "any host";
  switch (hop) {
    case "browser":
      return { name: host, details: rows([["Opens", `https://${host}/`]]) };
    case "listener":
      return {
        name: `${chain.protocol}:${chain.port}`,
        resource: { kind: "listener", id: chain.listenerArn, name: `${chain.protocol}:${chain.port}` },
        details: rows([
          ["Load balancer", chain.root.name],
          ["Listener", chain.listenerArn],
        ]),
      };
    case "rule":
      return {
        name: chain.ruleName,
        resource: { kind: "rule", id: chain.ruleArn, name: chain.ruleName },
        details: rows([["Rule", chain.ruleArn], ...conditionRows(snapshot, chain)]),
      };
    case "authenticate":
      return { name: authenticateName(chain), details: config ? rows(config) : [] };
    case "authorize":
      return endpoint(authorizationEndpoint(snapshot, chain), "Authorization endpoint");
    case "callback":
      return {
        name: "/oauth2/idpresponse",
        details: rows(chain.hosts.map((known): [string, string] => ["Callback URL", callbackUrl(known)])),
      };
    case "token":
      return chain.kind === "alb-jwt"
        ? endpoint(jwksEndpoint(snapshot, chain), "JWKS endpoint")
        : endpoint(providerAddresses(snapshot, chain)?.tokenEndpoint ?? null, "Token endpoint");
    case "userinfo":
      return endpoint(providerAddresses(snapshot, chain)?.userInfoEndpoint ?? null, "Userinfo endpoint");
    case "session":
      return sessionOf(config);
    case "target":
      return targetOf(snapshot, chain);
  }
}

/** Label and value, one detail each. */
export function rows(pairs: readonly (readonly [string, string])[]): Detail[] {
  return pairs.map(([label, value]) => ({ label, value }));
}

function endpoint(url: string | null, label: string): Description {
  if (url === null) return { name: "not named", details: [] };
  return {
    name: hostOf(url),
    resource: { kind: "endpoint", id: url, name: hostOf(url) },
    details: rows([[label, url]]),
  };
}

/** The host of a URL; the text itself where it is none. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function authenticateName(chain: AuthChain): string {
  switch (chain.kind) {
    case "alb-cognito":
      return "authenticate-cognito";
    case "alb-oidc":
      return "authenticate-oidc";
    case "alb-jwt":
      return "jwt-validation";
    case "alb-open":
      return "none";
  }
}

function configOf(snapshot: Snapshot, chain: AuthChain): [string, string][] | null {
  const cognito = artifactOfChain("cognitoConfig", snapshot, chain, undefined);
  if (cognito.state === "ok") {
    const { AuthenticationRequestExtraParams: extra, ...rest } = cognito.value.value;
    return [...Object.entries(rest).map(text), ...Object.entries(extra).map(text)];
  }
  const oidc = artifactOfChain("oidcConfig", snapshot, chain, undefined);
  if (oidc.state === "ok") {
    const { AuthenticationRequestExtraParams: extra, ...rest } = oidc.value.value;
    return [...Object.entries(rest).map(text), ...Object.entries(extra).map(text)];
  }
  const jwt = artifactOfChain("jwtConfig", snapshot, chain, undefined);
  if (jwt.state !== "ok") return null;
  const claims = jwt.value.value.AdditionalClaims.map((claim): [string, string] => [
    claim.Name,
    claim.Values.join(", "),
  ]);
  return [["Issuer", jwt.value.value.Issuer], ["JwksEndpoint", jwt.value.value.JwksEndpoint], ...claims];
}

function text([label, value]: [string, string | number]): [string, string] {
  return [label, String(value)];
}

function sessionOf(config: [string, string][] | null): Description {
  const of = (name: string) => config?.find(([label]) => label === name)?.[1];
  const cookie = of("SessionCookieName") ?? "AWSELBAuthSessionCookie";
  return {
    name: cookie,
    details: rows([
      ["Cookie", `${cookie}-0 to -3`],
      ["Session timeout", `${of("SessionTimeout") ?? "604800"} s`],
    ]),
  };
}

function authorizationEndpoint(snapshot: Snapshot, chain: AuthChain): string | null {
  if (chain.provider) return chain.provider.authorizationEndpoint;
  const cognito = artifactOfChain("cognitoConfig", snapshot, chain, undefined);
  if (cognito.state !== "ok" || !chain.client) return null;
  return `https://${hostedHost(cognito.value.value.UserPoolDomain, chain.client.region)}/oauth2/authorize`;
}

function jwksEndpoint(snapshot: Snapshot, chain: AuthChain): string | null {
  const jwt = artifactOfChain("jwtConfig", snapshot, chain, undefined);
  return jwt.state === "ok" ? jwt.value.value.JwksEndpoint : null;
}

function targetOf(snapshot: Snapshot, chain: AuthChain): Description {
  const rule = artifactOfChain("rule", snapshot, chain, undefined);
  const action = rule.state === "ok" ? rule.value.value.Actions.at(-1) : undefined;
  if (!action) return { name: "unknown", details: [] };
  return { name: actionName(action), details: rows(actionRows(action)) };
}

function actionName(action: Action): string {
  switch (action.Type) {
    case "forward": {
      const [first, ...others] = action.TargetGroups;
      if (!first) return "no target group";
      return others.length === 0
        ? targetGroupName(first.TargetGroupArn)
        : `${action.TargetGroups.length} target groups`;
    }
    case "redirect":
      return `redirect ${action.RedirectConfig.StatusCode.replace("HTTP_", "")}`;
    case "fixed-response":
      return `fixed ${action.FixedResponseConfig.StatusCode}`;
    default:
      return action.Type;
  }
}

function actionRows(action: Action): [string, string][] {
  switch (action.Type) {
    case "forward":
      return action.TargetGroups.map((group) => [
        "Target group",
        `${group.TargetGroupArn} (weight ${group.Weight})`,
      ]);
    case "redirect": {
      const { Protocol, Host, Port, Path, Query } = action.RedirectConfig;
      return [["Location", `${Protocol}://${Host}:${Port}${Path}?${Query}`]];
    }
    default:
      return [];
  }
}

function targetGroupName(arn: string): string {
  return arn.split("/")[1] ?? arn;
}

function conditionRows(snapshot: Snapshot, chain: AuthChain): [string, string][] {
  const rule = artifactOfChain("rule", snapshot, chain, undefined);
  if (rule.state !== "ok") return [];
  return rule.value.value.Conditions.map((condition) => [condition.Field, conditionText(condition)]);
}

function conditionText(condition: RuleCondition): string {
  const query =
    condition.QueryStringConfig?.Values.map(({ Key, Value }) => (Key ? `${Key}=${Value}` : Value)) ?? [];
  const values = [
    ...(condition.Values ?? []),
    ...(condition.HostHeaderConfig?.Values ?? []),
    ...(condition.PathPatternConfig?.Values ?? []),
    ...(condition.HttpHeaderConfig?.Values ?? []).map(
      (value) => `${condition.HttpHeaderConfig?.HttpHeaderName}: ${value}`,
    ),
    ...(condition.HttpRequestMethodConfig?.Values ?? []),
    ...(condition.SourceIpConfig?.Values ?? []),
    ...query,
    ...[
      ...(condition.RegexValues ?? []),
      ...(condition.HostHeaderConfig?.RegexValues ?? []),
      ...(condition.PathPatternConfig?.RegexValues ?? []),
      ...(condition.HttpHeaderConfig?.RegexValues ?? []),
    ].map((expression) => `/${expression}/`),
  ];
  return [...new Set(values)].join(" or ");
}
