import * as z from "zod";
import { jsonValue } from "./finding";

/**
 * API Gateway as checks see it. REST (v1), HTTP and WebSocket APIs (v2) name the same things differently, and an
 * export names them once more; here each has one shape, with the v1 name where there is one.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html and
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html
 */

export const apiCors = z.strictObject({
  allowOrigins: z.array(z.string()),
  allowMethods: z.array(z.string()),
  allowHeaders: z.array(z.string()),
  allowCredentials: z.boolean(),
});
export type ApiCors = z.infer<typeof apiCors>;

/** The API itself. `policy`: the resource policy's document, parsed; null: it has none. */
export const api = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** EDGE, REGIONAL, PRIVATE; empty for HTTP and WebSocket APIs, which are regional. */
  endpointTypes: z.array(z.string()),
  vpcEndpointIds: z.array(z.string()),
  /** HEADER or AUTHORIZER. */
  apiKeySource: z.string(),
  disableExecuteApiEndpoint: z.boolean(),
  /** BASIC or STRICT, where AWS says. */
  endpointAccessMode: z.string().optional(),
  policy: jsonValue,
  /** HTTP APIs: API Gateway answers preflight requests itself. */
  cors: apiCors.nullable(),
  /** HTTP APIs: what an import left out. */
  warnings: z.array(z.string()),
});
export type Api = z.infer<typeof api>;

/** One issuer that a token authorizer trusts. `algorithms` empty: the service's own. */
export const trustedIssuer = z.strictObject({
  issuer: z.string(),
  audiences: z.array(z.string()),
  algorithms: z.array(z.string()),
  requiredClaims: z.record(z.string(), z.array(z.string())),
  jwksUri: z.string().optional(),
});
export type TrustedIssuer = z.infer<typeof trustedIssuer>;

export const apiAuthorizer = z.strictObject({
  /** An export has none: it names authorizers only. */
  id: z.string().optional(),
  name: z.string(),
  /** TOKEN, REQUEST, COGNITO_USER_POOLS, JWT, or what AWS adds later, as it stands. */
  type: z.string(),
  /** Expressions in order, one each: `method.request.header.X`, `$request.header.X`, `stageVariables.X`, … */
  identitySource: z.array(z.string()),
  identityValidationExpression: z.string().optional(),
  /** Seconds; AWS's default (REST 300, HTTP 0 for JWT, 300 for Lambda where a source is named) where it says nothing. */
  authorizerResultTtlInSeconds: z.number(),
  authorizerUri: z.string().optional(),
  /** ARN of the role with which the function is called. */
  authorizerCredentials: z.string().optional(),
  /** User pool ARNs, stage variables in them not replaced. */
  providerARNs: z.array(z.string()),
  issuers: z.array(trustedIssuer),
  /** HTTP APIs: "1.0" or "2.0". */
  authorizerPayloadFormatVersion: z.string().optional(),
  enableSimpleResponses: z.boolean().optional(),
});
export type ApiAuthorizer = z.infer<typeof apiAuthorizer>;

export const apiMethod = z.strictObject({
  /** `/orders/{id}`; a WebSocket API's route key. HTTP API `$default` as it stands. */
  path: z.string(),
  /** GET, …, ANY. Empty for `$default` and WebSocket routes. */
  httpMethod: z.string(),
  /** NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS, JWT. */
  authorizationType: z.string(),
  /** The draft names authorizers by id, an export by name; both where both are known. */
  authorizerId: z.string().optional(),
  authorizerName: z.string().optional(),
  authorizationScopes: z.array(z.string()),
  apiKeyRequired: z.boolean(),
  /** AWS_PROXY, AWS, HTTP, HTTP_PROXY, MOCK. */
  integrationType: z.string().optional(),
  integrationUri: z.string().optional(),
});
export type ApiMethod = z.infer<typeof apiMethod>;

/** A customised gateway response; what is not customised is not listed. */
export const gatewayResponse = z.strictObject({
  /** UNAUTHORIZED, ACCESS_DENIED, DEFAULT_4XX, … */
  responseType: z.string(),
  statusCode: z.string().optional(),
  /** `gatewayresponse.header.X`: mapping expression or quoted text. */
  responseParameters: z.record(z.string(), z.string()),
  responseTemplates: z.record(z.string(), z.string()),
});
export type GatewayResponse = z.infer<typeof gatewayResponse>;

/** What a stage serves, out of its export. `undefined` members: the export does not hold them. */
export const deployedApi = z.strictObject({
  methods: z.array(apiMethod),
  authorizers: z.array(apiAuthorizer),
  gatewayResponses: z.array(gatewayResponse).optional(),
  policy: jsonValue.optional(),
  apiKeySource: z.string().optional(),
});
export type DeployedApi = z.infer<typeof deployedApi>;

/** The little that `GetDeployment` with `apisummary` says of a deployment, where an export fails. */
export const deployedMethodSummary = z.strictObject({
  path: z.string(),
  httpMethod: z.string(),
  authorizationType: z.string(),
  apiKeyRequired: z.boolean(),
});
export type DeployedMethodSummary = z.infer<typeof deployedMethodSummary>;

/** Names of variables; values only of those that an identity source or an ARN uses. Null: set, and not kept. */
export const stageVariables = z.record(z.string(), z.string().nullable());

export const apiCanary = z.strictObject({
  percentTraffic: z.number(),
  deploymentId: z.string(),
  variableOverrides: stageVariables,
});

export const apiStage = z.strictObject({
  stageName: z.string(),
  deploymentId: z.string().optional(),
  variables: stageVariables,
  canary: apiCanary.nullable(),
  webAclArn: z.string().optional(),
  /** Null: no access log. */
  accessLogFormat: z.string().nullable(),
  accessLogDestinationArn: z.string().optional(),
  /** HTTP and WebSocket APIs. */
  autoDeploy: z.boolean(),
  lastDeploymentStatusMessage: z.string().optional(),
  createdDate: z.string().optional(),
  lastUpdatedDate: z.string().optional(),
});
export type ApiStage = z.infer<typeof apiStage>;

export const apiDeployment = z.strictObject({
  id: z.string(),
  createdDate: z.string().optional(),
  /** PENDING, FAILED, DEPLOYED; REST deployments have none. */
  status: z.string().optional(),
  statusMessage: z.string().optional(),
  autoDeployed: z.boolean(),
});
export type ApiDeployment = z.infer<typeof apiDeployment>;

export const apiDomain = z.strictObject({
  name: z.string(),
  endpointTypes: z.array(z.string()),
  /** AVAILABLE, UPDATING, PENDING, …, FAILED. */
  status: z.string(),
  statusMessage: z.string().optional(),
  /** API_MAPPING_ONLY, ROUTING_RULE_ONLY, ROUTING_RULE_THEN_API_MAPPING. */
  routingMode: z.string(),
  mutualTls: z.strictObject({ truststoreUri: z.string(), warnings: z.array(z.string()) }).nullable(),
  /** Addresses that DNS must lead to. */
  targets: z.array(z.string()),
});
export type ApiDomain = z.infer<typeof apiDomain>;

export const apiMapping = z.strictObject({
  apiId: z.string(),
  stage: z.string(),
  /** Base path without slashes at its ends; "" is the empty mapping. */
  key: z.string(),
});
export type ApiMapping = z.infer<typeof apiMapping>;

export const routingRule = z.strictObject({
  id: z.string(),
  priority: z.number(),
  /** All must hold. */
  headers: z.array(z.strictObject({ header: z.string(), valueGlob: z.string() })),
  /** One must hold; empty: any path. */
  basePaths: z.array(z.string()),
  apiId: z.string(),
  stage: z.string(),
  stripBasePath: z.boolean(),
});
export type RoutingRule = z.infer<typeof routingRule>;

export const lambdaFunction = z.strictObject({
  arn: z.string(),
  /** Pending, Active, Inactive, Failed. */
  state: z.string(),
  stateReason: z.string().optional(),
  lastUpdateStatus: z.string(),
});
export type LambdaFunction = z.infer<typeof lambdaFunction>;

/** A role that API Gateway takes on to call a function: its documents, parsed. */
export const iamRole = z.strictObject({
  arn: z.string(),
  trust: jsonValue,
  policies: z.array(z.strictObject({ name: z.string(), document: jsonValue })),
});
export type IamRole = z.infer<typeof iamRole>;

export const usagePlan = z.strictObject({
  id: z.string(),
  name: z.string(),
  stages: z.array(z.strictObject({ apiId: z.string(), stage: z.string() })),
});
export type UsagePlan = z.infer<typeof usagePlan>;
