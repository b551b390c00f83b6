import "server-only";

/** What is read of an event: which parameters name what was changed, and which are shown, by the field that they set. */
export interface ReadableEvent {
  /** Parameters that hold the id, name or ARN of what was changed. */
  readonly names: readonly string[];
  /** Parameter by parameter, the field as AWS's reading calls name it. Nothing else of an event is ever kept. */
  readonly shows: Readonly<Record<string, string>>;
}

const event = (names: readonly string[], shows: Readonly<Record<string, string>> = {}): ReadableEvent => ({
  names,
  shows,
});

const ofRule = ["ruleArn", "listenerArn", "rulePriorities.ruleArn"];
/** Of an action everything but the client secret, which the event may hold. */
const actions = (at: string): Record<string, string> => ({
  [`${at}.type`]: "Actions",
  [`${at}.targetGroupArn`]: "TargetGroupArn",
  [`${at}.authenticateCognitoConfig.userPoolArn`]: "UserPoolArn",
  [`${at}.authenticateCognitoConfig.userPoolClientId`]: "UserPoolClientId",
  [`${at}.authenticateCognitoConfig.userPoolDomain`]: "UserPoolDomain",
  [`${at}.authenticateCognitoConfig.scope`]: "Scope",
  [`${at}.authenticateOidcConfig.issuer`]: "Issuer",
  [`${at}.authenticateOidcConfig.authorizationEndpoint`]: "AuthorizationEndpoint",
  [`${at}.authenticateOidcConfig.tokenEndpoint`]: "TokenEndpoint",
  [`${at}.authenticateOidcConfig.userInfoEndpoint`]: "UserInfoEndpoint",
  [`${at}.authenticateOidcConfig.clientId`]: "ClientId",
  [`${at}.authenticateOidcConfig.scope`]: "Scope",
  [`${at}.jwtValidationConfig.issuer`]: "Issuer",
  [`${at}.jwtValidationConfig.jwksEndpoint`]: "JwksEndpoint",
});
const conditions = {
  "conditions.field": "Conditions",
  "conditions.values": "Conditions",
  "conditions.hostHeaderConfig.values": "Conditions",
  "conditions.pathPatternConfig.values": "Conditions",
};
const client = {
  callbackURLs: "CallbackURLs",
  logoutURLs: "LogoutURLs",
  allowedOAuthFlows: "AllowedOAuthFlows",
  allowedOAuthScopes: "AllowedOAuthScopes",
  allowedOAuthFlowsUserPoolClient: "AllowedOAuthFlowsUserPoolClient",
  supportedIdentityProviders: "SupportedIdentityProviders",
};
const listener = { port: "Port", sslPolicy: "SslPolicy", "certificates.certificateArn": "Certificates" };
const permission = (field: string) => ({
  "ipPermissions.items.ipProtocol": field,
  "ipPermissions.items.toPort": field,
  "ipPermissions.items.ipRanges.items.cidrIp": field,
});
const aclEntry = {
  ruleNumber: "Entries",
  ruleAction: "Entries",
  egress: "Entries",
  cidrBlock: "Entries",
};
const route = {
  destinationCidrBlock: "Routes",
  gatewayId: "Routes",
  natGatewayId: "Routes",
};
const ofApi = ["restApiId", "apiId"];
const patchedPath = { "patchOperations.path": "path" };
/** Not of stages: a stage variable may hold a secret. */
const patch = { ...patchedPath, "patchOperations.value": "value" };
const authorizer = {
  name: "name",
  identitySource: "identitySource",
  identityValidationExpression: "identityValidationExpression",
  authorizerUri: "authorizerUri",
  "jwtConfiguration.issuer": "issuer",
  "jwtConfiguration.audience": "audience",
};

/** By event source without its domain, and event name. Parameters are named as the services' own calls name them. */
export const readableEvents: Readonly<Record<string, Readonly<Record<string, ReadableEvent>>>> = {
  elasticloadbalancing: {
    CreateRule: event(["listenerArn"], { ...conditions, ...actions("actions") }),
    ModifyRule: event(ofRule, { ...conditions, ...actions("actions") }),
    DeleteRule: event(ofRule),
    SetRulePriorities: event(ofRule, { "rulePriorities.priority": "Priority" }),
    CreateListener: event(["loadBalancerArn"], listener),
    ModifyListener: event(["listenerArn"], { ...listener, ...actions("defaultActions") }),
    DeleteListener: event(["listenerArn"]),
    AddListenerCertificates: event(["listenerArn"], { "certificates.certificateArn": "Certificates" }),
    RemoveListenerCertificates: event(["listenerArn"], { "certificates.certificateArn": "Certificates" }),
    ModifyLoadBalancerAttributes: event(["loadBalancerArn"], {
      "attributes.key": "Attributes",
      "attributes.value": "Attributes",
    }),
    SetSecurityGroups: event(["loadBalancerArn"], { securityGroups: "SecurityGroups" }),
    SetSubnets: event(["loadBalancerArn"], { subnets: "Subnets" }),
  },
  "cognito-idp": {
    UpdateUserPoolClient: event(["clientId"], client),
    DeleteUserPoolClient: event(["clientId"]),
    AddUserPoolClientSecret: event(["clientId"]),
    DeleteUserPoolClientSecret: event(["clientId"]),
    UpdateUserPool: event(["userPoolId"]),
    DeleteUserPool: event(["userPoolId"]),
    CreateUserPoolDomain: event(["userPoolId", "domain"], { domain: "Domain" }),
    UpdateUserPoolDomain: event(["userPoolId", "domain"], {
      domain: "Domain",
      managedLoginVersion: "ManagedLoginVersion",
      "customDomainConfig.certificateArn": "CertificateArn",
    }),
    DeleteUserPoolDomain: event(["userPoolId", "domain"], { domain: "Domain" }),
    CreateResourceServer: event(["userPoolId"], { identifier: "Identifier", "scopes.scopeName": "Scopes" }),
    UpdateResourceServer: event(["userPoolId"], { identifier: "Identifier", "scopes.scopeName": "Scopes" }),
    DeleteResourceServer: event(["userPoolId"], { identifier: "Identifier" }),
    CreateIdentityProvider: event(["userPoolId"], { providerName: "ProviderName" }),
    UpdateIdentityProvider: event(["userPoolId"], { providerName: "ProviderName" }),
    DeleteIdentityProvider: event(["userPoolId"], { providerName: "ProviderName" }),
  },
  ec2: {
    AuthorizeSecurityGroupEgress: event(["groupId"], permission("Egress")),
    RevokeSecurityGroupEgress: event(["groupId"], permission("Egress")),
    AuthorizeSecurityGroupIngress: event(["groupId"], permission("Ingress")),
    RevokeSecurityGroupIngress: event(["groupId"], permission("Ingress")),
    ModifySecurityGroupRules: event(["groupId", "ModifySecurityGroupRulesRequest.GroupId"]),
    CreateNetworkAclEntry: event(["networkAclId"], aclEntry),
    ReplaceNetworkAclEntry: event(["networkAclId"], aclEntry),
    DeleteNetworkAclEntry: event(["networkAclId"], { ruleNumber: "Entries", egress: "Entries" }),
    ReplaceNetworkAclAssociation: event(["networkAclId"]),
    CreateRoute: event(["routeTableId"], route),
    ReplaceRoute: event(["routeTableId"], route),
    DeleteRoute: event(["routeTableId"], { destinationCidrBlock: "Routes" }),
  },
  acm: {
    ImportCertificate: event(["certificateArn"]),
    DeleteCertificate: event(["certificateArn"]),
    RenewCertificate: event(["certificateArn"]),
  },
  apigateway: {
    CreateAuthorizer: event(ofApi, authorizer),
    UpdateAuthorizer: event(ofApi, { ...authorizer, ...patch }),
    DeleteAuthorizer: event(ofApi),
    CreateDeployment: event(ofApi, { stageName: "stage" }),
    UpdateDeployment: event(ofApi),
    UpdateStage: event(ofApi, { stageName: "stage", ...patchedPath }),
    DeleteStage: event(ofApi, { stageName: "stage" }),
    PutMethod: event(ofApi, { httpMethod: "httpMethod", authorizationType: "authorizationType" }),
    UpdateMethod: event(ofApi, { httpMethod: "httpMethod", ...patch }),
    DeleteMethod: event(ofApi, { httpMethod: "httpMethod" }),
    PutRestApi: event(ofApi),
    UpdateRestApi: event(ofApi, patchedPath),
    PutGatewayResponse: event(ofApi, { responseType: "responseType" }),
    CreateRoute: event(ofApi, { routeKey: "routeKey", authorizationType: "authorizationType" }),
    UpdateRoute: event(ofApi, { routeKey: "routeKey", authorizationType: "authorizationType" }),
    DeleteRoute: event(ofApi),
    UpdateApi: event(ofApi, { disableExecuteApiEndpoint: "disableExecuteApiEndpoint" }),
    ReimportApi: event(ofApi),
  },
};
