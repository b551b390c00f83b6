import accessLogBlind from "./api/access-log-blind";
import apiKeyRequired from "./api/api-key-required";
import autoDeployFailed from "./api/auto-deploy-failed";
import basePathUnmapped from "./api/base-path-unmapped";
import canaryActive from "./api/canary-active";
import corsHeadersAbsentOnErrors from "./api/cors-headers-absent-on-errors";
import defaultEndpointDisabled from "./api/default-endpoint-disabled";
import deploymentStale from "./api/deployment-stale";
import gatewayResponseCustomised from "./api/gateway-response-customised";
import methodNotDeployed from "./api/method-not-deployed";
import methodUndefined from "./api/method-undefined";
import methodUnprotected from "./api/method-unprotected";
import mutualTlsRequired from "./api/mutual-tls-required";
import preflightProtected from "./api/preflight-protected";
import privateEndpointUnreachable from "./api/private-endpoint-unreachable";
import resourcePolicyDenies from "./api/resource-policy-denies";
import routeAuthorizerMissing from "./api/route-authorizer-missing";
import stageMissing from "./api/stage-missing";
import type { ApiCheck } from "./define-api-check";
import authorizerAnswerInvalid from "./lambda-authorizer/authorizer-answer-invalid";
import authorizerCacheTooWide from "./lambda-authorizer/authorizer-cache-too-wide";
import authorizerFunctionMissing from "./lambda-authorizer/authorizer-function-missing";
import authorizerPermissionMissing from "./lambda-authorizer/authorizer-permission-missing";
import authorizerRoleUnusable from "./lambda-authorizer/authorizer-role-unusable";
import authorizerUriMalformed from "./lambda-authorizer/authorizer-uri-malformed";
import identitySourceMalformed from "./lambda-authorizer/identity-source-malformed";
import identitySourceMissing from "./lambda-authorizer/identity-source-missing";
import identitySourceStageVariableUndefined from "./lambda-authorizer/identity-source-stage-variable-undefined";
import simpleResponseMismatch from "./lambda-authorizer/simple-response-mismatch";
import validationExpressionCannotMatch from "./lambda-authorizer/validation-expression-cannot-match";
import validationExpressionInvalid from "./lambda-authorizer/validation-expression-invalid";
import validationExpressionRejects from "./lambda-authorizer/validation-expression-rejects";
import accessTokenExpected from "./token-authorizer/access-token-expected";
import appClientMissing from "./token-authorizer/app-client-missing";
import audienceUnlisted from "./token-authorizer/audience-unlisted";
import discoveryUnreachable from "./token-authorizer/discovery-unreachable";
import idTokenExpected from "./token-authorizer/id-token-expected";
import issuerMismatch from "./token-authorizer/issuer-mismatch";
import oauthRequestMismatch from "./token-authorizer/oauth-request-mismatch";
import providerStageVariableUndefined from "./token-authorizer/provider-stage-variable-undefined";
import scopeUndefined from "./token-authorizer/scope-undefined";
import scopeUnissuable from "./token-authorizer/scope-unissuable";
import signingAlgorithmUnsupported from "./token-authorizer/signing-algorithm-unsupported";
import signingKeysUnavailable from "./token-authorizer/signing-keys-unavailable";
import userPoolIssuerIncompatible from "./token-authorizer/user-pool-issuer-incompatible";
import userPoolMissing from "./token-authorizer/user-pool-missing";
import validationExpressionWithScopes from "./token-authorizer/validation-expression-with-scopes";

/** The checks of API Gateway, by area in the order in which a request meets them, then by id. */
export const apiChecks = [
  accessLogBlind,
  apiKeyRequired,
  autoDeployFailed,
  basePathUnmapped,
  canaryActive,
  corsHeadersAbsentOnErrors,
  defaultEndpointDisabled,
  deploymentStale,
  gatewayResponseCustomised,
  methodNotDeployed,
  methodUndefined,
  methodUnprotected,
  mutualTlsRequired,
  preflightProtected,
  privateEndpointUnreachable,
  resourcePolicyDenies,
  routeAuthorizerMissing,
  stageMissing,
  authorizerAnswerInvalid,
  authorizerCacheTooWide,
  authorizerFunctionMissing,
  authorizerPermissionMissing,
  authorizerRoleUnusable,
  authorizerUriMalformed,
  identitySourceMalformed,
  identitySourceMissing,
  identitySourceStageVariableUndefined,
  simpleResponseMismatch,
  validationExpressionCannotMatch,
  validationExpressionInvalid,
  validationExpressionRejects,
  accessTokenExpected,
  appClientMissing,
  audienceUnlisted,
  discoveryUnreachable,
  idTokenExpected,
  issuerMismatch,
  oauthRequestMismatch,
  providerStageVariableUndefined,
  scopeUndefined,
  scopeUnissuable,
  signingAlgorithmUnsupported,
  signingKeysUnavailable,
  userPoolIssuerIncompatible,
  userPoolMissing,
  validationExpressionWithScopes,
] as const satisfies readonly ApiCheck[];

export type ApiCheckId = (typeof apiChecks)[number]["id"];
