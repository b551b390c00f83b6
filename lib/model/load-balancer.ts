import * as z from "zod";

// Fields keep AWS's own names, so that evidence reads like the answer of the API.
// Shapes: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Types.html

/** Who keeps the resource, by its tags. */
export const tags = z.record(z.string(), z.string());

export const loadBalancer = z.strictObject({
  LoadBalancerArn: z.string(),
  LoadBalancerName: z.string(),
  DNSName: z.string(),
  Scheme: z.string(),
  IpAddressType: z.string(),
  State: z.string(),
  VpcId: z.string(),
  SecurityGroups: z.array(z.string()),
  Subnets: z.array(z.string()),
});
export type LoadBalancer = z.infer<typeof loadBalancer>;

export const listener = z.strictObject({
  ListenerArn: z.string(),
  Port: z.number(),
  Protocol: z.string(),
  SslPolicy: z.string().optional(),
});
export type Listener = z.infer<typeof listener>;

const extraParams = z.record(z.string(), z.string());
const onUnauthenticated = z.enum(["authenticate", "allow", "deny"]);

export const cognitoConfig = z.strictObject({
  UserPoolArn: z.string(),
  UserPoolClientId: z.string(),
  UserPoolDomain: z.string(),
  SessionCookieName: z.string(),
  Scope: z.string(),
  /** Seconds. */
  SessionTimeout: z.number(),
  AuthenticationRequestExtraParams: extraParams,
  OnUnauthenticatedRequest: onUnauthenticated,
});
export type CognitoConfig = z.infer<typeof cognitoConfig>;

export const oidcConfig = z.strictObject({
  Issuer: z.string(),
  AuthorizationEndpoint: z.string(),
  TokenEndpoint: z.string(),
  UserInfoEndpoint: z.string(),
  ClientId: z.string(),
  SessionCookieName: z.string(),
  Scope: z.string(),
  /** Seconds. */
  SessionTimeout: z.number(),
  AuthenticationRequestExtraParams: extraParams,
  OnUnauthenticatedRequest: onUnauthenticated,
});
export type OidcConfig = z.infer<typeof oidcConfig>;

export const additionalClaim = z.strictObject({
  Format: z.string(),
  Name: z.string(),
  Values: z.array(z.string()),
});

export const jwtConfig = z.strictObject({
  JwksEndpoint: z.string(),
  Issuer: z.string(),
  AdditionalClaims: z.array(additionalClaim),
});
export type JwtConfig = z.infer<typeof jwtConfig>;

const order = z.number();

/** `other` stands for an action type that this version does not know: shown, never a crash. */
export const action = z.discriminatedUnion("Type", [
  z.strictObject({
    Type: z.literal("authenticate-cognito"),
    Order: order,
    AuthenticateCognitoConfig: cognitoConfig,
  }),
  z.strictObject({ Type: z.literal("authenticate-oidc"), Order: order, AuthenticateOidcConfig: oidcConfig }),
  z.strictObject({ Type: z.literal("jwt-validation"), Order: order, JwtValidationConfig: jwtConfig }),
  z.strictObject({
    Type: z.literal("forward"),
    Order: order,
    TargetGroups: z.array(z.strictObject({ TargetGroupArn: z.string(), Weight: z.number() })),
  }),
  z.strictObject({
    Type: z.literal("redirect"),
    Order: order,
    RedirectConfig: z.strictObject({
      Protocol: z.string(),
      Port: z.string(),
      Host: z.string(),
      Path: z.string(),
      Query: z.string(),
      StatusCode: z.string(),
    }),
  }),
  z.strictObject({
    Type: z.literal("fixed-response"),
    Order: order,
    FixedResponseConfig: z.strictObject({ StatusCode: z.string(), ContentType: z.string().optional() }),
  }),
  z.strictObject({ Type: z.literal("other"), Order: order, AwsType: z.string() }),
]);
export type Action = z.infer<typeof action>;

const values = z.array(z.string());
const patternConfig = z.strictObject({ Values: values.optional(), RegexValues: values.optional() });

/** A condition as DescribeRules answers it: old `Values` may stand beside or instead of the config object. */
export const ruleCondition = z.strictObject({
  Field: z.string(),
  Values: values.optional(),
  RegexValues: values.optional(),
  HostHeaderConfig: patternConfig.optional(),
  PathPatternConfig: patternConfig.optional(),
  HttpHeaderConfig: z
    .strictObject({ HttpHeaderName: z.string(), Values: values.optional(), RegexValues: values.optional() })
    .optional(),
  HttpRequestMethodConfig: z.strictObject({ Values: values }).optional(),
  QueryStringConfig: z
    .strictObject({ Values: z.array(z.strictObject({ Key: z.string().optional(), Value: z.string() })) })
    .optional(),
  SourceIpConfig: z.strictObject({ Values: values }).optional(),
});
export type RuleCondition = z.infer<typeof ruleCondition>;

const rewrite = z.strictObject({ Regex: z.string(), Replace: z.string() });

export const transform = z.strictObject({
  Type: z.string(),
  HostHeaderRewriteConfig: z.strictObject({ Rewrites: z.array(rewrite) }).optional(),
  UrlRewriteConfig: z.strictObject({ Rewrites: z.array(rewrite) }).optional(),
});
export type Transform = z.infer<typeof transform>;

export const rule = z.strictObject({
  RuleArn: z.string(),
  /** "1" to "50000", or "default". */
  Priority: z.string(),
  IsDefault: z.boolean(),
  Conditions: z.array(ruleCondition),
  /** By ascending `Order`. */
  Actions: z.array(action),
  Transforms: z.array(transform),
});
export type Rule = z.infer<typeof rule>;

export const listenerCertificate = z.strictObject({ CertificateArn: z.string(), IsDefault: z.boolean() });
export type ListenerCertificate = z.infer<typeof listenerCertificate>;

/** ACM's view of a certificate (https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html). */
export const certificate = z.strictObject({
  CertificateArn: z.string(),
  Status: z.string(),
  DomainName: z.string(),
  SubjectAlternativeNames: z.array(z.string()),
  /** ISO 8601. */
  NotBefore: z.string().optional(),
  NotAfter: z.string().optional(),
  Type: z.string().optional(),
});
export type Certificate = z.infer<typeof certificate>;
