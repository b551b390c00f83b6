import { deriveChains } from "../facts/chains";
import type { AuthChain } from "../model/chain";
import { ok, skipped } from "../model/gathered";
import type {
  CognitoConfig,
  JwtConfig,
  Listener,
  LoadBalancer,
  OidcConfig,
  Rule,
} from "../model/load-balancer";
import type { EndpointProbe } from "../model/probe";
import type { Artifacts, Snapshot } from "../model/snapshot";
import type { AppClient, UserPool, UserPoolDomain } from "../model/user-pool";
import { type NetworkParts, putHealthyNetwork } from "./healthy-network";

/** When all test snapshots were taken; also "now" of every check under test. */
export const testTime = "2026-03-02T03:00:00.000Z";
export const testHost = "app.example.com";

const region = "eu-west-1";
const account = "111122223333";
const elb = `arn:aws:elasticloadbalancing:${region}:${account}`;
export const loadBalancerArn = `${elb}:loadbalancer/app/shop/50dc6c495c0c9188`;
export const listenerArn = `${elb}:listener/app/shop/50dc6c495c0c9188/aaaa000000000443`;
export const httpListenerArn = `${elb}:listener/app/shop/50dc6c495c0c9188/aaaa000000000080`;
export const ruleArn = `${elb}:listener-rule/app/shop/50dc6c495c0c9188/aaaa000000000443/bbbb000000000010`;
const defaultRuleArn = `${elb}:listener-rule/app/shop/50dc6c495c0c9188/aaaa000000000443/bbbb00000000ffff`;
const httpDefaultRuleArn = `${elb}:listener-rule/app/shop/50dc6c495c0c9188/aaaa000000000080/bbbb00000000fff0`;
export const targetGroupArn = `${elb}:targetgroup/web/73e2d6bc24d8a067`;
export const certificateArn = `arn:aws:acm:${region}:${account}:certificate/12345678-1234-1234-1234-123456789012`;
export const poolId = "eu-west-1_AbCdEfGhI";
export const poolArn = `arn:aws:cognito-idp:${region}:${account}:userpool/${poolId}`;
export const clientId = "1example23456789";
export const clientKey = `${poolId}/${clientId}`;
export const domain = "shop-login";
export const issuer = "https://login.acme.example";
export const keySetUrl = `${issuer}/.well-known/jwks.json`;

/** The parts of a snapshot that tests change, all of them the very objects inside it. */
export interface SnapshotParts {
  readonly snapshot: Snapshot;
  readonly artifacts: Artifacts;
  readonly loadBalancer: LoadBalancer;
  readonly listener: Listener;
  readonly httpListener: Listener;
  /** Rules of the HTTPS listener: rule 10, then the default rule. */
  readonly rules: Rule[];
  readonly httpRules: Rule[];
  readonly rule: Rule;
  readonly network: NetworkParts;
}
export interface CognitoParts extends SnapshotParts {
  readonly config: CognitoConfig;
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly domain: UserPoolDomain;
}
export interface OidcParts extends SnapshotParts {
  readonly config: OidcConfig;
}
export interface JwtParts extends SnapshotParts {
  readonly config: JwtConfig;
}

/** A healthy chain that signs in with a Cognito prefix domain, changed by `edit`. */
export function cognitoSnapshot(edit: (parts: CognitoParts) => void = () => {}): Snapshot {
  const config: CognitoConfig = {
    UserPoolArn: poolArn,
    UserPoolClientId: clientId,
    UserPoolDomain: domain,
    SessionCookieName: "AWSELBAuthSessionCookie",
    Scope: "openid",
    SessionTimeout: 604_800,
    AuthenticationRequestExtraParams: {},
    OnUnauthenticatedRequest: "authenticate",
  };
  const parts = base({ Type: "authenticate-cognito", Order: 1, AuthenticateCognitoConfig: config });
  const pool: UserPool = {
    Id: poolId,
    Arn: poolArn,
    Name: "shop-users",
    Domain: domain,
    IssuerType: "ORIGINAL",
    PreTokenGeneration: false,
  };
  const client: AppClient = {
    UserPoolId: poolId,
    ClientId: clientId,
    ClientName: "web",
    HasClientSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["openid"],
    CallbackURLs: [`https://${testHost}/oauth2/idpresponse`],
    LogoutURLs: [],
    SupportedIdentityProviders: ["COGNITO"],
    ReadAttributes: [],
    ExplicitAuthFlows: [],
  };
  const poolDomain: UserPoolDomain = {
    Domain: domain,
    UserPoolId: poolId,
    Status: "ACTIVE",
    ManagedLoginVersion: 1,
    CustomDomain: false,
  };
  const { artifacts } = parts;
  artifacts.userPools[poolArn] = ok(pool);
  artifacts.appClients[clientKey] = ok(client);
  artifacts.clientSecrets[clientKey] = ok(1);
  artifacts.userPoolDomains[domain] = ok(poolDomain);
  artifacts.resourceServers[poolId] = ok([]);
  artifacts.identityProviders[poolId] = ok([]);
  artifacts.brandings[clientKey] = ok(true);
  artifacts.clientsElsewhere[clientId] = skipped("the client is in its pool");
  const hosted = `https://${domain}.auth.${region}.amazoncognito.com`;
  putProvider(artifacts, `https://cognito-idp.${region}.amazonaws.com/${poolId}`, {
    authorization: `${hosted}/oauth2/authorize`,
    token: `${hosted}/oauth2/token`,
    userinfo: `${hosted}/oauth2/userInfo`,
  });
  edit({ ...parts, config, pool, client, domain: poolDomain });
  return parts.snapshot;
}

/** A healthy chain that signs in with a generic OpenID provider, changed by `edit`. */
export function oidcSnapshot(edit: (parts: OidcParts) => void = () => {}): Snapshot {
  const config: OidcConfig = {
    Issuer: issuer,
    AuthorizationEndpoint: `${issuer}/authorize`,
    TokenEndpoint: `${issuer}/token`,
    UserInfoEndpoint: `${issuer}/userinfo`,
    ClientId: "shop-web",
    SessionCookieName: "AWSELBAuthSessionCookie",
    Scope: "openid",
    SessionTimeout: 604_800,
    AuthenticationRequestExtraParams: {},
    OnUnauthenticatedRequest: "authenticate",
  };
  const parts = base({ Type: "authenticate-oidc", Order: 1, AuthenticateOidcConfig: config });
  putProvider(parts.artifacts, issuer, {
    authorization: config.AuthorizationEndpoint,
    token: config.TokenEndpoint,
    userinfo: config.UserInfoEndpoint,
  });
  edit({ ...parts, config });
  return parts.snapshot;
}

/** A healthy chain that validates tokens of a generic OpenID provider, changed by `edit`. */
export function jwtSnapshot(edit: (parts: JwtParts) => void = () => {}): Snapshot {
  const config: JwtConfig = {
    Issuer: issuer,
    JwksEndpoint: keySetUrl,
    AdditionalClaims: [{ Name: "aud", Format: "single-string", Values: ["shop-api"] }],
  };
  const parts = base({ Type: "jwt-validation", Order: 1, JwtValidationConfig: config });
  putProvider(parts.artifacts, issuer, {
    authorization: `${issuer}/authorize`,
    token: `${issuer}/token`,
    userinfo: `${issuer}/userinfo`,
  });
  // A rule that validates tokens asks neither.
  parts.artifacts.endpoints = {};
  edit({ ...parts, config });
  return parts.snapshot;
}

/** The chain of rule 10, or of the rule named. */
export function chainOf(snapshot: Snapshot, arn = ruleArn): AuthChain {
  const chain = deriveChains(snapshot).find((candidate) => candidate.ruleArn === arn);
  if (!chain) throw new Error(`no chain of ${arn} in the snapshot`);
  return chain;
}

/** An endpoint that answered. */
export function answered(
  url: string,
  status: number,
  contentType = "application/json",
): EndpointProbe & { outcome: "answered" } {
  return {
    outcome: "answered",
    url,
    status,
    contentType,
    a: ["203.0.113.80"],
    aaaa: [],
    certificate: {
      subject: new URL(url).host,
      issuer: "Example CA",
      altNames: [new URL(url).host],
      validFrom: "2026-01-01T00:00:00.000Z",
      validTo: "2026-12-31T00:00:00.000Z",
      publiclyTrusted: true,
    },
    timings: { dnsMs: 2, connectMs: 8, tlsMs: 15, firstByteMs: 40, totalMs: 42 },
  };
}

/** An endpoint that gave no answer. */
export function unanswered(
  url: string,
  code: Extract<EndpointProbe, { outcome: "failed" }>["code"],
  more: Partial<Extract<EndpointProbe, { outcome: "failed" }>> = {},
): EndpointProbe {
  return {
    outcome: "failed",
    url,
    code,
    message: `no answer: ${code}`,
    a: ["203.0.113.80"],
    aaaa: [],
    timings: { totalMs: 1200 },
    ...more,
  };
}

/** A rule of the HTTPS listener that forwards to the target group, or does what `actions` say. */
export function ruleWith(
  priority: string,
  conditions: Rule["Conditions"],
  actions: Rule["Actions"] = [forward(1)],
): Rule {
  return {
    RuleArn: `${elb}:listener-rule/app/shop/50dc6c495c0c9188/aaaa000000000443/cccc${priority.padStart(12, "0")}`,
    Priority: priority,
    IsDefault: priority === "default",
    Conditions: conditions,
    Actions: actions,
    Transforms: [],
  };
}

export function forward(order: number, arn = targetGroupArn): Rule["Actions"][number] {
  return { Type: "forward", Order: order, TargetGroups: [{ TargetGroupArn: arn, Weight: 1 }] };
}

function putProvider(
  artifacts: Artifacts,
  ofIssuer: string,
  urls: { authorization: string; token: string; userinfo: string },
): void {
  const jwks = `${ofIssuer}/.well-known/jwks.json`;
  artifacts.discoveries[ofIssuer] = ok({
    probe: answered(`${ofIssuer}/.well-known/openid-configuration`, 200),
    document: {
      issuer: ofIssuer,
      authorization_endpoint: urls.authorization,
      token_endpoint: urls.token,
      userinfo_endpoint: urls.userinfo,
      jwks_uri: jwks,
      response_types_supported: ["code", "token"],
      scopes_supported: ["openid", "email", "phone", "profile"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      id_token_signing_alg_values_supported: ["RS256"],
    },
  });
  artifacts.authorizations[ruleArn] = ok({
    probe: answered(urls.authorization, 302, "text/html"),
    redirectUri: `https://${testHost}/oauth2/idpresponse`,
    provider: "",
    outcome: { kind: "sign-in", detail: "redirected to the sign-in page" },
  });
  artifacts.endpoints[urls.token] = ok(answered(urls.token, 405));
  artifacts.endpoints[urls.userinfo] = ok(answered(urls.userinfo, 401));
  artifacts.keySets[jwks] = ok({
    probe: answered(jwks, 200),
    bytes: 820,
    keys: [{ kid: "key-1", kty: "RSA", use: "sig", alg: "RS256", bits: 2048 }],
  });
}

function base(authenticate: Rule["Actions"][number]): SnapshotParts {
  const loadBalancer: LoadBalancer = {
    LoadBalancerArn: loadBalancerArn,
    LoadBalancerName: "shop",
    DNSName: "shop-123.eu-west-1.elb.amazonaws.com",
    Scheme: "internet-facing",
    IpAddressType: "ipv4",
    State: "active",
    VpcId: "vpc-1",
    SecurityGroups: ["sg-1"],
    Subnets: ["subnet-1", "subnet-2"],
  };
  const listener: Listener = {
    ListenerArn: listenerArn,
    Port: 443,
    Protocol: "HTTPS",
    SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  };
  const httpListener: Listener = { ListenerArn: httpListenerArn, Port: 80, Protocol: "HTTP" };
  const rule: Rule = {
    RuleArn: ruleArn,
    Priority: "10",
    IsDefault: false,
    Conditions: [{ Field: "host-header", Values: [testHost], HostHeaderConfig: { Values: [testHost] } }],
    Actions: [authenticate, forward(2)],
    Transforms: [],
  };
  const refuse: Rule = {
    RuleArn: defaultRuleArn,
    Priority: "default",
    IsDefault: true,
    Conditions: [],
    Actions: [{ Type: "fixed-response", Order: 1, FixedResponseConfig: { StatusCode: "404" } }],
    Transforms: [],
  };
  const toHttps: Rule = {
    RuleArn: httpDefaultRuleArn,
    Priority: "default",
    IsDefault: true,
    Conditions: [],
    Actions: [
      {
        Type: "redirect",
        Order: 1,
        RedirectConfig: {
          Protocol: "HTTPS",
          Port: "443",
          Host: "#{host}",
          Path: "/#{path}",
          Query: "#{query}",
          StatusCode: "HTTP_301",
        },
      },
    ],
    Transforms: [],
  };
  const rules = [rule, refuse];
  const httpRules = [toHttps];
  const artifacts: Artifacts = {
    loadBalancer: ok(loadBalancer),
    attributes: ok({ "access_logs.s3.enabled": "true", "access_logs.s3.bucket": "logs" }),
    tags: ok({}),
    listeners: ok([listener, httpListener]),
    rules: { [listenerArn]: ok(rules), [httpListenerArn]: ok(httpRules) },
    listenerCertificates: { [listenerArn]: ok([{ CertificateArn: certificateArn, IsDefault: true }]) },
    certificates: {
      [certificateArn]: ok({
        CertificateArn: certificateArn,
        Status: "ISSUED",
        DomainName: testHost,
        SubjectAlternativeNames: [testHost],
        NotBefore: "2026-01-01T00:00:00.000Z",
        NotAfter: "2027-01-01T00:00:00.000Z",
        Type: "AMAZON_ISSUED",
      }),
    },
    userPools: {},
    appClients: {},
    clientSecrets: {},
    userPoolDomains: {},
    resourceServers: {},
    identityProviders: {},
    brandings: {},
    clientsElsewhere: {},
    hosts: {
      [testHost]: ok({ host: testHost, a: ["203.0.113.10"], aaaa: [], cname: [] }),
      [loadBalancer.DNSName]: ok({ host: loadBalancer.DNSName, a: ["203.0.113.10"], aaaa: [], cname: [] }),
    },
    discoveries: {},
    endpoints: {},
    keySets: {},
    authorizations: {},
    tokenProbes: {},
    securityGroups: {},
    networkAcls: skipped("not asked yet"),
    routeTables: skipped("not asked yet"),
    prefixLists: {},
    targetDoors: {},
    webAcl: skipped("not asked yet"),
  };
  const snapshot: Snapshot = {
    schemaVersion: 1,
    takenAt: testTime,
    scope: { kind: "alb", account, region, name: "shop", id: "50dc6c495c0c9188" },
    artifacts,
    calls: 13,
    elapsedMs: 400,
    errors: [],
  };
  const network = putHealthyNetwork(artifacts, targetGroupArn);
  return { snapshot, artifacts, loadBalancer, listener, httpListener, rules, httpRules, rule, network };
}
