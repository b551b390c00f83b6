import type { Method } from "@aws-sdk/client-api-gateway";
import type { World } from "../../sandbox/world";
import type { FunctionHandler, RestApiState, RestAuthorizer, RestDefinition } from "../../sandbox/world-api";
import { arn, daysFrom, PROCESS_START, REGION } from "../build-ids";
import {
  type ApiWorldParts,
  accessLogSettings,
  addAuthorizerFunction,
  addPool,
  addProvider,
  apiWorldParts,
  invocationUri,
  type PoolParts,
} from "./build-api-parts";

export const STAGE = "prod";

/** What the function of TOKEN and REQUEST authorizers lets in. */
export const GOOD_TOKEN = "Bearer let-me-in";

export type RestAuthorization = "token" | "request" | "cognito" | "jwt" | "iam" | "none";

/** Handles for breaking a REST API before it is deployed. All are the world's own objects: edit them in place. */
export interface RestParts extends ApiWorldParts {
  readonly draft: RestDefinition;
  /** GET of `/orders`; GET of `/orders/{id}` is like it. */
  readonly method: Method;
  readonly methods: readonly Method[];
}

export interface RestAuthorizerParts extends RestParts {
  readonly authorizer: RestAuthorizer;
}

export interface RestLambdaParts extends RestAuthorizerParts {
  readonly fn: ReturnType<typeof addAuthorizerFunction>;
}

/** Handles for a REST API that is deployed. */
export interface DeployedRest {
  readonly rest: RestApiState;
  readonly stage: RestApiState["stages"][number];
  /** What the stage serves. */
  readonly frozen: RestDefinition;
}

/** Lets `token` do everything at the stage that it calls; throws what AWS takes for a 401 otherwise. */
export const lets =
  (good: (event: Readonly<Record<string, unknown>>) => boolean): FunctionHandler =>
  (event) => {
    if (!good(event)) throw new Error("Unauthorized");
    const [base = "", stage = ""] = String(event.methodArn ?? event.routeArn).split("/");
    return allow(`${base}/${stage}/*`);
  };

export const allow = (Resource: string) => ({
  principalId: "caller",
  policyDocument: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource }],
  },
});

const LOG = {
  requestId: "$context.requestId",
  extendedRequestId: "$context.extendedRequestId",
  stage: "$context.stage",
  deploymentId: "$context.deploymentId",
  httpMethod: "$context.httpMethod",
  resourcePath: "$context.resourcePath",
  path: "$context.path",
  status: "$context.status",
  responseType: "$context.error.responseType",
  error: "$context.error.messageString",
  authorizerError: "$context.authorizer.error",
  authorizerStatus: "$context.authorizer.status",
  integrationStatus: "$context.authorizer.integrationStatus",
  authorizeError: "$context.authorize.error",
  authenticateError: "$context.authenticate.error",
  wafStatus: "$context.waf.status",
};

const integration = (): Method["methodIntegration"] => ({
  type: "AWS_PROXY",
  httpMethod: "POST",
  uri: invocationUri(arn("lambda", "function:orders")),
  passthroughBehavior: "WHEN_NO_MATCH",
  timeoutInMillis: 29_000,
});

export const methodOf = (httpMethod: string, authorizationType = "NONE"): Method => ({
  httpMethod,
  authorizationType,
  apiKeyRequired: false,
  methodIntegration: integration(),
  methodResponses: { "200": { statusCode: "200" } },
});

/** A resource below `parentId`, with its methods by name. */
export function addResource(
  { draft, ids }: Pick<RestParts, "draft" | "ids">,
  path: string,
  resourceMethods: Record<string, Method>,
): RestDefinition["resources"][number] {
  const parent = draft.resources.find((each) => each.path === (path.slice(0, path.lastIndexOf("/")) || "/"));
  const resource = {
    id: ids.text(`resource ${path}`, 6),
    path,
    pathPart: path.slice(path.lastIndexOf("/") + 1),
    ...(parent && { parentId: parent.id }),
    resourceMethods,
  };
  draft.resources.push(resource);
  return resource;
}

/** A REST API with `/orders` and `/orders/{id}`, nothing of it deployed yet. */
function restParts(id: string): RestParts {
  const parts = apiWorldParts(id);
  const { ids, apiId } = parts;
  const rootId = ids.text("resource root", 10);
  const draft: RestDefinition = {
    api: {
      id: apiId,
      name: ids.name,
      createdDate: daysFrom(PROCESS_START, -90),
      apiKeySource: "HEADER",
      endpointConfiguration: { types: ["REGIONAL"] },
      disableExecuteApiEndpoint: false,
      rootResourceId: rootId,
      tags: { scenario: id },
    },
    resources: [{ id: rootId, path: "/" }],
    authorizers: [],
    gatewayResponses: [],
  };
  const [method, one] = [methodOf("GET"), methodOf("GET")];
  addResource({ draft, ids }, "/orders", { GET: method });
  addResource({ draft, ids }, "/orders/{id}", { GET: one });
  return { ...parts, draft, method, methods: [method, one] };
}

/** Freezes the draft for the stage, and gives what serves. */
export function deploy(parts: RestParts): DeployedRest {
  const { ids, draft, region } = parts;
  const frozen = structuredClone(draft);
  const deploymentId = ids.text("deployment", 6);
  const stage: DeployedRest["stage"] = {
    stageName: STAGE,
    deploymentId,
    createdDate: daysFrom(PROCESS_START, -90),
    lastUpdatedDate: daysFrom(PROCESS_START, -30),
    cacheClusterEnabled: false,
    methodSettings: {},
    tracingEnabled: false,
    accessLogSettings: accessLogSettings(ids.name, LOG),
  };
  const rest: RestApiState = {
    draft,
    deployments: [{ deployment: { id: deploymentId, createdDate: daysFrom(PROCESS_START, -30) }, frozen }],
    stages: [stage],
  };
  region.apigateway.restApis.push(rest);
  return { rest, stage, frozen };
}

/** Another deployment, of the draft as it is now; no stage serves it yet. */
export function addDeployment(
  { rest, ids }: Pick<DeployedRest, "rest"> & Pick<RestParts, "ids">,
  name: string,
): { readonly id: string; readonly frozen: RestDefinition } {
  const id = ids.text(`deployment ${name}`, 6);
  const frozen = structuredClone(rest.draft);
  rest.deployments.push({ deployment: { id, createdDate: daysFrom(PROCESS_START, -1) }, frozen });
  return { id, frozen };
}

function addAuthorizer(
  { draft, ids, methods }: RestParts,
  settings: Omit<RestAuthorizer, "id" | "name" | "type"> & { readonly type: string },
  authorizationType: string,
): RestAuthorizer {
  // The SDK's model lacks the type JWT.
  const authorizer = { id: ids.text("authorizer", 6), name: "callers", ...settings } as RestAuthorizer;
  draft.authorizers.push(authorizer);
  for (const method of methods) Object.assign(method, { authorizationType, authorizerId: authorizer.id });
  return authorizer;
}

type Edit<Parts> = (parts: Parts) => void;
type Change<Parts> = (parts: Parts & DeployedRest) => void;
const nothing = (): void => {};

function build<Parts extends RestParts>(parts: Parts, edit: Edit<Parts>, change: Change<Parts>): World {
  edit(parts);
  const deployed = deploy(parts);
  change({ ...parts, ...deployed });
  return parts.world;
}

/**
 * A REST API whose function wants the header `Authorization: Bearer let-me-in`. `edit` breaks it before it is deployed,
 * `change` afterwards.
 */
export function tokenWorld(
  id: string,
  edit: Edit<RestLambdaParts> = nothing,
  change: Change<RestLambdaParts> = nothing,
): World {
  const parts = restParts(id);
  const fn = addAuthorizerFunction(
    parts,
    lets(({ authorizationToken }) => authorizationToken === GOOD_TOKEN),
  );
  const authorizer = addAuthorizer(
    parts,
    {
      type: "TOKEN",
      authType: "custom",
      authorizerUri: invocationUri(fn.configuration.FunctionArn),
      identitySource: "method.request.header.Authorization",
      authorizerResultTtlInSeconds: 300,
    },
    "CUSTOM",
  );
  return build({ ...parts, fn, authorizer }, edit, change);
}

/** What callers of `requestWorld` send, beside the query `tenant`. */
export const GOOD_KEY = { "x-caller-key": "green" };

/** A REST API whose function wants the header `x-caller-key: green` and a query parameter `tenant`. */
export function requestWorld(
  id: string,
  edit: Edit<RestLambdaParts> = nothing,
  change: Change<RestLambdaParts> = nothing,
): World {
  const parts = restParts(id);
  const fn = addAuthorizerFunction(
    parts,
    lets(({ headers }) => (headers as Record<string, string>)["x-caller-key"] === GOOD_KEY["x-caller-key"]),
  );
  const authorizer = addAuthorizer(
    parts,
    {
      type: "REQUEST",
      authType: "custom",
      authorizerUri: invocationUri(fn.configuration.FunctionArn),
      identitySource: "method.request.header.x-caller-key, method.request.querystring.tenant",
      authorizerResultTtlInSeconds: 300,
    },
    "CUSTOM",
  );
  return build({ ...parts, fn, authorizer }, edit, change);
}

export type RestPoolParts = RestAuthorizerParts & PoolParts;

/** A REST API that lets in the users of a pool, with their ID tokens. */
export function cognitoApiWorld(
  id: string,
  edit: Edit<RestPoolParts> = nothing,
  change: Change<RestPoolParts> = nothing,
): World {
  const parts = restParts(id);
  const pool = addPool(parts);
  const authorizer = addAuthorizer(
    parts,
    {
      type: "COGNITO_USER_POOLS",
      authType: "cognito_user_pools",
      providerARNs: [pool.pool.Arn ?? ""],
      identitySource: "method.request.header.Authorization",
      authorizerResultTtlInSeconds: 300,
    },
    "COGNITO_USER_POOLS",
  );
  return build({ ...parts, ...pool, authorizer }, edit, change);
}

/** The same, but methods want access tokens with a scope: programs call it. */
export function scopedApiWorld(
  id: string,
  edit: Edit<RestPoolParts> = nothing,
  change: Change<RestPoolParts> = nothing,
): World {
  const scoped: Edit<RestPoolParts> = (parts) => {
    for (const method of parts.methods) method.authorizationScopes = ["orders/read"];
    edit(parts);
  };
  return cognitoApiWorld(id, scoped, change);
}

export type RestJwtParts = RestAuthorizerParts & ReturnType<typeof addProvider>;

/** A REST API that lets in programs with a token of the OIDC provider on `<id>.login.example`. */
export function restJwtWorld(
  id: string,
  edit: Edit<RestJwtParts> = nothing,
  change: Change<RestJwtParts> = nothing,
): World {
  const parts = restParts(id);
  const added = addProvider(parts);
  const issuer = `https://${added.provider.host}`;
  const authorizer = addAuthorizer(
    parts,
    {
      type: "JWT",
      identitySource: "method.request.header.Authorization",
      jwtConfiguration: {
        issuers: [
          {
            issuer,
            audiences: [added.client.audience ?? ""],
            allowedAlgorithms: ["RS256"],
            jwksUri: `${issuer}/jwks`,
          },
        ],
      },
    },
    "JWT",
  );
  return build({ ...parts, ...added, authorizer }, edit, change);
}

/** A REST API whose methods are signed for, or open. */
export function plainRestWorld(
  id: string,
  authorizationType: "AWS_IAM" | "NONE",
  edit: Edit<RestParts> = nothing,
  change: Change<RestParts> = nothing,
): World {
  const parts = restParts(id);
  for (const method of parts.methods) method.authorizationType = authorizationType;
  return build(parts, edit, change);
}

/** `https://{api}.execute-api.{region}.amazonaws.com/{stage}/orders` of a scenario. */
export const restUrl = (id: string, path = "/orders", stage = STAGE): string =>
  `https://${apiWorldParts(id).apiId}.execute-api.${REGION}.amazonaws.com/${stage}${path}`;
