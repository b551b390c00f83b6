import type { CognitoState, Provider, ProviderClient, RegionState, World } from "../../sandbox/world";
import type { FunctionHandler, LambdaState } from "../../sandbox/world-api";
import { ACCOUNT, arn, daysFrom, type Ids, idsOf, PROCESS_START, REGION } from "../build-ids";

/** What every API scenario has beside its API: edit in place. */
export interface ApiWorldParts {
  readonly ids: Ids;
  readonly world: World;
  readonly region: RegionState & {
    apigateway: NonNullable<RegionState["apigateway"]>;
    lambda: NonNullable<RegionState["lambda"]>;
    iam: NonNullable<RegionState["iam"]>;
  };
  readonly apiId: string;
  readonly host: string;
}

export const DOOR = { a: ["192.0.2.40"], aaaa: [], serves: "api" as const };
const REGIONAL = { a: ["192.0.2.21"], aaaa: [], serves: "provider" as const };

/** An empty account in which the API's own host is answered. */
export function apiWorldParts(id: string): ApiWorldParts {
  const ids = idsOf(id);
  const apiId = ids.text("api", 10);
  const region: ApiWorldParts["region"] = {
    elbv2: {
      loadBalancers: [],
      listeners: [],
      rules: [],
      targetGroups: [],
      targetHealth: {},
      listenerCertificates: {},
      attributes: {},
      tags: {},
      clientSecrets: {},
    },
    cognito: {
      pools: [],
      clients: [],
      domains: [],
      resourceServers: [],
      identityProviders: [],
      brandings: [],
      secretIds: {},
    },
    ec2: { networkInterfaces: [], securityGroups: [], networkAcls: [], routeTables: [], subnets: [] },
    acm: { certificates: [] },
    apigateway: { restApis: [], httpApis: [], domains: [], usagePlans: [], apiKeys: [] },
    lambda: { functions: [] },
    iam: { roles: [] },
  };
  const host = `${apiId}.execute-api.${REGION}.amazonaws.com`;
  const world: World = {
    accounts: [{ id: ACCOUNT, regions: { [REGION]: region } }],
    providers: [],
    names: {
      [host]: structuredClone(DOOR),
      [`cognito-idp.${REGION}.amazonaws.com`]: structuredClone(REGIONAL),
      [`issuer-cognito-idp.${REGION}.amazonaws.com`]: structuredClone(REGIONAL),
    },
    users: [
      {
        username: "alice",
        claims: {
          sub: "7f2a4c1e-5b0d-4c57-9a3e-2f8f6f0f1a11",
          email: "alice@example.com",
          email_verified: true,
          name: "Alice Example",
        },
      },
    ],
  };
  return { ids, world, region, apiId, host };
}

/** A function that API Gateway may call for the API's authorizers. */
export function addAuthorizerFunction(
  { region, ids, apiId }: ApiWorldParts,
  handler: FunctionHandler,
): LambdaState["functions"][number] {
  const name = `${ids.name}-authorize`;
  const functionArn = arn("lambda", `function:${name}`);
  const row: LambdaState["functions"][number] = {
    configuration: {
      FunctionName: name,
      FunctionArn: functionArn,
      Runtime: "nodejs22.x",
      State: "Active",
      LastUpdateStatus: "Successful",
      Environment: { Variables: { SIGNING_SECRET: ids.text("function secret", 32) } },
    },
    policies: {
      "": {
        Version: "2012-10-17",
        Id: "default",
        Statement: [
          {
            Sid: "gateway",
            Effect: "Allow",
            Principal: { Service: "apigateway.amazonaws.com" },
            Action: "lambda:InvokeFunction",
            Resource: functionArn,
            Condition: {
              ArnLike: { "AWS:SourceArn": arn("execute-api", `${apiId}/authorizers/*`) },
            },
          },
        ],
      },
    },
    aliases: [],
    handler,
  };
  region.lambda.functions.push(row);
  return row;
}

/** A function behind the API, and its ARN. Methods that name another have a backend that takes everything. */
export function addBackend(
  { ids, region }: Pick<ApiWorldParts, "ids" | "region">,
  handler: FunctionHandler,
): string {
  const FunctionName = `${ids.name}-backend`;
  const FunctionArn = arn("lambda", `function:${FunctionName}`);
  region.lambda.functions.push({
    configuration: {
      FunctionName,
      FunctionArn,
      Runtime: "nodejs22.x",
      State: "Active",
      LastUpdateStatus: "Successful",
    },
    policies: {},
    aliases: [],
    handler,
  });
  return FunctionArn;
}

/** `arn:…:lambda:path/2015-03-31/functions/{function ARN}/invocations` */
export function invocationUri(functionArn: string): string {
  return `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

export interface PoolParts {
  readonly pool: CognitoState["pools"][number];
  /** Of the program through which users sign in; it has no secret. */
  readonly client: CognitoState["clients"][number];
  /** Of the program that calls for itself. */
  readonly machine: CognitoState["clients"][number] & { ClientSecret: string };
  readonly resourceServer: CognitoState["resourceServers"][number];
}

const HOSTED = { a: ["192.0.2.20"], aaaa: [], serves: "provider" as const };

/**
 * A pool with the resource server `orders`. Users of the API's caller sign in at the one client, with user name and
 * password; the other gets tokens with scope `orders/read` for itself.
 */
export function addPool(parts: ApiWorldParts): PoolParts {
  const { ids, region, world, host } = parts;
  const poolId = `${REGION}_${ids.hex("pool", 9).toUpperCase()}`;
  const prefix = ids.id.replace(/aws|amazon|cognito/g, "pool");
  const dates = {
    CreationDate: daysFrom(PROCESS_START, -90),
    LastModifiedDate: daysFrom(PROCESS_START, -30),
  };
  // What AWS shows of every app client.
  const always = {
    RefreshTokenValidity: 30,
    TokenValidityUnits: {},
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
  };
  const pool: PoolParts["pool"] = {
    Id: poolId,
    Name: ids.name,
    Arn: arn("cognito-idp", `userpool/${poolId}`),
    Domain: prefix,
    ...dates,
    LambdaConfig: {},
    UserPoolTier: "ESSENTIALS",
  };
  const client: PoolParts["client"] = {
    UserPoolId: poolId,
    ClientId: ids.text("app client", 26),
    ClientName: ids.name,
    ...dates,
    AllowedOAuthFlowsUserPoolClient: false,
    SupportedIdentityProviders: ["COGNITO"],
    ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    PreventUserExistenceErrors: "ENABLED",
    ...always,
  };
  const machine: PoolParts["machine"] = {
    UserPoolId: poolId,
    ClientId: ids.text("machine client", 26),
    ClientName: `${ids.name}-jobs`,
    ClientSecret: ids.text("machine secret", 51),
    ...dates,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["client_credentials"],
    AllowedOAuthScopes: ["orders/read"],
    SupportedIdentityProviders: ["COGNITO"],
    ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    ...always,
  };
  const resourceServer: PoolParts["resourceServer"] = {
    UserPoolId: poolId,
    Identifier: "orders",
    Name: "orders",
    Scopes: [{ ScopeName: "read", ScopeDescription: "Read orders" }],
  };
  const { cognito } = region;
  cognito.pools.push(pool);
  cognito.clients.push(client, machine);
  cognito.resourceServers.push(resourceServer);
  cognito.domains.push({
    UserPoolId: poolId,
    AWSAccountId: ACCOUNT,
    Domain: prefix,
    Status: "ACTIVE",
    ManagedLoginVersion: 1,
    Version: "20260101000000",
  });
  const hosted = `${prefix}.auth.${REGION}.amazoncognito.com`;
  world.names[hosted] = structuredClone(HOSTED);
  world.poolSignIns = { [host]: { region: REGION, clientId: client.ClientId } };
  world.apiClients = {
    [host]: {
      tokenEndpoint: `https://${hosted}/oauth2/token`,
      client_id: machine.ClientId,
      client_secret: machine.ClientSecret,
      scope: "orders/read",
    },
  };
  return { pool, client, machine, resourceServer };
}

export const issuerOfPool = ({ Id }: PoolParts["pool"]): string =>
  `https://cognito-idp.${REGION}.amazonaws.com/${Id}`;

/** An OIDC provider on `<id>.login.example`, with the program that calls the API. */
export function addProvider({ ids, world, host }: ApiWorldParts): {
  provider: Provider;
  client: ProviderClient;
} {
  const client: ProviderClient = {
    client_id: ids.text("client", 20),
    client_secret: ids.text("client secret", 43),
    redirect_uris: [],
    audience: "https://orders.example.com",
  };
  const provider: Provider = {
    host: `${ids.id}.login.example`,
    path: "",
    clients: [client],
    certificate: "good",
    discovery: {},
    delay: {},
    userinfoPadding: 0,
  };
  world.providers.push(provider);
  world.names[provider.host] = { a: ["192.0.2.30"], aaaa: [], serves: "provider" };
  const { client_id, client_secret } = client;
  world.apiClients = {
    [host]: {
      tokenEndpoint: `https://${provider.host}/token`,
      client_id,
      client_secret,
      scope: "orders.read",
    },
  };
  return { provider, client };
}

/** What a stage's access log wants for an incident: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html */
export function accessLogSettings(name: string, format: Readonly<Record<string, string>>) {
  return {
    destinationArn: arn("logs", `log-group:/api/${name}`),
    format: JSON.stringify(format),
  };
}

/** An AWS signature for APIs; the sandbox takes every one for good. */
export const SIGNED = {
  authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/${REGION}/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`,
  "x-amz-date": "20260101T000000Z",
};

/** The text that stands for a stage variable, in ARNs and URIs. */
export const stageVariable = (name: string): string => `\${stageVariables.${name}}`;

/** A role that `service` may take on, and that may call every function of the account. */
export function addRole({ ids, region }: Pick<ApiWorldParts, "ids" | "region">, service: string): string {
  const RoleName = `${ids.name}-authorizer`;
  const Arn = `arn:aws:iam::${ACCOUNT}:role/${RoleName}`;
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  };
  region.iam.roles.push({
    role: {
      RoleName,
      Arn,
      RoleId: `AROA${ids.hex("role", 17).toUpperCase()}`,
      Path: "/",
      CreateDate: daysFrom(PROCESS_START, -90),
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
    },
    policies: {
      invoke: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: arn("lambda", "function:*") },
        ],
      },
    },
    attached: {},
  });
  return Arn;
}

export const PRIVATE_DOOR = { a: ["10.0.7.10"], aaaa: [], serves: "api" as const };

export const vpcEndpointOf = (ids: Ids): string => `vpce-0${ids.hex("vpc endpoint", 16)}`;

/** By the name that a private API has with its VPC endpoint: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html */
export function privateUrl(id: string): string {
  const { apiId, ids } = apiWorldParts(id);
  return `https://${apiId}-${vpcEndpointOf(ids)}.execute-api.${REGION}.amazonaws.com/prod/orders`;
}
