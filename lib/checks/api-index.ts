import autoDeployFailed from "./api/auto-deploy-failed";
import basePathUnmapped from "./api/base-path-unmapped";
import canaryActive from "./api/canary-active";
import defaultEndpointDisabled from "./api/default-endpoint-disabled";
import methodNotDeployed from "./api/method-not-deployed";
import methodUndefined from "./api/method-undefined";
import routeAuthorizerMissing from "./api/route-authorizer-missing";
import stageMissing from "./api/stage-missing";
import type { ApiCheck } from "./define-api-check";
import accessTokenExpected from "./token-authorizer/access-token-expected";
import appClientMissing from "./token-authorizer/app-client-missing";
import audienceUnlisted from "./token-authorizer/audience-unlisted";
import discoveryUnreachable from "./token-authorizer/discovery-unreachable";
import idTokenExpected from "./token-authorizer/id-token-expected";
import issuerMismatch from "./token-authorizer/issuer-mismatch";
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
  autoDeployFailed,
  basePathUnmapped,
  canaryActive,
  defaultEndpointDisabled,
  methodNotDeployed,
  methodUndefined,
  routeAuthorizerMissing,
  stageMissing,
  accessTokenExpected,
  appClientMissing,
  audienceUnlisted,
  discoveryUnreachable,
  idTokenExpected,
  issuerMismatch,
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
