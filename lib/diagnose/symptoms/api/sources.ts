import { documents } from "../../../checks/documents";
import type { DocLink } from "../../../model/finding";

const apiGateway = "https://docs.aws.amazon.com/apigateway/latest/developerguide";

/** The page behind each claim about API Gateway. */
export const sources = {
  gatewayResponses: documents.gatewayResponses,
  forbidden: documents.apiForbidden,
  lambdaAuthorizer: documents.lambdaAuthorizer,
  lambdaOutput: documents.lambdaAuthorizerOutput,
  lambdaPolicy: documents.lambdaPolicy,
  cognito: documents.apiCognito,
  restJwt: documents.restJwt,
  httpJwt: documents.httpJwt,
  httpLambda: documents.httpLambda,
  httpRoutes: documents.httpRoutes,
  authorizationFlow: documents.apiAuthorizationFlow,
  updating: documents.apiUpdating,
  keySource: documents.apiKeySource,
  keys: documents.apiKeys,
  disableEndpoint: documents.apiDisableEndpoint,
  mutualTls: documents.apiMutualTls,
  privateApi: documents.apiPrivate,
  mappings: documents.apiMappings,
  cors: documents.apiCors,
  logging: documents.apiLogging,
  logVariables: documents.apiLogVariables,
  httpLogVariables: documents.httpLogVariables,
  lambda401: {
    title: "Why do I get 401 errors from a Lambda authorizer? (AWS Knowledge Center)",
    url: "https://repost.aws/knowledge-center/api-gateway-401-error-lambda-authorizer",
  },
  cognito401: {
    title: "Why do I get 401 errors from a Cognito authorizer? (AWS Knowledge Center)",
    url: "https://repost.aws/knowledge-center/api-gateway-cognito-401-unauthorized",
  },
  lambda403: {
    title: "Why do I get 403 errors with a Lambda authorizer? (AWS Knowledge Center)",
    url: "https://repost.aws/knowledge-center/api-gateway-403-error-lambda-authorizer",
  },
  domain403: {
    title: "Why do I get 403 errors on a custom domain? (AWS Knowledge Center)",
    url: "https://repost.aws/knowledge-center/api-gateway-403-custom-domain",
  },
  httpJwtTroubleshooting: {
    title: "Troubleshoot issues with HTTP API JWT authorizers",
    url: `${apiGateway}/http-api-troubleshooting-jwt.html`,
  },
  webAcl: {
    title: "Use AWS WAF to protect REST APIs",
    url: `${apiGateway}/apigateway-control-access-aws-waf.html`,
  },
  webSocketAuthorizer: {
    title: "Control access to WebSocket APIs with Lambda authorizers",
    url: `${apiGateway}/apigateway-websocket-api-lambda-auth.html`,
  },
  webSocketConnect: {
    title: "The $connect and $disconnect routes",
    url: `${apiGateway}/apigateway-websocket-api-route-keys-connect-disconnect.html`,
  },
  knownIssues: {
    title: "Important notes for API Gateway",
    url: `${apiGateway}/api-gateway-known-issues.html`,
  },
  metrics: {
    title: "CloudWatch metrics of REST APIs",
    url: `${apiGateway}/api-gateway-metrics-and-dimensions.html`,
  },
  httpMetrics: { title: "CloudWatch metrics of HTTP APIs", url: `${apiGateway}/http-api-metrics.html` },
  throttling: {
    title: "Throttle requests to REST APIs",
    url: `${apiGateway}/api-gateway-request-throttling.html`,
  },
  bearer: {
    title: "OAuth 2.0 bearer tokens, RFC 6750 section 3.1",
    url: "https://www.rfc-editor.org/rfc/rfc6750#section-3.1",
  },
} as const satisfies Record<string, DocLink>;
