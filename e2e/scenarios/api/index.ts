import type { Scenario } from "../../sandbox/world";
import { scenario as apiBasePathUnmapped } from "./api-base-path-unmapped";
import { scenario as apiMutualTlsRequired } from "./api-mutual-tls-required";
import { scenario as apiStageRepeatedInPath } from "./api-stage-repeated-in-path";
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
import { scenario as healthyRestAuthorizerRole } from "./healthy-rest-authorizer-role";
import { scenario as healthyRestCognito } from "./healthy-rest-cognito";
import { scenario as healthyRestCognitoScopes } from "./healthy-rest-cognito-scopes";
import { scenario as healthyRestDraftWordedDifferently } from "./healthy-rest-draft-worded-differently";
import { scenario as healthyRestIam } from "./healthy-rest-iam";
import { scenario as healthyRestJwt } from "./healthy-rest-jwt";
import { scenario as healthyRestOpen } from "./healthy-rest-open";
import { scenario as healthyRestPrivate } from "./healthy-rest-private";
import { scenario as healthyRestRequest } from "./healthy-rest-request";
import { scenario as healthyRestResourcePolicy } from "./healthy-rest-resource-policy";
import { scenario as healthyRestToken } from "./healthy-rest-token";
import { scenario as healthyRestTokenOfFiveLetters } from "./healthy-rest-token-of-five-letters";
import { scenario as healthyWsLambda } from "./healthy-ws-lambda";
import { scenario as httpAudienceOfDeletedClient } from "./http-audience-of-deleted-client";
import { scenario as httpAudienceUnlisted } from "./http-audience-unlisted";
import { scenario as httpAuthorizerPermissionMissing } from "./http-authorizer-permission-missing";
import { scenario as httpAutoDeployFailed } from "./http-auto-deploy-failed";
import { scenario as httpDefaultEndpointDisabled } from "./http-default-endpoint-disabled";
import { scenario as httpDiscoveryMissing } from "./http-discovery-missing";
import { scenario as httpIssuerTrailingSlash } from "./http-issuer-trailing-slash";
import { scenario as httpLambdaHeaderMissing } from "./http-lambda-header-missing";
import { scenario as httpPreflightProtected } from "./http-preflight-protected";
import { scenario as httpRouteAuthorizerMissing } from "./http-route-authorizer-missing";
import { scenario as httpScopeMissing } from "./http-scope-missing";
import { scenario as httpScopeUnissuable } from "./http-scope-unissuable";
import { scenario as httpSigningKeysElliptic } from "./http-signing-keys-elliptic";
import { scenario as httpSigningKeysUnavailable } from "./http-signing-keys-unavailable";
import { scenario as httpSimpleResponseMismatch } from "./http-simple-response-mismatch";
import { scenario as httpStageMissing } from "./http-stage-missing";
import { scenario as restAccessLogOff } from "./rest-access-log-off";
import { scenario as restAccessTokenWithoutScopes } from "./rest-access-token-without-scopes";
import { scenario as restAnswerInLowerCase } from "./rest-answer-in-lower-case";
import { scenario as restAnswerIsNoPolicy } from "./rest-answer-is-no-policy";
import { scenario as restApiKeyMissing } from "./rest-api-key-missing";
import { scenario as restApiKeyOfAnotherStage } from "./rest-api-key-of-another-stage";
import { scenario as restAuthorizerAliasMissing } from "./rest-authorizer-alias-missing";
import { scenario as restAuthorizerFunctionMissing } from "./rest-authorizer-function-missing";
import { scenario as restAuthorizerPermissionMissing } from "./rest-authorizer-permission-missing";
import { scenario as restAuthorizerPermissionOfAnother } from "./rest-authorizer-permission-of-another";
import { scenario as restAuthorizerRoleUnusable } from "./rest-authorizer-role-unusable";
import { scenario as restAuthorizerUriMalformed } from "./rest-authorizer-uri-malformed";
import { scenario as restAuthorizerUriStageVariableUndefined } from "./rest-authorizer-uri-stage-variable-undefined";
import { scenario as restBackendRefuses } from "./rest-backend-refuses";
import { scenario as restCachedPolicyTooNarrow } from "./rest-cached-policy-too-narrow";
import { scenario as restCanaryActive } from "./rest-canary-active";
import { scenario as restCognitoExpressionOfAnotherClient } from "./rest-cognito-expression-of-another-client";
import { scenario as restCognitoResourcePolicySilent } from "./rest-cognito-resource-policy-silent";
import { scenario as restCorsHeadersAbsentOnErrors } from "./rest-cors-headers-absent-on-errors";
import { scenario as restDefaultEndpointDisabled } from "./rest-default-endpoint-disabled";
import { scenario as restDeploymentNotOnStage } from "./rest-deployment-not-on-stage";
import { scenario as restExpressionMatchesNoJwt } from "./rest-expression-matches-no-jwt";
import { scenario as restExpressionUnreadable } from "./rest-expression-unreadable";
import { scenario as restExpressionWithScopes } from "./rest-expression-with-scopes";
import { scenario as restExpressionWithoutBearer } from "./rest-expression-without-bearer";
import { scenario as restFunctionThrowsAnotherWord } from "./rest-function-throws-another-word";
import { scenario as restGreedyPathShadowed } from "./rest-greedy-path-shadowed";
import { scenario as restHeaderEmpty } from "./rest-header-empty";
import { scenario as restHeaderMissing } from "./rest-header-missing";
import { scenario as restHeaderNamedAsExpression } from "./rest-header-named-as-expression";
import { scenario as restIdTokenWithScopes } from "./rest-id-token-with-scopes";
import { scenario as restJwtAudienceUnlisted } from "./rest-jwt-audience-unlisted";
import { scenario as restLoginOpen } from "./rest-login-open";
import { scenario as restMethodNotDeployed } from "./rest-method-not-deployed";
import { scenario as restPathUnknown } from "./rest-path-unknown";
import { scenario as restPoolDeleted } from "./rest-pool-deleted";
import { scenario as restPoolIssuerUpdated } from "./rest-pool-issuer-updated";
import { scenario as restPoolStageVariableUndefined } from "./rest-pool-stage-variable-undefined";
import { scenario as restPreflightProtected } from "./rest-preflight-protected";
import { scenario as restPrivateFromOutside } from "./rest-private-from-outside";
import { scenario as restPrivatePolicyOfAnotherEndpoint } from "./rest-private-policy-of-another-endpoint";
import { scenario as restQuerySourceMissing } from "./rest-query-source-missing";
import { scenario as restResourcePolicyAllowsAnotherPath } from "./rest-resource-policy-allows-another-path";
import { scenario as restResourcePolicyDenies } from "./rest-resource-policy-denies";
import { scenario as restScopeDeletedFromResourceServer } from "./rest-scope-deleted-from-resource-server";
import { scenario as restScopeUnissuable } from "./rest-scope-unissuable";
import { scenario as restStageMissing } from "./rest-stage-missing";
import { scenario as restStageVariableSourceUndefined } from "./rest-stage-variable-source-undefined";
import { scenario as restTokenRequestAsJson } from "./rest-token-request-as-json";
import { scenario as restTokenRequestWithoutSecret } from "./rest-token-request-without-secret";
import { scenario as restUnauthorizedAs400 } from "./rest-unauthorized-as-400";
import { scenario as wsTokenMissing } from "./ws-token-missing";

/** Sorted by id. */
export const apiScenarios: readonly Scenario[] = [
  apiBasePathUnmapped,
  apiMutualTlsRequired,
  apiStageRepeatedInPath,
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
  healthyRestAuthorizerRole,
  healthyRestCognito,
  healthyRestCognitoScopes,
  healthyRestDraftWordedDifferently,
  healthyRestIam,
  healthyRestJwt,
  healthyRestOpen,
  healthyRestPrivate,
  healthyRestRequest,
  healthyRestResourcePolicy,
  healthyRestToken,
  healthyRestTokenOfFiveLetters,
  healthyWsLambda,
  httpAudienceOfDeletedClient,
  httpAudienceUnlisted,
  httpAuthorizerPermissionMissing,
  httpAutoDeployFailed,
  httpDefaultEndpointDisabled,
  httpDiscoveryMissing,
  httpIssuerTrailingSlash,
  httpLambdaHeaderMissing,
  httpPreflightProtected,
  httpRouteAuthorizerMissing,
  httpScopeMissing,
  httpScopeUnissuable,
  httpSigningKeysElliptic,
  httpSigningKeysUnavailable,
  httpSimpleResponseMismatch,
  httpStageMissing,
  restAccessLogOff,
  restAccessTokenWithoutScopes,
  restAnswerInLowerCase,
  restAnswerIsNoPolicy,
  restApiKeyMissing,
  restApiKeyOfAnotherStage,
  restAuthorizerAliasMissing,
  restAuthorizerFunctionMissing,
  restAuthorizerPermissionMissing,
  restAuthorizerPermissionOfAnother,
  restAuthorizerRoleUnusable,
  restAuthorizerUriMalformed,
  restAuthorizerUriStageVariableUndefined,
  restBackendRefuses,
  restCachedPolicyTooNarrow,
  restCanaryActive,
  restCognitoExpressionOfAnotherClient,
  restCognitoResourcePolicySilent,
  restCorsHeadersAbsentOnErrors,
  restDefaultEndpointDisabled,
  restDeploymentNotOnStage,
  restExpressionMatchesNoJwt,
  restExpressionUnreadable,
  restExpressionWithScopes,
  restExpressionWithoutBearer,
  restFunctionThrowsAnotherWord,
  restGreedyPathShadowed,
  restHeaderEmpty,
  restHeaderMissing,
  restHeaderNamedAsExpression,
  restIdTokenWithScopes,
  restJwtAudienceUnlisted,
  restLoginOpen,
  restMethodNotDeployed,
  restPathUnknown,
  restPoolDeleted,
  restPoolIssuerUpdated,
  restPoolStageVariableUndefined,
  restPreflightProtected,
  restPrivateFromOutside,
  restPrivatePolicyOfAnotherEndpoint,
  restQuerySourceMissing,
  restResourcePolicyAllowsAnotherPath,
  restResourcePolicyDenies,
  restScopeDeletedFromResourceServer,
  restScopeUnissuable,
  restStageMissing,
  restStageVariableSourceUndefined,
  restTokenRequestAsJson,
  restTokenRequestWithoutSecret,
  restUnauthorizedAs400,
  wsTokenMissing,
];
