import { documents } from "../../checks/documents";
import type { DocLink } from "../../model/finding";

const elb = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application";
const cognito = "https://docs.aws.amazon.com/cognito/latest/developerguide";

/** The page behind each claim of the symptoms. */
export const sources = {
  authentication: documents.albAuthentication,
  troubleshooting: documents.albTroubleshooting,
  accessLogs: documents.albAccessLogs,
  limits: documents.albLimits,
  jwt: documents.albJwt,
  rules: documents.albRules,
  certificates: documents.albCertificates,
  security: documents.albAuthSecurity,
  oidcConfig: documents.oidcConfig,
  discovery: documents.discovery,
  cognitoAuthorize: documents.cognitoAuthorize,
  cognitoClients: documents.cognitoClients,
  cognitoDomains: documents.cognitoDomains,
  cognitoScopes: documents.cognitoScopes,
  cognitoManagedLogin: documents.cognitoManagedLogin,
  cognitoToken: { title: "The token issuer endpoint", url: `${cognito}/token-endpoint.html` },
  cognitoEndpoints: {
    title: "User pool endpoints and managed login reference",
    url: `${cognito}/cognito-userpools-server-contract-reference.html`,
  },
  metrics: {
    title: "CloudWatch metrics for your Application Load Balancer",
    url: `${elb}/load-balancer-cloudwatch-metrics.html`,
  },
  transforms: { title: "Transforms for listener rules", url: `${elb}/rule-transforms.html` },
  knowledgeCenter: {
    title: "Troubleshoot authentication on an Application Load Balancer (AWS Knowledge Center)",
    url: "https://repost.aws/knowledge-center/elb-configure-authentication-alb",
  },
  callbackRules: {
    title: "A web ACL rule that refuses the scope in a callback (cds-snc/scan-websites 145)",
    url: "https://github.com/cds-snc/scan-websites/pull/145",
  },
  invalidIdTokenSeen: {
    title: "401 with AuthInvalidIdToken and Entra ID, seen in practice",
    url: "https://devgem.io/posts/troubleshooting-401-authorization-errors-with-aws-alb-and-azure-ad-integration",
  },
  nonceSeen: {
    title: "Failed callbacks with a nonce reason, seen in logs (aws-log-parser 37)",
    url: "https://github.com/dpetzold/aws-log-parser/pull/37",
  },
  secretNewlineSeen: {
    title: "561 after a line break in the secret (aws-load-balancer-controller 3865)",
    url: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3865",
  },
  egressSeen: {
    title: "500 for a security group without a way out (aws-cdk 19035)",
    url: "https://github.com/aws/aws-cdk/issues/19035",
  },
  redirectInScripts: {
    title: "A script meets the sign-in redirect after the session ended (backstage 26667)",
    url: "https://github.com/backstage/backstage/issues/26667",
  },
  brokenRedirectSeen: {
    title: "A line break in the client id breaks the redirect (aws-load-balancer-controller 1204)",
    url: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1204",
  },
  oauthAuthorize: {
    title: "OAuth 2.0, RFC 6749 section 4.1.2.1",
    url: "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1",
  },
  oauthToken: {
    title: "OAuth 2.0, RFC 6749 section 5.2",
    url: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
  },
  oauthRegistration: {
    title: "OAuth 2.0 Dynamic Client Registration, RFC 7591 section 3.2.2",
    url: "https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2",
  },
  oidcErrors: {
    title: "OpenID Connect Core 1.0, section 3.1.2.6",
    url: "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
  },
  headerTooLarge: {
    title: "Additional HTTP Status Codes, RFC 6585 section 5",
    url: "https://www.rfc-editor.org/rfc/rfc6585#section-5",
  },
} as const satisfies Record<string, DocLink>;
