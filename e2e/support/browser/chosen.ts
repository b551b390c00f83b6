/**
 * Which scenarios stand behind the browser tests: AWS lets ten ELB calls a second through, so a sweep over all of them
 * would hold up every other test for half a minute.
 */
export const journeyScenarios: readonly string[] = [
  "access-logs-off",
  "allow",
  "callback-missing-for-one-of-two-hosts",
  "callback-removed-by-deployment",
  "callback-trailing-slash",
  "callback-upper-case",
  "client-in-another-pool",
  "client-secret-rotated-elsewhere",
  "code-grant-off-since-change",
  "deny",
  "healthy-cognito",
  "healthy-oidc",
  "healthy-rest-cognito",
  "healthy-two-hosts",
  "http-authorizer-permission-missing",
  "http-issuer-trailing-slash",
  "issuer-trailing-slash",
  "pool-deleted",
  "provider-slow",
  "rest-canary-active",
  "rest-default-endpoint-disabled",
  "rest-header-missing",
  "rest-method-not-deployed",
  "scope-not-allowed",
  "session-cookie-shared",
  "wrong-client-secret",
  "ws-token-missing",
];

/** What reading asks of AWS, and a scenario that asks it. */
export const askedBy: Readonly<Record<string, string>> = {
  "acm:DescribeCertificate": "healthy-cognito",
  "acm:ListCertificates": "host-without-address",
  "cognito-idp:DescribeManagedLoginBrandingByClient": "managed-login-without-branding",
  "cognito-idp:DescribeUserPool": "code-grant-off",
  "cognito-idp:DescribeUserPoolClient": "callback-upper-case",
  "cognito-idp:DescribeUserPoolDomain": "domain-failed",
  "cognito-idp:ListIdentityProviders": "identity-provider-deleted",
  "cognito-idp:ListResourceServers": "custom-scope-deleted",
  "cognito-idp:ListUserPoolClientSecrets": "healthy-two-hosts",
  "cognito-idp:ListUserPoolClients": "healthy-http-cognito",
  "cognito-idp:ListUserPools": "client-in-another-pool",
  "ec2:DescribeNetworkAcls": "healthy-oidc",
  "ec2:DescribeNetworkInterfaces": "no-openid",
  "ec2:DescribeRouteTables": "healthy-default-rule",
  "ec2:DescribeSecurityGroups": "healthy-weighted-target-groups",
  "elasticloadbalancing:DescribeListenerCertificates": "certificate-of-listener-wrong-host",
  "elasticloadbalancing:DescribeListeners": "deny",
  "elasticloadbalancing:DescribeLoadBalancerAttributes": "access-logs-off",
  "elasticloadbalancing:DescribeLoadBalancers": "healthy-internal",
  "elasticloadbalancing:DescribeRules": "rule-shadowed",
  "elasticloadbalancing:DescribeTags": "scope-not-allowed",
  "elasticloadbalancing:DescribeTargetHealth": "rule-bypass",
  "iam:GetRole": "rest-authorizer-role-unusable",
  "iam:GetRolePolicy": "healthy-rest-authorizer-role",
  "iam:ListAttachedRolePolicies": "healthy-rest-authorizer-role",
  "iam:ListRolePolicies": "healthy-rest-authorizer-role",
  "lambda:GetFunctionConfiguration": "rest-authorizer-function-missing",
  "lambda:GetPolicy": "http-authorizer-permission-missing",
};

/** Scenarios that are broken as a whole: AWS answers nothing, late or rubbish. */
export const brokenScenarios = {
  broken: "domain-of-another-pool",
  expired: "domain-deleted",
  throttled: "https-in-domain",
} as const;

/** Where what is recorded is denied: it is asked after the verdict, which stays. */
export const recordedScenario = "code-grant-off-since-change";

export const faultyScenarios: readonly string[] = [
  recordedScenario,
  ...Object.values(askedBy),
  ...Object.values(brokenScenarios),
];
