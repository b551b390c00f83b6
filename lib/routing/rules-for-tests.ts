import type { Action, Listener, Rule, RuleCondition } from "../model/load-balancer";

// Builders for the tests of this folder. Every value is invented.

export const forward: Action = {
  Type: "forward",
  Order: 2,
  TargetGroups: [
    { TargetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/app/1", Weight: 1 },
  ],
};

export const signIn: Action = {
  Type: "authenticate-oidc",
  Order: 1,
  AuthenticateOidcConfig: {
    Issuer: "https://idp.example.net",
    AuthorizationEndpoint: "https://idp.example.net/authorize",
    TokenEndpoint: "https://idp.example.net/token",
    UserInfoEndpoint: "https://idp.example.net/userinfo",
    ClientId: "orders",
    SessionCookieName: "AWSELBAuthSessionCookie",
    Scope: "openid",
    SessionTimeout: 604800,
    AuthenticationRequestExtraParams: {},
    OnUnauthenticatedRequest: "authenticate",
  },
};

export const tokenCheck: Action = {
  Type: "jwt-validation",
  Order: 1,
  JwtValidationConfig: {
    JwksEndpoint: "https://idp.example.net/jwks",
    Issuer: "https://idp.example.net",
    AdditionalClaims: [],
  },
};

/** The redirect to HTTPS that the console suggests for port 80, with what is to differ. */
export function redirect(
  changes: Partial<Extract<Action, { Type: "redirect" }>["RedirectConfig"]> = {},
): Action {
  return {
    Type: "redirect",
    Order: 1,
    RedirectConfig: {
      Protocol: "HTTPS",
      Port: "443",
      Host: "#{host}",
      Path: "/#{path}",
      Query: "#{query}",
      StatusCode: "HTTP_301",
      ...changes,
    },
  };
}

export function rule(
  priority: number | "default",
  conditions: readonly RuleCondition[],
  actions: readonly Action[] = [forward],
): Rule {
  return {
    RuleArn: `arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/1/2/${priority}`,
    Priority: String(priority),
    IsDefault: priority === "default",
    Conditions: [...conditions],
    Actions: [...actions],
    Transforms: [],
  };
}

export function listener(protocol: "HTTP" | "HTTPS", port: number): Listener {
  return { ListenerArn: `listener-${port}`, Protocol: protocol, Port: port };
}

export const host = (...Values: string[]): RuleCondition => ({
  Field: "host-header",
  HostHeaderConfig: { Values },
});
export const hostRegex = (...RegexValues: string[]): RuleCondition => ({
  Field: "host-header",
  HostHeaderConfig: { RegexValues },
});
export const path = (...Values: string[]): RuleCondition => ({
  Field: "path-pattern",
  PathPatternConfig: { Values },
});
export const pathRegex = (...RegexValues: string[]): RuleCondition => ({
  Field: "path-pattern",
  PathPatternConfig: { RegexValues },
});
export const header = (HttpHeaderName: string, ...Values: string[]): RuleCondition => ({
  Field: "http-header",
  HttpHeaderConfig: { HttpHeaderName, Values },
});
export const method = (...Values: string[]): RuleCondition => ({
  Field: "http-request-method",
  HttpRequestMethodConfig: { Values },
});
/** `["key", "value"]`, or `["value"]` for any key. */
export const query = (...pairs: (readonly [string, string] | readonly [string])[]): RuleCondition => ({
  Field: "query-string",
  QueryStringConfig: {
    Values: pairs.map(([first, second]) =>
      second === undefined ? { Value: first } : { Key: first, Value: second },
    ),
  },
});
export const sourceIp = (...Values: string[]): RuleCondition => ({
  Field: "source-ip",
  SourceIpConfig: { Values },
});
