import "server-only";
import type {
  AuthenticateCognitoActionConfig,
  AuthenticateOidcActionConfig,
  Action as AwsAction,
  ForwardActionConfig,
  JwtValidationActionConfig,
  RedirectActionConfig,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Action, CognitoConfig, JwtConfig, OidcConfig } from "../../model/load-balancer";
import { withoutUndefined } from "../without-undefined";

/**
 * An action with AWS's documented defaults filled in. `index` stands in for an order that is not given.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
 */
export function normaliseAction(raw: AwsAction, index: number): Action {
  const Order = raw.Order ?? index + 1;
  return readKnownAction(raw, Order) ?? { Type: "other", Order, AwsType: raw.Type ?? "" };
}

/** Null: a type that is not known here, or one without its configuration. */
function readKnownAction(raw: AwsAction, Order: number): Action | null {
  switch (raw.Type) {
    case "authenticate-cognito": {
      const AuthenticateCognitoConfig =
        raw.AuthenticateCognitoConfig && cognitoConfig(raw.AuthenticateCognitoConfig);
      return AuthenticateCognitoConfig ? { Type: raw.Type, Order, AuthenticateCognitoConfig } : null;
    }
    case "authenticate-oidc": {
      const AuthenticateOidcConfig = raw.AuthenticateOidcConfig && oidcConfig(raw.AuthenticateOidcConfig);
      return AuthenticateOidcConfig ? { Type: raw.Type, Order, AuthenticateOidcConfig } : null;
    }
    case "jwt-validation":
      return raw.JwtValidationConfig
        ? { Type: raw.Type, Order, JwtValidationConfig: jwtConfig(raw.JwtValidationConfig) }
        : null;
    case "forward":
      return { Type: raw.Type, Order, TargetGroups: targetGroups(raw.ForwardConfig, raw.TargetGroupArn) };
    case "redirect":
      return raw.RedirectConfig
        ? { Type: raw.Type, Order, RedirectConfig: redirectConfig(raw.RedirectConfig) }
        : null;
    case "fixed-response":
      return raw.FixedResponseConfig
        ? {
            Type: raw.Type,
            Order,
            FixedResponseConfig: withoutUndefined({
              StatusCode: raw.FixedResponseConfig.StatusCode ?? "",
              ContentType: raw.FixedResponseConfig.ContentType,
            }),
          }
        : null;
    default:
      return null;
  }
}

/** Null: `OnUnauthenticatedRequest` has a value that is not known here, so what the rule does is not either. */
function cognitoConfig(raw: AuthenticateCognitoActionConfig): CognitoConfig | null {
  const OnUnauthenticatedRequest = onUnauthenticated(raw.OnUnauthenticatedRequest);
  if (OnUnauthenticatedRequest === null) return null;
  return {
    UserPoolArn: raw.UserPoolArn ?? "",
    UserPoolClientId: raw.UserPoolClientId ?? "",
    UserPoolDomain: raw.UserPoolDomain ?? "",
    SessionCookieName: raw.SessionCookieName ?? SESSION_COOKIE,
    Scope: raw.Scope ?? SCOPE,
    SessionTimeout: raw.SessionTimeout ?? SESSION_SECONDS,
    AuthenticationRequestExtraParams: raw.AuthenticationRequestExtraParams ?? {},
    OnUnauthenticatedRequest,
  };
}

/** Names its fields: `ClientSecret` goes no further than this. */
function oidcConfig(raw: AuthenticateOidcActionConfig): OidcConfig | null {
  const OnUnauthenticatedRequest = onUnauthenticated(raw.OnUnauthenticatedRequest);
  if (OnUnauthenticatedRequest === null) return null;
  return {
    Issuer: raw.Issuer ?? "",
    AuthorizationEndpoint: raw.AuthorizationEndpoint ?? "",
    TokenEndpoint: raw.TokenEndpoint ?? "",
    UserInfoEndpoint: raw.UserInfoEndpoint ?? "",
    ClientId: raw.ClientId ?? "",
    SessionCookieName: raw.SessionCookieName ?? SESSION_COOKIE,
    Scope: raw.Scope ?? SCOPE,
    SessionTimeout: raw.SessionTimeout ?? SESSION_SECONDS,
    AuthenticationRequestExtraParams: raw.AuthenticationRequestExtraParams ?? {},
    OnUnauthenticatedRequest,
  };
}

// Defaults: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
const SESSION_COOKIE = "AWSELBAuthSessionCookie";
const SCOPE = "openid";
const SESSION_SECONDS = 604_800;

function onUnauthenticated(value: string | undefined): CognitoConfig["OnUnauthenticatedRequest"] | null {
  switch (value) {
    case undefined:
      return "authenticate";
    case "authenticate":
    case "allow":
    case "deny":
      return value;
    default:
      return null;
  }
}

function jwtConfig(raw: JwtValidationActionConfig): JwtConfig {
  return {
    JwksEndpoint: raw.JwksEndpoint ?? "",
    Issuer: raw.Issuer ?? "",
    AdditionalClaims: (raw.AdditionalClaims ?? []).map(({ Format, Name, Values }) => ({
      Format: Format ?? "",
      Name: Name ?? "",
      Values: Values ?? [],
    })),
  };
}

/** The short form names one group; the configuration object wins where both stand. */
function targetGroups(config: ForwardActionConfig | undefined, arn: string | undefined) {
  const groups = config?.TargetGroups ?? (arn === undefined ? [] : [{ TargetGroupArn: arn }]);
  return groups.map(
    ({ TargetGroupArn, Weight }: { TargetGroupArn?: string | undefined; Weight?: number | undefined }) => ({
      TargetGroupArn: TargetGroupArn ?? "",
      Weight: Weight ?? 1,
    }),
  );
}

/** Defaults: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html */
function redirectConfig(raw: RedirectActionConfig) {
  return {
    Protocol: raw.Protocol ?? "#{protocol}",
    Port: raw.Port ?? "#{port}",
    Host: raw.Host ?? "#{host}",
    Path: raw.Path ?? "/#{path}",
    Query: raw.Query ?? "#{query}",
    StatusCode: raw.StatusCode ?? "",
  };
}
