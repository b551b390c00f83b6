/**
 * What a stage serves, as an OpenAPI document with API Gateway's extensions.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
import type { Method } from "@aws-sdk/client-api-gateway";
import type { RestAuthorizer, RestDefinition } from "../../world-api";

type Json = Record<string, unknown>;

/** Without the members that are undefined, as JSON has none. */
const compact = (value: Json): Json =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

/** Authorizers by name: an export knows no ids. */
function schemeOf(authorizer: RestAuthorizer): Json {
  const header = /^method\.request\.header\.(.+)$/.exec(authorizer.identitySource ?? "")?.[1];
  const isPool = authorizer.type === "COGNITO_USER_POOLS";
  const own = compact({
    type: authorizer.type?.toLowerCase(),
    authorizerUri: authorizer.authorizerUri,
    authorizerCredentials: authorizer.authorizerCredentials,
    providerARNs: authorizer.providerARNs,
    identityValidationExpression: authorizer.identityValidationExpression,
    authorizerResultTtlInSeconds: authorizer.authorizerResultTtlInSeconds,
    // Of one header, the scheme's own name says it.
    identitySource: isPool || authorizer.type === "TOKEN" ? undefined : authorizer.identitySource,
    jwtConfiguration: authorizer.jwtConfiguration,
  });
  return {
    type: "apiKey",
    name: header ?? "Unused",
    in: "header",
    "x-amazon-apigateway-authtype": isPool ? "cognito_user_pools" : "custom",
    "x-amazon-apigateway-authorizer": own,
  };
}

const SIGNED = {
  type: "apiKey",
  name: "Authorization",
  in: "header",
  "x-amazon-apigateway-authtype": "awsSigv4",
};
const KEY = { type: "apiKey", name: "x-api-key", in: "header" };

function operationOf(method: Method, authorizers: readonly RestAuthorizer[]): Json {
  const authorizer = authorizers.find(({ id }) => id === method.authorizerId);
  const security = [
    ...(method.authorizationType === "AWS_IAM" ? [{ sigv4: [] }] : []),
    ...(authorizer ? [{ [authorizer.name]: method.authorizationScopes ?? [] }] : []),
    ...(method.apiKeyRequired ? [{ api_key: [] }] : []),
  ];
  const integration = method.methodIntegration;
  return compact({
    responses: Object.fromEntries(
      Object.keys(method.methodResponses ?? {}).map((status) => [
        status,
        { description: `${status} response` },
      ]),
    ),
    security: security.length === 0 ? undefined : security,
    "x-amazon-apigateway-integration": integration && {
      type: integration.type?.toLowerCase(),
      httpMethod: integration.httpMethod,
      uri: integration.uri,
      passthroughBehavior: integration.passthroughBehavior?.toLowerCase(),
      timeoutInMillis: integration.timeoutInMillis,
    },
  });
}

const keyOf = (httpMethod: string) =>
  httpMethod === "ANY" ? "x-amazon-apigateway-any-method" : httpMethod.toLowerCase();

/** The document, with those extensions that are asked for. */
export function exportRest(definition: RestDefinition, stageName: string, extensions: string): Json {
  const { api, resources, authorizers, gatewayResponses } = definition;
  const all = extensions.split(",");
  const methods = resources.flatMap(({ resourceMethods }) => Object.values(resourceMethods ?? {}));
  const paths = resources.flatMap(({ path, resourceMethods }): [string, Json][] => {
    const own = Object.entries(resourceMethods ?? {});
    if (own.length === 0) return [];
    return [
      [
        path,
        Object.fromEntries(own.map(([name, method]) => [keyOf(name), operationOf(method, authorizers)])),
      ],
    ];
  });
  const schemes = {
    ...Object.fromEntries(authorizers.map((authorizer) => [authorizer.name, schemeOf(authorizer)])),
    ...(methods.some(({ authorizationType }) => authorizationType === "AWS_IAM") && { sigv4: SIGNED }),
    ...(methods.some(({ apiKeyRequired }) => apiKeyRequired) && { api_key: KEY }),
  };
  const customised = gatewayResponses.map(
    ({ responseType, statusCode, responseParameters, responseTemplates }) => [
      responseType,
      compact({
        statusCode: statusCode === undefined ? undefined : Number(statusCode),
        responseParameters,
        responseTemplates,
      }),
    ],
  );
  const document = {
    openapi: "3.0.1",
    info: { title: api.name, version: api.createdDate?.toISOString() ?? "" },
    servers: [{ url: `/{basePath}`, variables: { basePath: { default: `/${stageName}` } } }],
    paths: Object.fromEntries(paths),
    components: { securitySchemes: schemes },
  };
  if (!all.includes("apigateway")) return document;
  return {
    ...document,
    ...(customised.length > 0 && { "x-amazon-apigateway-gateway-responses": Object.fromEntries(customised) }),
    ...(api.policy !== undefined && { "x-amazon-apigateway-policy": JSON.parse(api.policy) }),
    "x-amazon-apigateway-api-key-source": api.apiKeySource ?? "HEADER",
  };
}
