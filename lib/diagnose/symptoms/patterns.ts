import type { Symptom } from "../symptom";
import { countMetric, findInLog, seeDns, seeRedirect, seeRule, seeRules } from "./confirm";
import { elsewhere, noCode, tokenRefused, unreachable } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

/** What people see that has no status of its own. */
export const patterns: readonly Symptom[] = [
  {
    id: "302-loop",
    also: ["302"],
    title: "302 again and again: users sign in and are sent to sign in",
    kind: "pattern",
    brief: "The browser goes round between application and provider, or asks for sign-in far too often.",
    meaning: [
      "A sign-in takes two redirects: to the provider, and from /oauth2/idpresponse back to where the user was. When it never ends, the session that the callback made is not found at the next request.",
      "Two rules that keep different sign-ins under one cookie name do that on the same host. So does a proxy that drops cookies, an earlier rule that takes the callback path, and an application that sends its users to sign in on its own.",
    ],
    hop: "session",
    whoFixes: "The owner of the listener rules; the application's team where it redirects by itself.",
    notThis: [
      "One 302 to the provider is how a sign-in begins.",
      "No refusal by the provider: it signs the user in each time, often without asking.",
    ],
    causes: [
      {
        check: "session-cookie-shared",
        why: "Two rules with different sign-ins under one cookie name overwrite each other's session.",
      },
      {
        check: "callback-path-shadowed",
        why: "An earlier rule takes /oauth2/idpresponse, so likely no session is ever made.",
      },
      { check: "front-proxy-unread", why: "A proxy that drops cookies drops the session." },
      {
        check: "request-headers-too-large",
        why: "A browser that drops some of the session's cookies for their size has no session.",
      },
    ],
    confirm: [
      {
        title: "See the first redirects and the cookies that they set",
        command:
          "curl -siL --max-redirs 3 -o /dev/null -D - https://HOST/ | grep -iE '^(HTTP|location|set-cookie)'",
      },
      seeRules,
      seeRule,
      findInLog(" 302 "),
    ],
    uncheckable: [
      uncheckable.cookies,
      { cause: "an application that redirects to sign-in by itself", why: "its answers are not read" },
    ],
    metric: "ELBAuthSuccess far above the number of users",
    sources: [sources.authentication, sources.rules, sources.metrics],
  },
  {
    id: "no-sign-in-page",
    title: "No sign-in page: the browser cannot open the address that it is sent to",
    kind: "pattern",
    brief: "The redirect leads nowhere: the browser shows an error of its own, without a status.",
    meaning: [
      "The load balancer makes the address of the sign-in page from the rule: an authorization endpoint, or a user pool's domain. When that does not exist, or the redirect is broken by a line break, the browser has no page to show.",
      "The load balancer's log shows only the first 302, and no callback.",
    ],
    hop: "authorize",
    whoFixes: "The owner of the rule, or of the user pool.",
    notThis: ["No outage of the load balancer: it answered with the redirect.", "No wrong password."],
    causes: [
      { check: "user-pool-domain-missing", why: "The user pool has no domain, so no sign-in page." },
      { check: "user-pool-domain-mismatch", why: "The domain in the rule is not the pool's." },
      { check: "user-pool-domain-inactive", why: "The domain is being made, being deleted, or has failed." },
      { check: "user-pool-missing", why: "The pool was deleted, and its pages with it." },
      { check: "value-with-whitespace", why: "A line break in a value breaks the redirect." },
      { check: "endpoint-not-https", why: "An address that is not absolute leads nowhere." },
      {
        check: "managed-login-branding-absent",
        why: "Managed login without a style for the client says that its pages are unavailable.",
      },
      { check: "authorization-endpoint-mismatch", why: "The address is not the provider's." },
      {
        check: "endpoint-unresolvable",
        why: "The sign-in page is likely on the same host as the endpoint without a DNS entry.",
      },
      elsewhere,
    ],
    confirm: [
      seeRedirect,
      seeRule,
      {
        title: "See the user pool's domains",
        command:
          "aws cognito-idp describe-user-pool --region REGION --user-pool-id POOL-ID --query 'UserPool.[Domain,CustomDomain]'",
      },
    ],
    uncheckable: [
      {
        cause: "a provider that only some networks can reach",
        why: "the browser's network is another one than the dashboard's",
      },
    ],
    sources: [sources.authentication, sources.cognitoDomains, sources.brokenRedirectSeen],
  },
  {
    id: "certificate-warning",
    title: "A certificate warning: the browser does not trust the host",
    kind: "pattern",
    brief:
      "The browser stops before any rule is reached: the certificate is out of date or for another name.",
    meaning: [
      "The listener answers with the certificate that names the host, else with its default one. A browser refuses one that is expired or names other hosts, before the load balancer sees a request.",
    ],
    hop: "listener",
    whoFixes: "The owner of the listener's certificates.",
    notThis: ["No failed sign-in: it did not begin.", "Not the provider's certificate: that shows as 500."],
    causes: [
      { check: "certificate-expired", why: "The certificate that serves the host has expired." },
      { check: "certificate-host-mismatch", why: "No certificate of the listener covers the host." },
      elsewhere,
    ],
    confirm: [
      {
        title: "See the certificate as a browser does",
        command:
          "openssl s_client -connect HOST:443 -servername HOST </dev/null | openssl x509 -noout -dates -ext subjectAltName",
      },
      {
        title: "See the listener's certificates",
        command: "aws elbv2 describe-listener-certificates --region REGION --listener-arn LISTENER-ARN",
      },
    ],
    uncheckable: [{ cause: "a proxy in the user's network that presents its own", why: "it is not in AWS" }],
    metric: "ClientTLSNegotiationErrorCount",
    sources: [sources.certificates, sources.metrics],
  },
  {
    id: "sign-in-not-asked",
    title: "No sign-in asked: the application answers everybody",
    kind: "pattern",
    brief: "Requests reach the application without a sign-in, though a rule is there to ask for one.",
    meaning: [
      "Rules are tried in the order of their priority, and the first that matches answers. A wider rule before the one with sign-in, the default rule, or a listener for plain HTTP can lead to the same targets without it.",
    ],
    hop: "rule",
    whoFixes: "The owner of the listener rules.",
    notThis: ["A user who is still signed in is not asked either: try in a private window."],
    causes: [
      { check: "rule-shadowed", why: "An earlier rule takes every request of the one with sign-in." },
      { check: "rule-bypass", why: "A rule without sign-in forwards the same host and path." },
      {
        check: "unauthenticated-request-allowed",
        why: "OnUnauthenticatedRequest is allow: the target gets anonymous requests.",
      },
      { check: "http-listener-forwards", why: "Plain HTTP is forwarded instead of redirected to HTTPS." },
      { check: "default-rule-unauthenticated", why: "What no rule matches is forwarded without sign-in." },
      {
        check: "target-open-beside-load-balancer",
        why: "Whoever reaches a target beside the load balancer is asked by nobody.",
      },
      elsewhere,
    ],
    confirm: [
      seeRules,
      {
        title: "Ask without cookies: 302 to the provider is right",
        command: "curl -si https://HOST/ | head -n 20",
      },
      seeDns,
    ],
    uncheckable: [
      {
        cause: "an action that signs in on a plain HTTP listener, or after the one that forwards",
        why: "AWS refuses to create either, so it is not looked for",
      },
    ],
    sources: [sources.rules, sources.authentication, sources.security],
  },
  {
    id: "ELBAuthError",
    title: "ELBAuthError rises: sign-ins fail at the load balancer or on its way to the provider",
    kind: "pattern",
    brief:
      "The metric counts sign-ins that failed for the rule's configuration, the network, or an internal fault.",
    meaning: [
      "ELBAuthError counts sign-ins that could not be finished since the action is misconfigured, the load balancer could not talk to the provider, or something inside it failed. It counts per load balancer: the access log tells which rule and which reason.",
      "With ELBAuthLatency near 5000 ms the provider is likely not reached in time; with a low latency it likely refuses.",
    ],
    hop: "token",
    whoFixes: "The owner of the rule, of the load balancer's network, or of the provider: by the reason.",
    notThis: ["No users who were refused: those are counted in ELBAuthFailure."],
    causes: [...tokenRefused, ...unreachable.filter(({ check }) => check !== "value-with-whitespace")],
    confirm: [
      countMetric("ELBAuthError"),
      countMetric("ELBAuthLatency", "Maximum"),
      findInLog("Auth[A-Za-z]+"),
    ],
    uncheckable: [uncheckable.heldSecret, uncheckable.egress],
    metric: "ELBAuthError",
    sources: [sources.metrics, sources.accessLogs],
  },
  {
    id: "ELBAuthFailure",
    title: "ELBAuthFailure rises: the provider denies, or what comes back is not valid",
    kind: "pattern",
    brief: "The metric counts sign-ins that were denied, and codes that were used twice.",
    meaning: [
      "ELBAuthFailure counts sign-ins that the provider denied, and authorization codes that were used more than once. Cookies, states and ID tokens that are not valid are counted here too. It counts per load balancer: the access log tells which rule and which reason.",
      "A few all the time are normal: reloads, bookmarks, scanners.",
    ],
    hop: "callback",
    whoFixes: "The owner of the rule, or whoever runs the provider: by the reason.",
    notThis: ["No outage of the provider: that is ELBAuthError."],
    causes: [
      { check: "issuer-mismatch", why: "Every ID token is then one of another issuer." },
      { check: "openid-scope-absent", why: "Without openid no ID token comes back." },
      ...noCode,
      {
        check: "user-pool-issuer-incompatible",
        why: "Tokens of such a pool name an issuer that is not taken.",
      },
      { check: "session-cookie-shared", why: "Sign-ins under one cookie name invalidate each other." },
      { check: "userinfo-endpoint-wrong-kind", why: "An answer that holds no claims is not usable." },
      { check: "email-attribute-unreadable", why: "The code is refused with invalid_grant." },
    ],
    confirm: [countMetric("ELBAuthFailure"), findInLog("Auth[A-Za-z]+")],
    uncheckable: [uncheckable.userRefused, uncheckable.cookies, uncheckable.replayedCallback],
    metric: "ELBAuthFailure",
    sources: [sources.metrics, sources.accessLogs],
  },
];
