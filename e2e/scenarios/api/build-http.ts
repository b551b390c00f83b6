import type { World } from "../../sandbox/world";
import type { HttpApiState, HttpDefinition } from "../../sandbox/world-api";
import { arn, daysFrom, PROCESS_START, REGION } from "../build-ids";
import {
  type ApiWorldParts,
  accessLogSettings,
  addAuthorizerFunction,
  addPool,
  addProvider,
  apiWorldParts,
  invocationUri,
  issuerOfPool,
  type PoolParts,
} from "./build-api-parts";
import { GOOD_TOKEN, lets } from "./build-rest";

type Route = HttpDefinition["routes"][number];
type Authorizer = HttpDefinition["authorizers"][number];

/** Handles for breaking an HTTP or WebSocket API before it is deployed. Edit them in place. */
export interface HttpParts extends ApiWorldParts {
  readonly draft: HttpDefinition;
  /** `GET /orders`, or `$connect`. */
  readonly route: Route;
  /** With `GET /orders/{id}`, which is like it. */
  readonly routes: readonly Route[];
}

export interface HttpAuthorizerParts extends HttpParts {
  readonly authorizer: Authorizer;
}

export interface HttpLambdaParts extends HttpAuthorizerParts {
  readonly fn: ReturnType<typeof addAuthorizerFunction>;
}

export interface DeployedHttp {
  readonly http: HttpApiState;
  readonly stage: HttpApiState["stages"][number];
  readonly deployment: HttpApiState["deployments"][number]["deployment"];
  /** What the stage serves. */
  readonly frozen: HttpDefinition;
}

type Edit<Parts> = (parts: Parts) => void;
type Change<Parts> = (parts: Parts & DeployedHttp) => void;
const nothing = (): void => {};

const LOG = {
  requestId: "$context.requestId",
  routeKey: "$context.routeKey",
  status: "$context.status",
  error: "$context.error.messageString",
  responseType: "$context.error.responseType",
  authorizerError: "$context.authorizer.error",
  integrationError: "$context.integrationErrorMessage",
};

export const INTEGRATION = (parts: Pick<ApiWorldParts, "ids">): string => parts.ids.text("integration", 7);

export const routeOf = (parts: Pick<ApiWorldParts, "ids">, RouteKey: string): Route => ({
  RouteId: parts.ids.text(`route ${RouteKey}`, 7),
  RouteKey,
  ApiKeyRequired: false,
  AuthorizationType: "NONE",
  Target: `integrations/${INTEGRATION(parts)}`,
});

function httpParts(id: string, protocol: "HTTP" | "WEBSOCKET"): HttpParts {
  const parts = apiWorldParts(id);
  const { ids, apiId, host } = parts;
  const keys = protocol === "HTTP" ? ["GET /orders", "GET /orders/{id}"] : ["$connect"];
  const routes = keys.map((key) => routeOf(parts, key));
  const [route] = routes;
  if (!route) throw new Error("no route");
  const draft: HttpDefinition = {
    api: {
      ApiId: apiId,
      Name: ids.name,
      ProtocolType: protocol,
      ApiEndpoint: `${protocol === "HTTP" ? "https" : "wss"}://${host}`,
      RouteSelectionExpression:
        protocol === "HTTP" ? "$request.method $request.path" : "$request.body.action",
      ApiKeySelectionExpression: "$request.header.x-api-key",
      DisableExecuteApiEndpoint: false,
      CreatedDate: daysFrom(PROCESS_START, -90),
      Tags: { scenario: id },
    },
    routes,
    authorizers: [],
    integrations: [
      {
        IntegrationId: INTEGRATION(parts),
        IntegrationType: "AWS_PROXY",
        IntegrationMethod: "POST",
        IntegrationUri: arn("lambda", "function:orders"),
        PayloadFormatVersion: protocol === "HTTP" ? "2.0" : "1.0",
        TimeoutInMillis: 29_000,
      },
    ],
  };
  return { ...parts, draft, route, routes };
}

function deploy({ ids, draft, region }: HttpParts): DeployedHttp {
  const frozen = structuredClone(draft);
  const isHttp = draft.api.ProtocolType === "HTTP";
  const deployment: DeployedHttp["deployment"] = {
    DeploymentId: ids.text("deployment", 6),
    AutoDeployed: isHttp,
    CreatedDate: daysFrom(PROCESS_START, -30),
    DeploymentStatus: "DEPLOYED",
  };
  const stage: DeployedHttp["stage"] = {
    StageName: isHttp ? "$default" : "prod",
    AutoDeploy: isHttp,
    DeploymentId: deployment.DeploymentId,
    CreatedDate: daysFrom(PROCESS_START, -90),
    LastUpdatedDate: daysFrom(PROCESS_START, -30),
    AccessLogSettings: {
      DestinationArn: accessLogSettings(ids.name, LOG).destinationArn,
      Format: accessLogSettings(ids.name, LOG).format,
    },
    StageVariables: {},
    DefaultRouteSettings: { DetailedMetricsEnabled: false },
    RouteSettings: {},
    Tags: {},
  };
  const http: HttpApiState = { draft, deployments: [{ deployment, frozen }], stages: [stage] };
  region.apigateway.httpApis.push(http);
  return { http, stage, deployment, frozen };
}

function addAuthorizer(
  { draft, ids, routes }: HttpParts,
  settings: Omit<Authorizer, "AuthorizerId" | "Name">,
  AuthorizationType: "JWT" | "CUSTOM",
): Authorizer {
  const authorizer = { AuthorizerId: ids.text("authorizer", 6), Name: "callers", ...settings };
  draft.authorizers.push(authorizer);
  for (const route of routes)
    Object.assign(route, { AuthorizationType, AuthorizerId: authorizer.AuthorizerId });
  return authorizer;
}

function build<Parts extends HttpParts>(parts: Parts, edit: Edit<Parts>, change: Change<Parts>): World {
  edit(parts);
  change({ ...parts, ...deploy(parts) });
  return parts.world;
}

export type HttpPoolParts = HttpAuthorizerParts & PoolParts;

/** An HTTP API that lets in the users of a pool: ID and access tokens of its one public client. */
export function httpCognitoWorld(
  id: string,
  edit: Edit<HttpPoolParts> = nothing,
  change: Change<HttpPoolParts> = nothing,
): World {
  const parts = httpParts(id, "HTTP");
  const pool = addPool(parts);
  const authorizer = addAuthorizer(
    parts,
    {
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Issuer: issuerOfPool(pool.pool), Audience: [pool.client.ClientId] },
    },
    "JWT",
  );
  return build({ ...parts, ...pool, authorizer }, edit, change);
}

export type HttpOidcParts = HttpAuthorizerParts & ReturnType<typeof addProvider>;

/** An HTTP API that lets in programs with a token of the OIDC provider on `<id>.login.example`. */
export function httpOidcWorld(
  id: string,
  edit: Edit<HttpOidcParts> = nothing,
  change: Change<HttpOidcParts> = nothing,
): World {
  const parts = httpParts(id, "HTTP");
  const added = addProvider(parts);
  const authorizer = addAuthorizer(
    parts,
    {
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: {
        Issuer: `https://${added.provider.host}`,
        Audience: [added.client.audience ?? ""],
      },
    },
    "JWT",
  );
  for (const route of parts.routes) route.AuthorizationScopes = ["orders.read"];
  return build({ ...parts, ...added, authorizer }, edit, change);
}

/** An HTTP API whose function wants `Authorization: Bearer let-me-in`; format 2.0 answers yes or no, 1.0 with a policy. */
export function httpLambdaWorld(
  id: string,
  format: "1.0" | "2.0",
  edit: Edit<HttpLambdaParts> = nothing,
  change: Change<HttpLambdaParts> = nothing,
): World {
  const parts = httpParts(id, "HTTP");
  const fn = addAuthorizerFunction(
    parts,
    format === "1.0"
      ? lets(({ authorizationToken }) => authorizationToken === GOOD_TOKEN)
      : ({ identitySource }) => ({ isAuthorized: (identitySource as string[])[0] === GOOD_TOKEN }),
  );
  const authorizer = addAuthorizer(
    parts,
    {
      AuthorizerType: "REQUEST",
      AuthorizerUri: invocationUri(fn.configuration.FunctionArn),
      IdentitySource: ["$request.header.Authorization"],
      AuthorizerPayloadFormatVersion: format,
      AuthorizerResultTtlInSeconds: 300,
      EnableSimpleResponses: format === "2.0",
    },
    "CUSTOM",
  );
  return build({ ...parts, fn, authorizer }, edit, change);
}

/** An HTTP API whose routes are signed for, or open. */
export function plainHttpWorld(
  id: string,
  authorizationType: "AWS_IAM" | "NONE",
  edit: Edit<HttpParts> = nothing,
  change: Change<HttpParts> = nothing,
): World {
  const parts = httpParts(id, "HTTP");
  for (const route of parts.routes) route.AuthorizationType = authorizationType;
  return build(parts, edit, change);
}

/** A WebSocket API whose function wants the query parameter `token=let-me-in` of the handshake. */
export function webSocketWorld(
  id: string,
  edit: Edit<HttpLambdaParts> = nothing,
  change: Change<HttpLambdaParts> = nothing,
): World {
  const parts = httpParts(id, "WEBSOCKET");
  const fn = addAuthorizerFunction(
    parts,
    lets(
      ({ queryStringParameters }) => (queryStringParameters as Record<string, string>).token === "let-me-in",
    ),
  );
  const authorizer = addAuthorizer(
    parts,
    {
      AuthorizerType: "REQUEST",
      AuthorizerUri: invocationUri(fn.configuration.FunctionArn),
      IdentitySource: ["route.request.querystring.token"],
    },
    "CUSTOM",
  );
  return build({ ...parts, fn, authorizer }, edit, change);
}

export const httpUrl = (id: string, path = "/orders"): string =>
  `https://${apiWorldParts(id).apiId}.execute-api.${REGION}.amazonaws.com${path}`;

export const webSocketUrl = (id: string, query: string): string =>
  `wss://${apiWorldParts(id).apiId}.execute-api.${REGION}.amazonaws.com/prod${query}`;
