/** An authenticate-cognito or authenticate-oidc action, as the load balancer carries it out. */
import type { Action } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ListenerRule, World } from "../world";

/** Both kinds of action in one form. Values are the rule's own, to the letter. */
export interface AuthenticateAction {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userInfoEndpoint: string;
  readonly clientId: string;
  /** The secret that the load balancer was given and never returns. */
  readonly clientSecret: string;
  readonly scope: string;
  readonly cookieName: string;
  /** Seconds. */
  readonly sessionTimeout: number;
  readonly extraParams: Readonly<Record<string, string>>;
  readonly onUnauthenticated: string;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html */
const DEFAULTS = {
  scope: "openid",
  cookieName: "AWSELBAuthSessionCookie",
  sessionTimeout: 604_800,
  onUnauthenticated: "authenticate",
};

interface Common {
  readonly Scope?: string | undefined;
  readonly SessionCookieName?: string | undefined;
  readonly SessionTimeout?: number | undefined;
  readonly AuthenticationRequestExtraParams?: Record<string, string> | undefined;
  readonly OnUnauthenticatedRequest?: string | undefined;
}

const commonOf = (config: Common) => ({
  scope: config.Scope ?? DEFAULTS.scope,
  cookieName: config.SessionCookieName ?? DEFAULTS.cookieName,
  sessionTimeout: config.SessionTimeout ?? DEFAULTS.sessionTimeout,
  extraParams: config.AuthenticationRequestExtraParams ?? {},
  onUnauthenticated: config.OnUnauthenticatedRequest ?? DEFAULTS.onUnauthenticated,
});

/** What the load balancer was given: stated by the world, else what the provider or pool knows for the client. */
function heldSecret(world: World, ruleArn: string, clientId: string, issuer: string): string {
  const regions = world.accounts.flatMap((account) => Object.values(account.regions));
  const stated = regions
    .map((region) => region.elbv2.clientSecrets[ruleArn])
    .find((secret) => secret !== undefined);
  if (stated !== undefined) return stated;
  const appClient = regions
    .flatMap((region) => region.cognito.clients)
    .find((client) => client.ClientId === clientId);
  if (appClient) return appClient.ClientSecret ?? "";
  const own = world.providers.filter((each) => issuer.startsWith(`https://${each.host}${each.path}`));
  const known = [...own, ...world.providers].flatMap((each) => each.clients);
  return known.find((client) => client.client_id === clientId)?.client_secret ?? "";
}

/**
 * Addresses of a user pool's domain: a prefix is completed with the pool's Region, anything with a dot is taken as it
 * stands (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateCognitoActionConfig.html).
 */
function cognitoEndpoints(userPoolArn: string, domain: string) {
  const [, , , region = "", , resource = ""] = userPoolArn.split(":");
  const host = domain.includes(".") ? domain : `${domain}.auth.${region}.amazoncognito.com`;
  return {
    issuer: `https://cognito-idp.${region}.amazonaws.com/${resource.replace("userpool/", "")}`,
    authorizationEndpoint: `https://${host}/oauth2/authorize`,
    tokenEndpoint: `https://${host}/oauth2/token`,
    userInfoEndpoint: `https://${host}/oauth2/userInfo`,
  };
}

/** Undefined for actions that do not authenticate. */
export function authenticateAction(
  world: World,
  rule: ListenerRule,
  action: Action,
): AuthenticateAction | undefined {
  if (action.Type === "authenticate-cognito" && action.AuthenticateCognitoConfig) {
    const config = action.AuthenticateCognitoConfig;
    const endpoints = cognitoEndpoints(config.UserPoolArn ?? "", config.UserPoolDomain ?? "");
    const clientId = config.UserPoolClientId ?? "";
    const clientSecret = heldSecret(world, rule.RuleArn, clientId, endpoints.issuer);
    return { ...commonOf(config), ...endpoints, clientId, clientSecret };
  }
  if (action.Type === "authenticate-oidc" && action.AuthenticateOidcConfig) {
    const config = action.AuthenticateOidcConfig;
    const [issuer, clientId] = [config.Issuer ?? "", config.ClientId ?? ""];
    return {
      ...commonOf(config),
      issuer,
      authorizationEndpoint: config.AuthorizationEndpoint ?? "",
      tokenEndpoint: config.TokenEndpoint ?? "",
      userInfoEndpoint: config.UserInfoEndpoint ?? "",
      clientId,
      clientSecret: heldSecret(world, rule.RuleArn, clientId, issuer),
    };
  }
  return undefined;
}

/** Actions of a rule in the order in which they run. */
export const actionsOf = (rule: ListenerRule): Action[] =>
  [...(rule.Actions ?? [])].sort((a, b) => (a.Order ?? 1) - (b.Order ?? 1));
