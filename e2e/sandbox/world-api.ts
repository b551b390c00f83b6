/** What the sandbox holds of API Gateway, and of what its authorizers call. Dates and ids are the SDK's own shapes. */
import type {
  ApiKey,
  Authorizer,
  Deployment,
  GatewayResponse,
  Resource,
  RestApi,
  Stage,
  UsagePlan,
} from "@aws-sdk/client-api-gateway";
import type {
  ApiMapping,
  DomainName,
  Api as HttpApi,
  Authorizer as HttpAuthorizer,
  Deployment as HttpDeployment,
  Stage as HttpStage,
  Integration,
  Route,
  RoutingRule,
} from "@aws-sdk/client-apigatewayv2";
import type { Role } from "@aws-sdk/client-iam";
import type { FunctionConfiguration } from "@aws-sdk/client-lambda";

/**
 * The configuration of a REST authorizer of type JWT, which the SDK's model does not have.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-create.html
 */
export interface RestJwtConfiguration {
  issuers: {
    issuer: string;
    audiences: string[];
    allowedAlgorithms?: string[];
    requiredClaims?: Record<string, string[]>;
    jwksUri?: string;
  }[];
}

export type RestAuthorizer = Authorizer & {
  id: string;
  name: string;
  jwtConfiguration?: RestJwtConfiguration;
};

/** What a deployment freezes of a REST API: the draft as `Get*` shows it. */
export interface RestDefinition {
  /** `policy` is the document as JSON text. */
  api: RestApi & { id: string; name: string };
  /** Each with `resourceMethods`, whole. */
  resources: (Resource & { id: string; path: string })[];
  authorizers: RestAuthorizer[];
  /** Customised ones only. */
  gatewayResponses: (GatewayResponse & { responseType: string })[];
}

export interface RestApiState {
  draft: RestDefinition;
  deployments: { deployment: Deployment & { id: string }; frozen: RestDefinition }[];
  stages: (Stage & { stageName: string; deploymentId: string })[];
}

/** What a deployment freezes of an HTTP or WebSocket API. */
export interface HttpDefinition {
  api: HttpApi & { ApiId: string };
  routes: (Route & { RouteId: string; RouteKey: string })[];
  authorizers: (HttpAuthorizer & { AuthorizerId: string })[];
  integrations: (Integration & { IntegrationId: string })[];
}

export interface HttpApiState {
  draft: HttpDefinition;
  deployments: { deployment: HttpDeployment & { DeploymentId: string }; frozen: HttpDefinition }[];
  stages: (HttpStage & { StageName: string; DeploymentId?: string })[];
}

export interface ApiDomainState {
  domain: DomainName & { DomainName: string };
  mappings: (ApiMapping & { ApiMappingId: string })[];
  routingRules: (RoutingRule & { RoutingRuleId: string })[];
}

export interface ApiGatewayState {
  restApis: RestApiState[];
  httpApis: HttpApiState[];
  domains: ApiDomainState[];
  usagePlans: (UsagePlan & { id: string })[];
  /** `value` is a canary: it must never be seen outside. `planIds`: the usage plans that it is in. */
  apiKeys: (ApiKey & { id: string; value: string; planIds: string[] })[];
}

/** What a function is called with, and what it answers; what it throws is its error. */
export type FunctionHandler = (event: Readonly<Record<string, unknown>>) => unknown;

export interface LambdaState {
  functions: {
    configuration: FunctionConfiguration & { FunctionName: string; FunctionArn: string };
    /** Resource policy documents by qualifier; "" is the unqualified function. */
    policies: Record<string, object>;
    aliases: string[];
    handler: FunctionHandler;
  }[];
}

export interface IamState {
  roles: {
    /** `AssumeRolePolicyDocument` percent-encoded, as IAM gives it. */
    role: Role & { RoleName: string; Arn: string };
    /** Inline policies by name. */
    policies: Record<string, object>;
    /** Documents of attached managed policies, by ARN. */
    attached: Record<string, object>;
  }[];
}
