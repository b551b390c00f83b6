import type { ApiKind } from "../model/api-chain";
import type { ChainKind } from "../model/chain";
import type { DocLink, HopId, Severity } from "../model/finding";
import { apiArtifactWords } from "./api-artifact-words";
import { type ApiCheckId, apiChecks } from "./api-index";
import { artifactWords } from "./artifact-words";
import appClientMissing from "./cognito/app-client-missing";
import callbackUrlUnregistered from "./cognito/callback-url-unregistered";
import clientSecretAbsent from "./cognito/client-secret-absent";
import clientSecretMultiple from "./cognito/client-secret-multiple";
import codeGrantDisabled from "./cognito/code-grant-disabled";
import cognitoRegionUnsupported from "./cognito/cognito-region-unsupported";
import emailAttributeUnreadable from "./cognito/email-attribute-unreadable";
import federatedCallbackUnknown from "./cognito/federated-callback-unknown";
import identityProvidersEmpty from "./cognito/identity-providers-empty";
import managedLoginBrandingAbsent from "./cognito/managed-login-branding-absent";
import oauthFlowsDisabled from "./cognito/oauth-flows-disabled";
import oauthRequestMismatch from "./cognito/oauth-request-mismatch";
import scopeNotAllowed from "./cognito/scope-not-allowed";
import scopeUndefined from "./cognito/scope-undefined";
import userPoolDomainInactive from "./cognito/user-pool-domain-inactive";
import userPoolDomainMismatch from "./cognito/user-pool-domain-mismatch";
import userPoolDomainMissing from "./cognito/user-pool-domain-missing";
import userPoolIssuerIncompatible from "./cognito/user-pool-issuer-incompatible";
import userPoolMissing from "./cognito/user-pool-missing";
import type { ApiCheck } from "./define-api-check";
import type { Check, CheckMetadata } from "./define-check";
import egressBlockedByNetworkAcl from "./network/egress-blocked-by-network-acl";
import egressBlockedBySecurityGroup from "./network/egress-blocked-by-security-group";
import egressRouteMissing from "./network/egress-route-missing";
import authorizationEndpointMismatch from "./provider/authorization-endpoint-mismatch";
import clientAuthenticationUnsupported from "./provider/client-authentication-unsupported";
import clientRejected from "./provider/client-rejected";
import clientSecretRejected from "./provider/client-secret-rejected";
import codeResponseUnsupported from "./provider/code-response-unsupported";
import discoveryUnreachable from "./provider/discovery-unreachable";
import endpointCertificateUntrusted from "./provider/endpoint-certificate-untrusted";
import endpointNotHttps from "./provider/endpoint-not-https";
import endpointRedirects from "./provider/endpoint-redirects";
import endpointSlow from "./provider/endpoint-slow";
import endpointUnresolvable from "./provider/endpoint-unresolvable";
import endpointWithoutIpv4 from "./provider/endpoint-without-ipv4";
import idTokenAlgorithmUnsupported from "./provider/id-token-algorithm-unsupported";
import issuerMismatch from "./provider/issuer-mismatch";
import openidScopeAbsent from "./provider/openid-scope-absent";
import pkceRequired from "./provider/pkce-required";
import redirectUriRejected from "./provider/redirect-uri-rejected";
import scopeUnsupported from "./provider/scope-unsupported";
import signingKeysUnavailable from "./provider/signing-keys-unavailable";
import tokenEndpointMismatch from "./provider/token-endpoint-mismatch";
import userinfoEndpointMismatch from "./provider/userinfo-endpoint-mismatch";
import userinfoEndpointWrongKind from "./provider/userinfo-endpoint-wrong-kind";
import valueWithWhitespace from "./provider/value-with-whitespace";
import accessLogsOff from "./routing/access-logs-off";
import callbackPathShadowed from "./routing/callback-path-shadowed";
import certificateExpired from "./routing/certificate-expired";
import certificateHostMismatch from "./routing/certificate-host-mismatch";
import claimsTooLarge from "./routing/claims-too-large";
import defaultRuleUnauthenticated from "./routing/default-rule-unauthenticated";
import extraParameterHarmful from "./routing/extra-parameter-harmful";
import frontProxyUnread from "./routing/front-proxy-unread";
import hostResolvesElsewhere from "./routing/host-resolves-elsewhere";
import httpListenerForwards from "./routing/http-listener-forwards";
import requestHeadersTooLarge from "./routing/request-headers-too-large";
import ruleBypass from "./routing/rule-bypass";
import ruleShadowed from "./routing/rule-shadowed";
import sessionBeyondRefresh from "./routing/session-beyond-refresh";
import sessionCookieShared from "./routing/session-cookie-shared";
import targetOpenBesideLoadBalancer from "./routing/target-open-beside-load-balancer";
import unauthenticatedRequestAllowed from "./routing/unauthenticated-request-allowed";
import unauthenticatedRequestDenied from "./routing/unauthenticated-request-denied";
import webAclAttached from "./routing/web-acl-attached";
import audienceUnchecked from "./token/audience-unchecked";
import claimUnsatisfiable from "./token/claim-unsatisfiable";
import jwksEndpointMismatch from "./token/jwks-endpoint-mismatch";
import jwksKeyUnsupported from "./token/jwks-key-unsupported";
import jwksTooLarge from "./token/jwks-too-large";

/** Every check, by area in the order in which a request meets it, then by id. Static: a check that is not here does not run. */
export const checks = [
  accessLogsOff,
  callbackPathShadowed,
  certificateExpired,
  certificateHostMismatch,
  claimsTooLarge,
  defaultRuleUnauthenticated,
  extraParameterHarmful,
  frontProxyUnread,
  hostResolvesElsewhere,
  httpListenerForwards,
  requestHeadersTooLarge,
  ruleBypass,
  ruleShadowed,
  sessionBeyondRefresh,
  sessionCookieShared,
  targetOpenBesideLoadBalancer,
  unauthenticatedRequestAllowed,
  unauthenticatedRequestDenied,
  webAclAttached,
  authorizationEndpointMismatch,
  clientAuthenticationUnsupported,
  clientRejected,
  clientSecretRejected,
  codeResponseUnsupported,
  discoveryUnreachable,
  endpointCertificateUntrusted,
  endpointNotHttps,
  endpointRedirects,
  endpointSlow,
  endpointUnresolvable,
  endpointWithoutIpv4,
  idTokenAlgorithmUnsupported,
  issuerMismatch,
  openidScopeAbsent,
  pkceRequired,
  redirectUriRejected,
  scopeUnsupported,
  signingKeysUnavailable,
  tokenEndpointMismatch,
  userinfoEndpointMismatch,
  userinfoEndpointWrongKind,
  valueWithWhitespace,
  appClientMissing,
  callbackUrlUnregistered,
  clientSecretAbsent,
  clientSecretMultiple,
  codeGrantDisabled,
  cognitoRegionUnsupported,
  emailAttributeUnreadable,
  federatedCallbackUnknown,
  identityProvidersEmpty,
  managedLoginBrandingAbsent,
  oauthFlowsDisabled,
  oauthRequestMismatch,
  scopeNotAllowed,
  scopeUndefined,
  userPoolDomainInactive,
  userPoolDomainMismatch,
  userPoolDomainMissing,
  userPoolIssuerIncompatible,
  userPoolMissing,
  egressBlockedByNetworkAcl,
  egressBlockedBySecurityGroup,
  egressRouteMissing,
  audienceUnchecked,
  claimUnsatisfiable,
  jwksEndpointMismatch,
  jwksKeyUnsupported,
  jwksTooLarge,
] as const satisfies readonly Check[];

/** Every id of the catalogue: in URLs, JSON and runbooks, never renamed. */
export type CheckId = (typeof checks)[number]["id"] | ApiCheckId;

/** What a check says of itself, without running: one entry of the catalogue. */
export interface CheckInfo {
  readonly id: CheckId;
  readonly title: string;
  readonly failureTitle: string;
  readonly description: string;
  readonly severity: Severity;
  /** It never fails as proven. */
  readonly neverProven: boolean;
  readonly kinds: readonly (ChainKind | ApiKind)[];
  readonly hop: HopId;
  readonly meets: string;
  readonly docs: readonly DocLink[];
  /** What it looks at, in plain words, each once: "the app client". */
  readonly reads: readonly string[];
  /** What it says of an API, where the id is one of both doors; all beside it is then said of load balancers. */
  readonly ofApis?: Pick<CheckInfo, "title" | "failureTitle" | "description" | "hop" | "meets">;
}

/** What either door's check says; its artifacts by their words. */
function infoOf<Name extends string>(
  check: CheckMetadata<CheckId, ChainKind | ApiKind> & {
    readonly requires: readonly Name[];
    readonly uses: readonly Name[];
  },
  words: Readonly<Record<Name, string>>,
): CheckInfo {
  return {
    id: check.id,
    title: check.title,
    failureTitle: check.failureTitle,
    description: check.description,
    severity: check.severity,
    neverProven: check.neverProven ?? false,
    kinds: check.kinds,
    hop: check.hop,
    meets: check.meets,
    docs: check.docs,
    reads: [...new Set([...check.requires, ...check.uses].map((name) => words[name]))],
  };
}

/**
 * The catalogue: the checks of load balancers, then those of API Gateway. An id that both have is one entry, with what
 * either says and looks at.
 */
export const catalogue: readonly CheckInfo[] = merged([
  ...checks.map((check: Check<CheckId>) => infoOf(check, artifactWords)),
  ...apiChecks.map((check: ApiCheck<CheckId>) => infoOf(check, apiArtifactWords)),
]);

function merged(all: readonly CheckInfo[]): CheckInfo[] {
  const byId = new Map<CheckId, CheckInfo>();
  for (const info of all) {
    const known = byId.get(info.id);
    byId.set(
      info.id,
      known
        ? {
            ...known,
            kinds: [...known.kinds, ...info.kinds],
            docs: [...new Map([...known.docs, ...info.docs].map((doc) => [doc.url, doc])).values()],
            reads: [...new Set([...known.reads, ...info.reads])],
            ofApis: {
              title: info.title,
              failureTitle: info.failureTitle,
              description: info.description,
              hop: info.hop,
              meets: info.meets,
            },
          }
        : info,
    );
  }
  return [...byId.values()];
}
