import type { DocLink } from "../model/finding";

const elb = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application";
const apiGateway = "https://docs.aws.amazon.com/apigateway/latest/developerguide";
const cognito = "https://docs.aws.amazon.com/cognito/latest/developerguide";

/** The pages that checks cite more than once. */
export const documents = {
  apiStages: { title: "Set up a stage for a REST API", url: `${apiGateway}/set-up-stages.html` },
  apiForbidden: {
    title: "How do I troubleshoot HTTP 403 errors from API Gateway?",
    url: "https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden",
  },
  apiDeploy: { title: "Deploy REST APIs", url: `${apiGateway}/how-to-deploy-api.html` },
  apiUpdating: { title: "Redeploy a REST API", url: `${apiGateway}/updating-api.html` },
  apiCanary: { title: "Canary release deployments", url: `${apiGateway}/canary-release.html` },
  apiMappings: { title: "API mappings for custom domains", url: `${apiGateway}/rest-api-mappings.html` },
  apiDisableEndpoint: {
    title: "Disable the default endpoint",
    url: `${apiGateway}/rest-api-disable-default-endpoint.html`,
  },
  apiSecurityPolicies: {
    title: "Security policies and endpoint access mode of REST APIs",
    url: `${apiGateway}/apigateway-security-policies.html`,
  },
  apiRoutingMode: {
    title: "Routing modes of custom domains",
    url: `${apiGateway}/rest-api-routing-mode.html`,
  },
  apiPrivate: {
    title: "Invoke a private API",
    url: `${apiGateway}/apigateway-private-api-test-invoke-url.html`,
  },
  httpStages: { title: "Stages for HTTP APIs", url: `${apiGateway}/http-api-stages.html` },
  httpRoutes: { title: "Create routes for HTTP APIs", url: `${apiGateway}/http-api-develop-routes.html` },
  httpLambda: {
    title: "Control access to HTTP APIs with AWS Lambda authorizers",
    url: `${apiGateway}/http-api-lambda-authorizer.html`,
  },
  lambdaAuthorizer: {
    title: "Use API Gateway Lambda authorizers",
    url: `${apiGateway}/apigateway-use-lambda-authorizer.html`,
  },
  lambdaAuthorizerOutput: {
    title: "Output from an API Gateway Lambda authorizer",
    url: `${apiGateway}/api-gateway-lambda-authorizer-output.html`,
  },
  authorizerResource: {
    title: "Authorizer",
    url: "https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html",
  },
  lambdaStates: {
    title: "Lambda function states",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html",
  },
  lambdaPolicy: {
    title: "Resource-based policies in Lambda",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
  },
  apiAccess: {
    title: "Control and manage access to REST APIs",
    url: `${apiGateway}/apigateway-control-access-to-api.html`,
  },
  apiKeys: {
    title: "Usage plans and API keys for REST APIs",
    url: `${apiGateway}/api-gateway-api-usage-plans.html`,
  },
  apiKeySource: {
    title: "Choose an API key source",
    url: `${apiGateway}/api-gateway-api-key-source.html`,
  },
  apiMutualTls: {
    title: "Mutual TLS authentication for REST APIs",
    url: `${apiGateway}/rest-api-mutual-tls.html`,
  },
  httpMutualTls: {
    title: "Mutual TLS authentication for HTTP APIs",
    url: `${apiGateway}/http-api-mutual-tls.html`,
  },
  apiAuthorizationFlow: {
    title: "How resource policies affect authorization",
    url: `${apiGateway}/apigateway-authorization-flow.html`,
  },
  apiPolicyConditions: {
    title: "Condition keys for resource policies",
    url: `${apiGateway}/apigateway-resource-policies-aws-condition-keys.html`,
  },
  gatewayResponses: {
    title: "Gateway response types",
    url: `${apiGateway}/supported-gateway-response-types.html`,
  },
  apiCors: { title: "CORS for REST APIs", url: `${apiGateway}/how-to-cors.html` },
  httpCors: { title: "CORS for HTTP APIs", url: `${apiGateway}/http-api-cors.html` },
  apiLogVariables: {
    title: "Variables for access logging",
    url: `${apiGateway}/api-gateway-variables-for-access-logging.html`,
  },
  httpLogVariables: {
    title: "Logging variables of HTTP APIs",
    url: `${apiGateway}/http-api-logging-variables.html`,
  },
  apiLogging: { title: "Set up logging", url: `${apiGateway}/set-up-logging.html` },
  stageVariables: {
    title: "Use stage variables for a REST API",
    url: `${apiGateway}/stage-variables.html`,
  },
  apiCognito: {
    title: "Control access to REST APIs using Amazon Cognito user pools as an authorizer",
    url: `${apiGateway}/apigateway-enable-cognito-user-pool.html`,
  },
  httpJwt: {
    title: "Control access to HTTP APIs with JWT authorizers",
    url: `${apiGateway}/http-api-jwt-authorizer.html`,
  },
  restJwt: {
    title: "Control access to REST APIs using JWT authorizers",
    url: `${apiGateway}/rest-api-jwt-authorizer.html`,
  },
  albAuthentication: {
    title: "Authenticate users using an Application Load Balancer",
    url: `${elb}/listener-authenticate-users.html`,
  },
  albTroubleshooting: {
    title: "Troubleshoot your Application Load Balancers",
    url: `${elb}/load-balancer-troubleshooting.html`,
  },
  albRules: { title: "Listener rules", url: `${elb}/listener-rules.html` },
  albConditions: { title: "Condition types for listener rules", url: `${elb}/rule-condition-types.html` },
  albAccessLogs: { title: "Access logs", url: `${elb}/load-balancer-access-logs.html` },
  albCertificates: {
    title: "SSL certificates for your load balancer",
    url: `${elb}/https-listener-certificates.html`,
  },
  albLimits: { title: "Quotas for your Application Load Balancers", url: `${elb}/load-balancer-limits.html` },
  albJwt: { title: "Verify JWTs using an Application Load Balancer", url: `${elb}/listener-verify-jwt.html` },
  jwtClaim: {
    title: "JwtValidationActionAdditionalClaim",
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_JwtValidationActionAdditionalClaim.html",
  },
  albAuthSecurity: {
    title: "Security best practices when using ALB authentication",
    url: "https://aws.amazon.com/blogs/networking-and-content-delivery/security-best-practices-when-using-alb-authentication/",
  },
  securityGroupRules: {
    title: "Security group rules",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  },
  networkAclRules: {
    title: "Network ACL rules",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html",
  },
  routeTables: {
    title: "Configure route tables",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  },
  oidcConfig: {
    title: "AuthenticateOidcActionConfig",
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html",
  },
  cognitoClients: {
    title: "Application-specific settings with app clients",
    url: `${cognito}/user-pool-settings-client-apps.html`,
  },
  cognitoDomains: {
    title: "Configuring a user pool domain",
    url: `${cognito}/cognito-user-pools-assign-domain.html`,
  },
  cognitoScopes: {
    title: "Scopes, M2M, and resource servers",
    url: `${cognito}/cognito-user-pools-define-resource-servers.html`,
  },
  cognitoManagedLogin: {
    title: "User pool managed login",
    url: `${cognito}/cognito-user-pools-managed-login.html`,
  },
  cognitoAuthorize: {
    title: "The redirect and authorization endpoint",
    url: `${cognito}/authorization-endpoint.html`,
  },
  cognitoToken: { title: "The token issuer endpoint", url: `${cognito}/token-endpoint.html` },
  cognitoProviders: {
    title: "User pool sign-in with third party identity providers",
    url: `${cognito}/cognito-user-pools-identity-federation.html`,
  },
  cognitoTokens: {
    title: "Understanding user pool JSON web tokens",
    url: `${cognito}/amazon-cognito-user-pools-using-tokens-with-identity-providers.html`,
  },
  discovery: {
    title: "OpenID Connect Discovery 1.0, section 3",
    url: "https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata",
  },
  oauthAuthorization: {
    title: "RFC 6749, section 4.1.2.1",
    url: "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1",
  },
  oidcCore: {
    title: "OpenID Connect Core 1.0, section 3.1.2.1",
    url: "https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest",
  },
} as const satisfies Record<string, DocLink>;
