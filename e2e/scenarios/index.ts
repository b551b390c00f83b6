import type { Scenario } from "../sandbox/world";
import { scenario as accessLogsOff } from "./access-logs-off";
import { scenario as allow } from "./allow";
import { scenario as audienceUnchecked } from "./audience-unchecked";
import { scenario as authorizationEndpointOfAnotherTenant } from "./authorization-endpoint-of-another-tenant";
import { scenario as callbackMissingForOneOfTwoHosts } from "./callback-missing-for-one-of-two-hosts";
import { scenario as callbackRemovedByDeployment } from "./callback-removed-by-deployment";
import { scenario as callbackTrailingSlash } from "./callback-trailing-slash";
import { scenario as callbackUnknownAtProvider } from "./callback-unknown-at-provider";
import { scenario as callbackUpperCase } from "./callback-upper-case";
import { scenario as certificateOfListenerExpired } from "./certificate-of-listener-expired";
import { scenario as certificateOfListenerWrongHost } from "./certificate-of-listener-wrong-host";
import { scenario as claimUnsatisfiable } from "./claim-unsatisfiable";
import { scenario as claimsOver11Kb } from "./claims-over-11-kb";
import { scenario as clientInAnotherPool } from "./client-in-another-pool";
import { scenario as clientSecretRotated } from "./client-secret-rotated";
import { scenario as clientSecretRotatedElsewhere } from "./client-secret-rotated-elsewhere";
import { scenario as clientUnknownAtProvider } from "./client-unknown-at-provider";
import { scenario as clientWithoutSecret } from "./client-without-secret";
import { scenario as codeFlowUnsupported } from "./code-flow-unsupported";
import { scenario as codeGrantOff } from "./code-grant-off";
import { scenario as codeGrantOffSinceChange } from "./code-grant-off-since-change";
import { scenario as customScopeDeleted } from "./custom-scope-deleted";
import { scenario as defaultRuleForwards } from "./default-rule-forwards";
import { scenario as deny } from "./deny";
import { scenario as domainDeleted } from "./domain-deleted";
import { scenario as domainFailed } from "./domain-failed";
import { scenario as domainOfAnotherPool } from "./domain-of-another-pool";
import { scenario as egressBlockedByNetworkAcl } from "./egress-blocked-by-network-acl";
import { scenario as egressBlockedBySecurityGroup } from "./egress-blocked-by-security-group";
import { scenario as egressRouteMissing } from "./egress-route-missing";
import { scenario as emailAttributeUnreadable } from "./email-attribute-unreadable";
import { scenario as extraParameterPromptNone } from "./extra-parameter-prompt-none";
import { scenario as healthyCognito } from "./healthy-cognito";
import { scenario as healthyCognitoCustomDomain } from "./healthy-cognito-custom-domain";
import { scenario as healthyDefaultRule } from "./healthy-default-rule";
import { scenario as healthyFederated } from "./healthy-federated";
import { scenario as healthyInternal } from "./healthy-internal";
import { scenario as healthyJwt } from "./healthy-jwt";
import { scenario as healthyOidc } from "./healthy-oidc";
import { scenario as healthyTwoHosts } from "./healthy-two-hosts";
import { scenario as healthyWeightedTargetGroups } from "./healthy-weighted-target-groups";
import { scenario as hostWithoutAddress } from "./host-without-address";
import { scenario as httpListenerForwards } from "./http-listener-forwards";
import { scenario as httpsInDomain } from "./https-in-domain";
import { scenario as identityProviderDeleted } from "./identity-provider-deleted";
import { scenario as issuerOfDefaultRule } from "./issuer-of-default-rule";
import { scenario as issuerTrailingSlash } from "./issuer-trailing-slash";
import { scenario as issuerV1V2 } from "./issuer-v1-v2";
import { scenario as jwksEllipticCurveOnly } from "./jwks-elliptic-curve-only";
import { scenario as jwksEndpoint500 } from "./jwks-endpoint-500";
import { scenario as jwksNotJson } from "./jwks-not-json";
import { scenario as jwksOfAnotherTenant } from "./jwks-of-another-tenant";
import { scenario as jwksRsa4096 } from "./jwks-rsa-4096";
import { scenario as jwksTooManyKeys } from "./jwks-too-many-keys";
import { scenario as jwtIssuerTrailingSlash } from "./jwt-issuer-trailing-slash";
import { scenario as managedLoginWithoutBranding } from "./managed-login-without-branding";
import { scenario as newlineInClientId } from "./newline-in-client-id";
import { scenario as noOpenid } from "./no-openid";
import { scenario as oauthSwitchedOff } from "./oauth-switched-off";
import { scenario as pkceDemanded } from "./pkce-demanded";
import { scenario as poolDeleted } from "./pool-deleted";
import { scenario as providerCertificateExpired } from "./provider-certificate-expired";
import { scenario as providerCertificateUntrusted } from "./provider-certificate-untrusted";
import { scenario as providerCertificateWrongName } from "./provider-certificate-wrong-name";
import { scenario as providerIpv6Only } from "./provider-ipv6-only";
import { scenario as providerSlow } from "./provider-slow";
import { scenario as providerUnresolvable } from "./provider-unresolvable";
import { scenario as ruleBypass } from "./rule-bypass";
import { scenario as ruleShadowed } from "./rule-shadowed";
import { scenario as scopeNotAllowed } from "./scope-not-allowed";
import { scenario as scopeRefusedByProvider } from "./scope-refused-by-provider";
import { scenario as sessionCookieShared } from "./session-cookie-shared";
import { scenario as targetOpenBesideLoadBalancer } from "./target-open-beside-load-balancer";
import { scenario as tokenEndpointOfAnotherTenant } from "./token-endpoint-of-another-tenant";
import { scenario as tokenEndpointOverHttp } from "./token-endpoint-over-http";
import { scenario as updatedIssuer } from "./updated-issuer";
import { scenario as userinfoEndpointOfAnotherTenant } from "./userinfo-endpoint-of-another-tenant";
import { scenario as userinfoIsDiscovery } from "./userinfo-is-discovery";
import { scenario as webAclAttached } from "./web-acl-attached";
import { scenario as wrongClientSecret } from "./wrong-client-secret";

/** Every scenario, by id. One file each; a test compares this list with the folder. */
export const scenarios: readonly Scenario[] = [
  accessLogsOff,
  allow,
  audienceUnchecked,
  authorizationEndpointOfAnotherTenant,
  callbackMissingForOneOfTwoHosts,
  callbackRemovedByDeployment,
  callbackTrailingSlash,
  callbackUnknownAtProvider,
  callbackUpperCase,
  certificateOfListenerExpired,
  certificateOfListenerWrongHost,
  claimUnsatisfiable,
  claimsOver11Kb,
  clientInAnotherPool,
  clientSecretRotated,
  clientSecretRotatedElsewhere,
  clientUnknownAtProvider,
  clientWithoutSecret,
  codeFlowUnsupported,
  codeGrantOff,
  codeGrantOffSinceChange,
  customScopeDeleted,
  defaultRuleForwards,
  deny,
  domainDeleted,
  domainFailed,
  domainOfAnotherPool,
  egressBlockedByNetworkAcl,
  egressBlockedBySecurityGroup,
  egressRouteMissing,
  emailAttributeUnreadable,
  extraParameterPromptNone,
  healthyCognito,
  healthyCognitoCustomDomain,
  healthyDefaultRule,
  healthyFederated,
  healthyInternal,
  healthyJwt,
  healthyOidc,
  healthyTwoHosts,
  healthyWeightedTargetGroups,
  hostWithoutAddress,
  httpListenerForwards,
  httpsInDomain,
  identityProviderDeleted,
  issuerOfDefaultRule,
  issuerTrailingSlash,
  issuerV1V2,
  jwksEllipticCurveOnly,
  jwksEndpoint500,
  jwksNotJson,
  jwksOfAnotherTenant,
  jwksRsa4096,
  jwksTooManyKeys,
  jwtIssuerTrailingSlash,
  managedLoginWithoutBranding,
  newlineInClientId,
  noOpenid,
  oauthSwitchedOff,
  pkceDemanded,
  poolDeleted,
  providerCertificateExpired,
  providerCertificateUntrusted,
  providerCertificateWrongName,
  providerIpv6Only,
  providerSlow,
  providerUnresolvable,
  ruleBypass,
  ruleShadowed,
  scopeNotAllowed,
  scopeRefusedByProvider,
  sessionCookieShared,
  targetOpenBesideLoadBalancer,
  tokenEndpointOfAnotherTenant,
  tokenEndpointOverHttp,
  updatedIssuer,
  userinfoEndpointOfAnotherTenant,
  userinfoIsDiscovery,
  webAclAttached,
  wrongClientSecret,
];
