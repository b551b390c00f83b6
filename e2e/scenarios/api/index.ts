import type { Scenario } from "../../sandbox/world";
import { scenario as healthyApiCanary } from "./healthy-api-canary";
import { scenario as healthyApiCors } from "./healthy-api-cors";
import { scenario as healthyApiDomain } from "./healthy-api-domain";
import { scenario as healthyApiDomainRules } from "./healthy-api-domain-rules";
import { scenario as healthyHttpCognito } from "./healthy-http-cognito";
import { scenario as healthyHttpCors } from "./healthy-http-cors";
import { scenario as healthyHttpIam } from "./healthy-http-iam";
import { scenario as healthyHttpLambdaPolicy } from "./healthy-http-lambda-policy";
import { scenario as healthyHttpLambdaSimple } from "./healthy-http-lambda-simple";
import { scenario as healthyHttpOidc } from "./healthy-http-oidc";
import { scenario as healthyHttpOpen } from "./healthy-http-open";
import { scenario as healthyRestCognito } from "./healthy-rest-cognito";
import { scenario as healthyRestCognitoScopes } from "./healthy-rest-cognito-scopes";
import { scenario as healthyRestIam } from "./healthy-rest-iam";
import { scenario as healthyRestJwt } from "./healthy-rest-jwt";
import { scenario as healthyRestOpen } from "./healthy-rest-open";
import { scenario as healthyRestRequest } from "./healthy-rest-request";
import { scenario as healthyRestToken } from "./healthy-rest-token";
import { scenario as healthyRestTokenOfFiveLetters } from "./healthy-rest-token-of-five-letters";
import { scenario as healthyWsLambda } from "./healthy-ws-lambda";
import { scenario as httpStageMissing } from "./http-stage-missing";
import { scenario as restAccessTokenWithoutScopes } from "./rest-access-token-without-scopes";
import { scenario as restCanaryActive } from "./rest-canary-active";
import { scenario as restDeploymentNotOnStage } from "./rest-deployment-not-on-stage";
import { scenario as restGreedyPathShadowed } from "./rest-greedy-path-shadowed";
import { scenario as restIdTokenWithScopes } from "./rest-id-token-with-scopes";
import { scenario as restMethodNotDeployed } from "./rest-method-not-deployed";
import { scenario as restPathUnknown } from "./rest-path-unknown";
import { scenario as restStageMissing } from "./rest-stage-missing";

/** Sorted by id. */
export const apiScenarios: readonly Scenario[] = [
  healthyApiCanary,
  healthyApiCors,
  healthyApiDomain,
  healthyApiDomainRules,
  healthyHttpCognito,
  healthyHttpCors,
  healthyHttpIam,
  healthyHttpLambdaPolicy,
  healthyHttpLambdaSimple,
  healthyHttpOidc,
  healthyHttpOpen,
  healthyRestCognito,
  healthyRestCognitoScopes,
  healthyRestIam,
  healthyRestJwt,
  healthyRestOpen,
  healthyRestRequest,
  healthyRestToken,
  healthyRestTokenOfFiveLetters,
  healthyWsLambda,
  httpStageMissing,
  restAccessTokenWithoutScopes,
  restCanaryActive,
  restDeploymentNotOnStage,
  restGreedyPathShadowed,
  restIdTokenWithScopes,
  restMethodNotDeployed,
  restPathUnknown,
  restStageMissing,
];
