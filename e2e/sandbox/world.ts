/**
 * A world is everything the sandbox serves: AWS accounts as the SDK's own output shapes, the identity providers
 * beside them, and the names under which both answer. It imports nothing of `lib`, so that no parser is shared
 * between what is tested and what tests it.
 */
import type { CertificateDetail } from "@aws-sdk/client-acm";
import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type {
  DomainDescriptionType,
  IdentityProviderType,
  ManagedLoginBrandingType,
  ResourceServerType,
  UserPoolClientType,
  UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import type {
  InternetGateway,
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  PrefixListEntry,
  RouteTable,
  SecurityGroup,
  Subnet,
} from "@aws-sdk/client-ec2";
import type {
  Certificate,
  Listener,
  LoadBalancer,
  LoadBalancerAttribute,
  Rule,
  Tag,
  TargetGroup,
  TargetHealthDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { WebACL } from "@aws-sdk/client-wafv2";
import type { ApiGatewayState, IamState, LambdaState } from "./world-api";
import type { AthenaState } from "./world-athena";
import type { CloudTrailState, CloudWatchState } from "./world-evidence";
import type { S3State } from "./world-s3";

/** A listener rule with the listener it belongs to (DescribeRules does not repeat the listener). */
export type ListenerRule = Rule & { readonly RuleArn: string; readonly ListenerArn: string };

/** A target group's health as DescribeTargetHealth answers it, keyed by target group ARN. */
export interface Elbv2State {
  loadBalancers: (LoadBalancer & { LoadBalancerArn: string })[];
  listeners: (Listener & { ListenerArn: string; LoadBalancerArn: string })[];
  /** The default rule of a listener is one of these, with `IsDefault: true` and `Priority: "default"`. */
  rules: ListenerRule[];
  targetGroups: (TargetGroup & { TargetGroupArn: string })[];
  targetHealth: Record<string, TargetHealthDescription[]>;
  /** By listener ARN: all certificates, the default one with `IsDefault: true`. */
  listenerCertificates: Record<string, Certificate[]>;
  attributes: Record<string, LoadBalancerAttribute[]>;
  tags: Record<string, Tag[]>;
  /** By rule ARN: the secret the load balancer holds and never returns. Absent: the provider's own. */
  clientSecrets: Record<string, string>;
}

export interface CognitoState {
  pools: (UserPoolType & { Id: string; IssuerConfiguration?: { Type?: string } })[];
  clients: (UserPoolClientType & { ClientId: string; UserPoolId: string })[];
  domains: (DomainDescriptionType & { Domain: string; UserPoolId: string })[];
  resourceServers: (ResourceServerType & { UserPoolId: string })[];
  identityProviders: (IdentityProviderType & { UserPoolId: string; ProviderName: string })[];
  /** Managed login branding: a client without a row has none. */
  brandings: (ManagedLoginBrandingType & { UserPoolId: string; ClientId: string })[];
  /** By client id: ids of its active secrets beside `ClientSecret` (a rotation has two). */
  secretIds: Record<string, string[]>;
}

export interface Ec2State {
  networkInterfaces: NetworkInterface[];
  securityGroups: SecurityGroup[];
  networkAcls: NetworkAcl[];
  routeTables: RouteTable[];
  subnets: Subnet[];
  internetGateways?: InternetGateway[];
  natGateways?: NatGateway[];
  /** Those of AWS itself are named `com.amazonaws.<region>.<service>`. */
  prefixLists?: { PrefixListId: string; PrefixListName: string; Entries: PrefixListEntry[] }[];
}

export interface RegionState {
  elbv2: Elbv2State;
  cognito: CognitoState;
  ec2: Ec2State;
  /** `associations`: by ARN of the resource, the ARN of the web ACL before it. */
  wafv2?: { webAcls: WebACL[]; associations: Record<string, string> };
  acm: { certificates: (CertificateDetail & { CertificateArn: string })[] };
  apigateway?: ApiGatewayState;
  lambda?: LambdaState;
  iam?: IamState;
  logs?: { groups: (LogGroup & { logGroupName: string })[] };
  /** Access logs that the front door delivers, and what tests put beside them. */
  s3?: S3State;
  /** Absent: what each Region with access logs has. */
  athena?: AthenaState;
  cloudwatch?: CloudWatchState;
  cloudtrail?: CloudTrailState;
}

export interface Account {
  readonly id: string;
  readonly regions: Record<string, RegionState>;
}

/** Which certificate a name presents. All are issued by the sandbox's own CA, but for `untrusted`. */
export type CertificateKind = "good" | "expired" | "wrong-name" | "untrusted";

/** A client as an OIDC provider that is not Cognito knows it. */
export interface ProviderClient {
  client_id: string;
  client_secret: string;
  redirect_uris: string[];
  /** Scopes that the client is allowed; absent: all that the provider has. */
  scope?: string;
  /** A program that gets tokens for itself (RFC 6749, 4.4): JWTs with this `aud`. It signs nobody in. */
  audience?: string;
}

/** A generic OIDC provider (RFC 6749, OpenID Connect Core), served by `oidc-provider` on `host`. */
export interface Provider {
  /** Host name that answers, e.g. `login.acme.example`. */
  host: string;
  /** Issuer path below the host, e.g. "" or "/tenant-a/v2.0". */
  path: string;
  clients: ProviderClient[];
  certificate: CertificateKind;
  /** Members laid over the discovery document, e.g. `{ issuer: "https://…/" }`; null removes one. */
  discovery: Record<string, unknown>;
  /** Milliseconds that an endpoint waits before it answers. */
  delay: { token?: number; userinfo?: number; jwks?: number; discovery?: number };
  /** Bytes of claims added to the userinfo answer, to pass the load balancer's 11 KB. */
  userinfoPadding: number;
  /** The provider refuses authorization requests without a code challenge. */
  pkceRequired?: boolean;
  /** What the key set's address answers instead of the provider's keys; an object is sent as JSON, `status` is 200. */
  jwks?: { readonly status?: number; readonly body: string | object };
  /** `iss` put into ID tokens where it differs from the issuer that discovery names. */
  tokenIssuer?: string;
}

/** What DNS says of a name, and where the sandbox really listens for it. */
export interface Name {
  a: string[];
  aaaa: string[];
  /** `alb`, `api`: the front doors; `provider`: the identity providers; `none`: nothing answers. */
  serves: "alb" | "api" | "provider" | "none";
}

/** A program that calls a host with a token of its own, which it gets with its client credentials. */
export interface ApiClient {
  readonly tokenEndpoint: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly scope: string;
}

/** Where the users of a program that calls a host sign in: at a user pool, through the program's own form. */
export interface PoolSignIn {
  readonly region: string;
  readonly clientId: string;
}

export interface World {
  accounts: Account[];
  providers: Provider[];
  names: Record<string, Name>;
  /** Every user signs in with the password "correct horse". */
  users: { username: string; claims: Record<string, unknown> }[];
  /** By host: who calls it with a bearer token, where that is no browser. */
  apiClients?: Record<string, ApiClient>;
  /** By host: whose users call it with a token of a user pool. */
  poolSignIns?: Record<string, PoolSignIn>;
}

/** One call of an API by a program: method GET where none is said. */
export interface ApiCall {
  readonly method?: string;
  /** `{token}` in a value, or in the scenario's URL, stands for the token. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Got anew: `id` or `access` token of the world's first user, from the host's user pool; `client`: the access token of
   * the host's program.
   */
  readonly token?: "id" | "access" | "client";
  /** URLs that are called first, with the same headers. */
  readonly after?: readonly string[];
  /**
   * What the host's program sends to its token endpoint, where that is what fails: the API is not called then. `{client}`
   * and `{secret}` in the body stand for its own.
   */
  readonly tokenRequest?: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** How the browser's walk, or a program's call, ends: what a person in front of it would report. */
export interface Symptom {
  /** Who answered last. */
  at: "load-balancer" | "api" | "provider" | "target" | "browser";
  /** HTTP status of the last answer; absent where the browser never got one (DNS, TLS). */
  status?: number;
  /** `error_reason` in the access log, where the load balancer answered. */
  reason?: string;
  /** OAuth error code that the provider's page or redirect shows. */
  error?: string;
  /** `x-amzn-ErrorType`, where API Gateway answered. */
  errorType?: string;
  /** `www-authenticate`, where API Gateway answered. */
  challenge?: string;
  /** What API Gateway wrote, where it answered. */
  body?: string;
}

/** One set-up, broken or healthy. Serves as contract test, browser journey, demo entry and example. */
export interface Scenario {
  /** Kebab-case; the file's name. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what happened before somebody was paged. */
  readonly story: string;
  /** Builds the state; every id and host in it is derived from the scenario's id, so that all can live at once. */
  readonly build: () => World;
  /** What the browser opens (it signs in where it is asked to), or the program of `call` calls. */
  readonly url: string;
  readonly call?: ApiCall;
  /** What it then really meets. */
  readonly symptom: Symptom;
  /**
   * The clue that goes into the diagnosis, as a person has it: `status`, `reason`. `paste`: which parts of the call a
   * person can paste as well, as they really went over the wire.
   */
  readonly clue: { status?: number; reason?: string; paste?: readonly ("request" | "response")[] };
  /** The answer of the diagnosis. */
  readonly answer: "found" | "likely" | "by-design" | "ruled-out" | "not-enough-access";
  /** Exactly these check ids, first met first. `withPaste`: where a token or header is pasted as well. */
  readonly causes: { readonly server: readonly string[]; readonly withPaste?: readonly string[] };
  /** Check ids that may fail without being a cause (hygiene, blind, weakens-sign-in); none but these. */
  readonly alsoFails?: readonly string[];
}
