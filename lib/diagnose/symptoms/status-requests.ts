import { doorSigns } from "../../facts/api/answer/doors";
import type { Symptom } from "../symptom";
import { api403 } from "./api/statuses";
import { countMetric, findInLog, seeAppClient, seeDns, seeWebAcl } from "./confirm";
import { elsewhere } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

const ownPage = "The provider stops on a page of its own with status 400:";

/** Refusals that somebody else than the sign-in makes: the provider's own page, a web ACL, a limit on headers. */
export const requestStatuses: readonly Symptom[] = [
  {
    id: "400",
    title: "400: an error page of the provider, or a request that is too large",
    kind: "status",
    brief:
      "Either the identity provider shows an error page of its own, or the request's headers are too large.",
    meaning: [
      "Look at the address bar first. On the provider's address, the page is the provider's: it refused the sign-in request and, for safety, did not send the user back. redirect_mismatch of Cognito is the most frequent.",
      "On your own address, the load balancer found the request malformed: a request line or one header over 16 KB, all headers over 64 KB, or a client that closed early. The session cookie may take up to 16 KB; together with the application's cookies that likely passes a limit.",
    ],
    hop: "authorize",
    whoFixes:
      "On the provider's page: the owner of the app client. On your own: whoever sets the cookies of that host.",
    notThis: [
      "A provider's error page is not made by the load balancer and is not in its access log.",
      "No wrong password.",
    ],
    causes: [
      {
        check: "callback-url-unregistered",
        why: `${ownPage} the callback URL is not registered, to the letter.`,
      },
      {
        check: "redirect-uri-rejected",
        why: `${ownPage} asked the same question, it refuses the load balancer's callback URL.`,
      },
      { check: "app-client-missing", why: `${ownPage} the app client is not in this pool.` },
      {
        check: "client-rejected",
        why: `${ownPage} asked the same question, it does not know the load balancer's client.`,
      },
      { check: "oauth-flows-disabled", why: `${ownPage} OAuth is switched off on the app client.` },
      { check: "identity-providers-empty", why: `${ownPage} the app client offers nothing to sign in with.` },
      {
        check: "user-pool-domain-mismatch",
        why: `${ownPage} another pool's domain does not know the client.`,
      },
      {
        check: "request-headers-too-large",
        why: "Session cookies and the application's cookies together pass 16 KB in one header, or 64 KB in all.",
      },
      { check: "value-with-whitespace", why: `${ownPage} a client id with white space is unknown.` },
      { check: "extra-parameter-harmful", why: `${ownPage} an extra parameter repeats one of the protocol.` },
      {
        check: "authorization-endpoint-mismatch",
        why: `${ownPage} another tenant does not know the client.`,
      },
      {
        check: "front-proxy-unread",
        why: "A proxy that changes the Host header makes the load balancer ask for another callback URL.",
      },
      elsewhere,
    ],
    confirm: [
      seeAppClient,
      findInLog(" 400 "),
      {
        title: "Try without any cookie: if that works, it was their size",
        command: "curl -i https://HOST/",
      },
    ],
    uncheckable: [
      {
        cause: "the size of the cookies that this browser sends",
        why: "they are in the browser's developer tools, not in AWS",
      },
    ],
    metric: "HTTPCode_ELB_4XX_Count, only where the load balancer made it",
    sources: [
      sources.troubleshooting,
      sources.limits,
      sources.authentication,
      sources.cognitoEndpoints,
      sources.knowledgeCenter,
    ],
  },
  {
    id: "403",
    title: "403: a web ACL, a policy or a shut door, the target or the provider refused the request",
    kind: "status",
    brief:
      "Sign-in at a load balancer does not make 403: a web ACL does, the provider's page, or the target.",
    meaning: [
      "The load balancer itself answers 403 only where a web ACL blocks the request, or where protection against denial of service does. The callback is a frequent victim: its code, state and scope look like an attack to some managed rules.",
      "On the provider's address the page is the provider's. Cognito's managed login shows it where no style exists for the app client.",
      "With 403 in the log's target_status_code, the user is signed in and the application refuses them: the load balancer authenticates, the target authorizes.",
    ],
    doors: doorSigns,
    api: api403,
    see: ["ACCESS_DENIED", "MISSING_AUTHENTICATION_TOKEN", "ForbiddenException", "insufficient_scope"],
    hop: "browser",
    whoFixes: "The owner of the web ACL, of the app client's sign-in pages, or of the application.",
    notThis: [
      "No failed sign-in of the load balancer: that is 401, 500 or 561.",
      "No callback mismatch: that is an error page with status 400.",
    ],
    causes: [
      {
        check: "web-acl-attached",
        why: "A web ACL blocks the request: managed rules take code, state or scope for an attack, or an allow list lacks the callback.",
      },
      {
        check: "managed-login-branding-absent",
        why: "Managed login without a style for the client shows that its pages are unavailable.",
      },
      {
        check: "redirect-uri-rejected",
        why: "Auth0 shows its page about an unknown callback URL with this status.",
      },
      {
        check: "rule-shadowed",
        why: "An earlier rule answers without sign-in, and the application likely refuses a user that it does not know.",
      },
      elsewhere,
    ],
    confirm: [
      findInLog(" 403 "),
      seeWebAcl,
      {
        title: "See which rule of the web ACL blocked it",
        command:
          "aws wafv2 get-sampled-requests --region REGION --web-acl-arn WEB-ACL-ARN --rule-metric-name RULE-METRIC --scope REGIONAL --time-window StartTime=START,EndTime=END --max-items 100",
      },
    ],
    uncheckable: [uncheckable.webAcl, uncheckable.userRefused, uncheckable.target],
    metric: "HTTPCode_ELB_4XX_Count, and BlockedRequests of the web ACL",
    sources: [
      sources.troubleshooting,
      sources.metrics,
      sources.cognitoManagedLogin,
      sources.callbackRules,
      sources.security,
    ],
  },
  {
    id: "431",
    also: ["494"],
    title: "431 or 494: the target finds the request's headers too large",
    kind: "status",
    brief: "The target's own limit on headers is smaller than the session cookies need.",
    meaning: [
      "The load balancer does not answer with these statuses; the target behind it does. 431 is the standard one, 494 is what nginx writes.",
      "The session is kept in up to four cookies of about 4 KB each, sent with every request. Many servers allow 8 KB of headers, so a user with large claims likely passes their limit where others do not.",
    ],
    hop: "target",
    whoFixes: "Whoever runs the application: raise its header limit, or send fewer claims and cookies.",
    notThis: ["No failed sign-in: it succeeded, and its cookies are what is too large."],
    causes: [
      {
        check: "request-headers-too-large",
        why: "Session cookies and the application's cookies together pass the target's limit.",
      },
    ],
    confirm: [
      findInLog(" (431|494) "),
      {
        title: "Send 12 KB of cookies to the target itself: it should not answer 431 or 494",
        command: `curl -so /dev/null -w '%{http_code}\\n' -H "Cookie: a=$(printf 'x%.0s' $(seq 12000))" http://TARGET:PORT/`,
      },
    ],
    uncheckable: [
      { cause: "the target's limit on headers", why: "it is in the application's configuration" },
      uncheckable.claims,
    ],
    metric: "HTTPCode_Target_4XX_Count",
    sources: [sources.headerTooLarge, sources.authentication, sources.limits],
  },
  {
    id: "463",
    title: "463: more than 30 addresses in X-Forwarded-For",
    kind: "status",
    brief: "The request came with an X-Forwarded-For header of more than 30 addresses.",
    meaning: [
      "The load balancer refuses a request whose X-Forwarded-For names more than 30 addresses. It has nothing to do with sign-in. A proxy that sends requests back to itself is the likely reason.",
    ],
    hop: "browser",
    whoFixes: "Whoever runs the proxies before the load balancer.",
    notThis: ["No failed sign-in."],
    causes: [
      {
        check: "front-proxy-unread",
        why: "A proxy before the load balancer adds to the header; one that loops adds without end.",
      },
    ],
    confirm: [findInLog(" 463 "), seeDns],
    uncheckable: [{ cause: "a loop between proxies", why: "only their own logs show how a request travels" }],
    metric: "HTTPCode_ELB_4XX_Count",
    sources: [sources.troubleshooting],
  },
  {
    id: "460",
    title: "460: the client gave up waiting",
    kind: "status",
    brief: "The client closed the connection before the load balancer could answer.",
    meaning: [
      "The client closed the connection before the idle timeout ended. With sign-in, likely a user or a script that gave up while the load balancer waited for the identity provider, which it does for up to 5 seconds.",
      "For a request that was forwarded, the target was slower than the client's patience.",
    ],
    hop: "token",
    whoFixes: "Whoever runs what was slow: the provider on the callback, the application elsewhere.",
    notThis: ["No refusal: nobody had answered yet."],
    causes: [
      { check: "endpoint-slow", why: "The load balancer waits for the provider, and the client does not." },
      { check: "endpoint-unresolvable", why: "It waits for a provider that cannot be reached." },
      { check: "endpoint-without-ipv4", why: "It waits for a provider that cannot be reached over IPv4." },
    ],
    confirm: [findInLog(" 460 "), countMetric("ELBAuthLatency", "Maximum")],
    uncheckable: [uncheckable.egress, uncheckable.target],
    metric: "HTTPCode_ELB_4XX_Count",
    sources: [sources.troubleshooting, sources.metrics],
  },
];
