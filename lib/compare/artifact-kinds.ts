import type { ApiArtifacts } from "../model/api-snapshot";
import type { HopId } from "../model/finding";
import type { Artifacts } from "../model/snapshot";

/** How one kind of artifact is compared and told. */
export interface ArtifactKind {
  /** What one of it is called. */
  readonly what: string;
  /** The hop that it belongs to. */
  readonly hop: HopId;
  /** What of it decides who gets in: all, nothing, or the members named. */
  readonly decides: boolean | readonly string[];
  /** It is what DNS or a provider answered, not what somebody configured. */
  readonly observed?: true;
  /** The artifact that lists what this has an entry of: what it does not list does not exist. */
  readonly listedBy?: "listeners";
  /** The member by which people call it. */
  readonly name?: string;
}

export const albKinds: Readonly<Record<keyof Artifacts, ArtifactKind>> = {
  hosts: { what: "DNS of", hop: "browser", decides: false, observed: true },
  loadBalancer: {
    what: "Load balancer",
    hop: "listener",
    decides: ["Scheme", "SecurityGroups"],
    name: "LoadBalancerName",
  },
  attributes: { what: "Attributes of the load balancer", hop: "listener", decides: false },
  tags: { what: "Tags of the load balancer", hop: "listener", decides: false },
  listeners: { what: "Listener", hop: "listener", decides: true },
  listenerCertificates: {
    what: "Certificates of listener",
    hop: "listener",
    decides: false,
    listedBy: "listeners",
  },
  certificates: { what: "Certificate", hop: "listener", decides: false, name: "DomainName" },
  webAcl: { what: "Web ACL", hop: "listener", decides: true, name: "Name" },
  rules: { what: "Rule", hop: "rule", decides: true, listedBy: "listeners" },
  userPools: { what: "User pool", hop: "authorize", decides: true, name: "Name" },
  userPoolDomains: { what: "User pool domain", hop: "authorize", decides: true },
  appClients: {
    what: "App client",
    hop: "authorize",
    decides: [
      "HasClientSecret",
      "AllowedOAuthFlowsUserPoolClient",
      "AllowedOAuthFlows",
      "AllowedOAuthScopes",
      "CallbackURLs",
      "SupportedIdentityProviders",
      "ExplicitAuthFlows",
    ],
    name: "ClientName",
  },
  clientSecrets: { what: "Active secrets of app client", hop: "token", decides: true },
  resourceServers: { what: "Resource server", hop: "authorize", decides: true },
  identityProviders: { what: "Identity provider", hop: "authorize", decides: true },
  brandings: { what: "Managed login branding of app client", hop: "authorize", decides: false },
  clientsElsewhere: { what: "Search for app client", hop: "authorize", decides: false, observed: true },
  discoveries: { what: "Discovery document of", hop: "authorize", decides: false, observed: true },
  authorizations: {
    what: "Answer to the authorization request of",
    hop: "authorize",
    decides: false,
    observed: true,
  },
  endpoints: { what: "Endpoint", hop: "token", decides: false, observed: true },
  tokenProbes: {
    what: "Token endpoint's answer to app client",
    hop: "token",
    decides: false,
    observed: true,
  },
  keySets: { what: "Published keys", hop: "token", decides: false, observed: true },
  securityGroups: { what: "Security group", hop: "token", decides: true, name: "GroupName" },
  networkAcls: { what: "Network ACL", hop: "token", decides: true },
  routeTables: { what: "Route table", hop: "token", decides: false },
  prefixLists: { what: "Prefix list", hop: "token", decides: true },
  targetDoors: { what: "Ways to target group", hop: "target", decides: true },
};

export const apiKinds: Readonly<Record<keyof ApiArtifacts, ArtifactKind>> = {
  hosts: { what: "DNS of", hop: "caller", decides: false, observed: true },
  api: {
    what: "API",
    hop: "domain",
    decides: [
      "policy",
      "apiKeySource",
      "disableExecuteApiEndpoint",
      "endpointTypes",
      "vpcEndpointIds",
      "cors",
    ],
    name: "name",
  },
  tags: { what: "Tags of the API", hop: "domain", decides: false },
  domains: { what: "Custom domain", hop: "domain", decides: ["mutualTls", "routingMode"] },
  mappings: { what: "Mappings of custom domain", hop: "domain", decides: true },
  routingRules: { what: "Routing rules of custom domain", hop: "domain", decides: true },
  stages: { what: "Stage", hop: "stage", decides: ["variables", "canary", "webAclArn", "deploymentId"] },
  deployments: { what: "Deployment", hop: "stage", decides: false },
  deployed: { what: "What is deployed to stage", hop: "method", decides: true },
  deployedSummaries: { what: "Methods deployed to stage", hop: "method", decides: true },
  methods: { what: "Method (draft)", hop: "method", decides: true },
  authorizers: { what: "Authorizer", hop: "authorizer", decides: true },
  gatewayResponses: { what: "Gateway response", hop: "method", decides: false },
  usagePlans: { what: "Usage plan", hop: "policy", decides: true, name: "name" },
  functions: { what: "Function", hop: "authorizer", decides: false },
  functionPolicies: { what: "Resource policy of function", hop: "authorizer", decides: true },
  roles: { what: "Role", hop: "authorizer", decides: true },
  userPools: { what: "User pool", hop: "provider", decides: true, name: "Name" },
  clientIds: { what: "App clients of user pool", hop: "provider", decides: true },
  appClients: { ...albKinds.appClients, hop: "provider" },
  resourceServers: { what: "Resource server", hop: "provider", decides: true },
  discoveries: { what: "Discovery document of", hop: "provider", decides: false, observed: true },
  keySets: { what: "Published keys", hop: "provider", decides: false, observed: true },
};
