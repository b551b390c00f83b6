import { deriveApiChains, missingChain } from "../facts/api/chains";
import { poolArnInAccount } from "../facts/api/issuer-pool";
import type {
  Api,
  ApiAuthorizer,
  ApiMethod,
  ApiStage,
  DeployedApi,
  LambdaFunction,
  TrustedIssuer,
} from "../model/api";
import type { ApiChain, ApiGap } from "../model/api-chain";
import type { ApiArtifacts, ApiSnapshot } from "../model/api-snapshot";
import type { JsonValue } from "../model/finding";
import { ok } from "../model/gathered";
import type { Discovery, EndpointProbe, KeySet } from "../model/probe";
import type { ApiScope } from "../model/scope";
import type { AppClient, ResourceServer, UserPool } from "../model/user-pool";

/** When all test snapshots were taken; also "now" of every check under test. */
export const apiTestTime = "2026-03-02T03:00:00.000Z";
export const apiId = "a1b2c3d4e5";
export const apiHost = `${apiId}.execute-api.eu-west-1.amazonaws.com`;
export const authorizerFunctionArn = "arn:aws:lambda:eu-west-1:111122223333:function:authorize";
export const authorizerUri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${authorizerFunctionArn}/invocations`;
export const apiPool = { region: "eu-west-1", poolId: "eu-west-1_AbCdEfGhI" };
export const apiPoolArn = poolArnInAccount(apiPool, "111122223333");
export const apiPoolIssuer = `https://cognito-idp.eu-west-1.amazonaws.com/${apiPool.poolId}`;
export const apiClientId = "1example23456789";
export const genericIssuer = "https://login.acme.example";

/** The parts of a snapshot that tests change, all of them the very objects inside it. */
export interface ApiParts {
  readonly snapshot: ApiSnapshot;
  readonly artifacts: ApiArtifacts;
  readonly api: Api;
  readonly stage: ApiStage;
  /** Draft and deployed side by side: a fault of both is put into both. */
  readonly draft: { readonly methods: ApiMethod[]; readonly authorizers: ApiAuthorizer[] };
  readonly deployed: DeployedApi;
  /** Of the deployed and of the draft method, GET /orders; edit both with `eachMethod`. */
  readonly eachMethod: (edit: (method: ApiMethod) => void) => void;
  /** Likewise the authorizer. */
  readonly eachAuthorizer: (edit: (authorizer: ApiAuthorizer) => void) => void;
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly resourceServer: ResourceServer;
  readonly function: LambdaFunction;
}

/** What lets callers in. */
export type ApiTestKind =
  | "rest-token"
  | "rest-request"
  | "rest-cognito"
  | "rest-cognito-scopes"
  | "rest-jwt"
  | "rest-iam"
  | "rest-open"
  | "http-jwt"
  | "http-jwt-generic"
  | "http-lambda"
  | "http-iam"
  | "http-open"
  | "ws-lambda";

/** A healthy API with one method, GET /orders of stage prod, which `edit` breaks in place. */
export function apiSnapshotOf(kind: ApiTestKind, edit: (parts: ApiParts) => void = () => {}): ApiSnapshot {
  const scope: ApiScope = {
    kind: kind.startsWith("rest") ? "rest" : kind.startsWith("http") ? "http" : "ws",
    account: "111122223333",
    region: "eu-west-1",
    id: apiId,
  };
  const api: Api = {
    id: apiId,
    name: "orders",
    endpointTypes: scope.kind === "rest" ? ["REGIONAL"] : [],
    vpcEndpointIds: [],
    apiKeySource: "HEADER",
    disableExecuteApiEndpoint: false,
    policy: null,
    cors: null,
    warnings: [],
  };
  const authorizer = authorizerOf(kind);
  const method: ApiMethod = {
    path: scope.kind === "ws" ? "$connect" : "/orders",
    httpMethod: scope.kind === "ws" ? "" : "GET",
    authorizationType: authorizationTypes[kind],
    ...(authorizer ? { authorizerId: "auth01", authorizerName: authorizer.name } : {}),
    authorizationScopes: kind === "rest-cognito-scopes" ? ["orders/read"] : [],
    apiKeyRequired: false,
    integrationType: "AWS_PROXY",
  };
  const draftAuthorizer = authorizer ? { ...structuredClone(authorizer), id: "auth01" } : null;
  const { authorizerId: _, ...named } = method;
  const deployed: DeployedApi = {
    methods: [structuredClone(named)],
    authorizers: authorizer ? [authorizer] : [],
    ...(scope.kind === "rest" ? { gatewayResponses: [], policy: null, apiKeySource: "HEADER" } : {}),
  };
  const draft = { methods: [method], authorizers: draftAuthorizer ? [draftAuthorizer] : [] };
  const stage: ApiStage = {
    stageName: "prod",
    deploymentId: "dep001",
    variables: {},
    canary: null,
    accessLogFormat:
      "$context.requestId $context.authorizer.error $context.authorizer.status $context.error.messageString $context.error.responseType $context.status",
    accessLogDestinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:orders",
    autoDeploy: false,
  };
  const { pool, client, resourceServer } = cognitoParts();
  const invoked: LambdaFunction = {
    arn: authorizerFunctionArn,
    state: "Active",
    lastUpdateStatus: "Successful",
  };
  const withFunction = authorizer?.authorizerUri !== undefined;
  const withPool = kind.startsWith("rest-cognito") || kind === "http-jwt";
  const issuers = withPool ? [apiPoolIssuer] : kind.includes("jwt") ? [genericIssuer] : [];
  const artifacts: ApiArtifacts = {
    api: ok(api),
    tags: ok({}),
    methods: ok(draft.methods),
    authorizers: ok(draft.authorizers),
    gatewayResponses: ok([]),
    stages: ok([stage]),
    deployments: ok([{ id: "dep001", createdDate: "2026-02-01T00:00:00.000Z", autoDeployed: false }]),
    deployed: scope.kind === "ws" ? {} : { prod: ok(deployed) },
    deployedSummaries: {},
    domains: {},
    mappings: {},
    routingRules: {},
    usagePlans: ok([]),
    functions: withFunction ? { [authorizerFunctionArn]: ok(invoked) } : {},
    functionPolicies: withFunction ? { [authorizerFunctionArn]: ok(invokePolicy(scope)) } : {},
    roles: {},
    userPools: withPool ? { [apiPoolArn]: ok(pool) } : {},
    clientIds: withPool ? { [apiPool.poolId]: ok([apiClientId]) } : {},
    appClients: withPool ? { [`${apiPool.poolId}/${apiClientId}`]: ok(client) } : {},
    resourceServers: withPool ? { [apiPool.poolId]: ok([resourceServer]) } : {},
    hosts: {},
    discoveries: Object.fromEntries(issuers.map((issuer) => [issuer, ok(discoveryOf(issuer))])),
    keySets: Object.fromEntries(issuers.map((issuer) => [keysUrl(issuer), ok(keySetOf(issuer))])),
  };
  const snapshot: ApiSnapshot = {
    schemaVersion: 1,
    takenAt: apiTestTime,
    scope,
    artifacts,
    calls: 8,
    elapsedMs: 400,
    errors: [],
  };
  edit({
    snapshot,
    artifacts,
    api,
    stage,
    draft,
    deployed,
    eachMethod: (change) => [method, ...deployed.methods].forEach(change),
    eachAuthorizer: (change) => [...draft.authorizers, ...deployed.authorizers].forEach(change),
    pool,
    client,
    resourceServer,
    function: invoked,
  });
  return snapshot;
}

/** The chain of GET /orders (of `$connect`); with `gap`, of what was asked and is not there. */
export function apiChainOf(
  snapshot: ApiSnapshot,
  gap?: { readonly stage: string; readonly httpMethod: string; readonly path: string; readonly gap: ApiGap },
): ApiChain {
  const chain = gap
    ? missingChain(snapshot, gap)
    : deriveApiChains(snapshot).find(({ path }) => path === "/orders" || path === "$connect");
  if (!chain) throw new Error("the snapshot has no chain of GET /orders");
  return chain;
}

const authorizationTypes: Readonly<Record<ApiTestKind, string>> = {
  "rest-token": "CUSTOM",
  "rest-request": "CUSTOM",
  "rest-cognito": "COGNITO_USER_POOLS",
  "rest-cognito-scopes": "COGNITO_USER_POOLS",
  "rest-jwt": "CUSTOM",
  "rest-iam": "AWS_IAM",
  "rest-open": "NONE",
  "http-jwt": "JWT",
  "http-jwt-generic": "JWT",
  "http-lambda": "CUSTOM",
  "http-iam": "AWS_IAM",
  "http-open": "NONE",
  "ws-lambda": "CUSTOM",
};

function trusting(issuer: string, audience: string): TrustedIssuer {
  return { issuer, audiences: [audience], algorithms: [], requiredClaims: {} };
}

function authorizerOf(kind: ApiTestKind): ApiAuthorizer | null {
  const base = { name: "gate", authorizerResultTtlInSeconds: 300, providerARNs: [], issuers: [] };
  const header = ["method.request.header.Authorization"];
  switch (kind) {
    case "rest-token":
      return { ...base, type: "TOKEN", identitySource: header, authorizerUri };
    case "rest-request":
      return { ...base, type: "REQUEST", identitySource: header, authorizerUri };
    case "rest-cognito":
    case "rest-cognito-scopes":
      return { ...base, type: "COGNITO_USER_POOLS", identitySource: header, providerARNs: [apiPoolArn] };
    case "rest-jwt":
      return {
        ...base,
        type: "JWT",
        identitySource: header,
        issuers: [{ ...trusting(genericIssuer, "orders"), jwksUri: keysUrl(genericIssuer) }],
      };
    case "http-jwt":
      return {
        ...base,
        type: "JWT",
        identitySource: ["$request.header.Authorization"],
        authorizerResultTtlInSeconds: 0,
        issuers: [trusting(apiPoolIssuer, apiClientId)],
      };
    case "http-jwt-generic":
      return {
        ...base,
        type: "JWT",
        identitySource: ["$request.header.Authorization"],
        authorizerResultTtlInSeconds: 0,
        issuers: [trusting(genericIssuer, "orders")],
      };
    case "http-lambda":
      return {
        ...base,
        type: "REQUEST",
        identitySource: ["$request.header.Authorization"],
        authorizerUri,
        authorizerPayloadFormatVersion: "2.0",
        enableSimpleResponses: true,
      };
    case "ws-lambda":
      return {
        ...base,
        type: "REQUEST",
        identitySource: ["route.request.header.Authorization"],
        authorizerResultTtlInSeconds: 0,
        authorizerUri,
      };
    default:
      return null;
  }
}

function cognitoParts(): { pool: UserPool; client: AppClient; resourceServer: ResourceServer } {
  return {
    pool: {
      Id: apiPool.poolId,
      Arn: apiPoolArn,
      Name: "customers",
      Domain: "shop-login",
      IssuerType: "ORIGINAL",
      PreTokenGeneration: false,
    },
    client: {
      UserPoolId: apiPool.poolId,
      ClientId: apiClientId,
      ClientName: "web",
      HasClientSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", "orders/read"],
      CallbackURLs: ["https://app.example.com/callback"],
      LogoutURLs: [],
      SupportedIdentityProviders: ["COGNITO"],
      ReadAttributes: [],
      ExplicitAuthFlows: [],
    },
    resourceServer: { Identifier: "orders", Name: "orders", Scopes: ["read"] },
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
function invokePolicy({ account, region, id }: ApiScope): JsonValue {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "apigateway.amazonaws.com" },
        Action: "lambda:InvokeFunction",
        Resource: authorizerFunctionArn,
        Condition: {
          ArnLike: { "AWS:SourceArn": `arn:aws:execute-api:${region}:${account}:${id}/authorizers/auth01` },
        },
      },
    ],
  };
}

const keysUrl = (issuer: string) => `${issuer}/.well-known/jwks.json`;

const answered = (url: string): EndpointProbe => ({
  outcome: "answered",
  url,
  status: 200,
  contentType: "application/json",
  a: ["192.0.2.30"],
  aaaa: [],
  timings: { totalMs: 40 },
});

function discoveryOf(issuer: string): Discovery {
  return {
    probe: answered(`${issuer}/.well-known/openid-configuration`),
    document: { issuer, jwks_uri: keysUrl(issuer), id_token_signing_alg_values_supported: ["RS256"] },
  };
}

function keySetOf(issuer: string): KeySet {
  return {
    probe: answered(keysUrl(issuer)),
    bytes: 900,
    keys: [{ kid: "key-1", kty: "RSA", use: "sig", alg: "RS256", bits: 2048 }],
  };
}
