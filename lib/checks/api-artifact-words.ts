import type { ApiArtifactName } from "../facts/api/artifact-of-api";

/** What an artifact of an API is called, inside a sentence or in a list of what a check reads. */
export const apiArtifactWords: Record<ApiArtifactName, string> = {
  api: "the API",
  stages: "the API's stages",
  stage: "the stage",
  deployed: "the deployed stage's export",
  deployedMethod: "the deployed method",
  deployedSummary: "the deployment's summary",
  draftMethods: "the API's methods as edited",
  draftMethod: "the method as edited",
  draftAuthorizers: "the API's authorizers as edited",
  draftGatewayResponses: "the API's gateway responses",
  deployments: "the API's deployments",
  method: "the method",
  authorizer: "the authorizer",
  domain: "the custom domain",
  mappings: "the custom domain's mappings",
  routingRules: "the custom domain's routing rules",
  usagePlans: "the usage plans",
  authorizerFunction: "the authorizer's function",
  functionPolicy: "the function's resource policy",
  authorizerRole: "the authorizer's role",
  pools: "the authorizer's user pools",
  issuers: "the issuers' published documents",
  requestedHost: "the host's DNS entry",
};
