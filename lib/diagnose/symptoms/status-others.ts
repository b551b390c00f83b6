import type { Symptom } from "../symptom";
import { countMetric, findInLog, seeKeySet, seeRule, seeTargetHealth } from "./confirm";
import { elsewhere } from "./shared-causes";
import { sources } from "./sources";
import { uncheckable } from "./uncheckable";

const behindSignIn = {
  kind: "status",
  hop: "target",
  whoFixes: "Whoever runs the application behind the load balancer.",
  causes: [elsewhere],
  uncheckable: [uncheckable.target],
} as const;

/** Statuses that are mistaken for a failed sign-in, and the one of token validation alone. */
export const otherStatuses: readonly Symptom[] = [
  {
    id: "562",
    title: "562: the key set of a token-validation rule is not usable",
    kind: "status",
    brief: "The key set's address answered with an error, or with something that is no usable key set.",
    meaning: [
      "Only a jwt-validation rule answers 562. It asked the address in JwksEndpoint for the keys, and got another status than 2xx, or a body that it cannot use: no JSON, missing members, an algorithm other than RS256, a key that is not RSA of 2048 bits.",
      "The address was reached. A key set that cannot be fetched in 5 seconds, or is larger than 150 KB or 10 keys, is 500 instead.",
    ],
    hop: "authenticate",
    whoFixes: "Whoever runs the issuer, or the owner of the rule where JwksEndpoint is the wrong address.",
    notThis: [
      "Nothing is wrong with the caller's token: it was not judged.",
      "No failed sign-in of a user: that is 401, 500 or 561.",
    ],
    causes: [
      {
        check: "jwks-endpoint-mismatch",
        why: "Another address than the issuer's own likely holds no key set.",
      },
      { check: "jwks-key-unsupported", why: "A set without an RSA key of 2048 bits is likely not usable." },
      { check: "signing-keys-unavailable", why: "The key set cannot be read, or holds no signing key." },
      {
        check: "endpoint-redirects",
        why: "A redirect is no key set; whether it is followed is not documented.",
      },
      { check: "value-with-whitespace", why: "White space in the address makes it another one." },
      elsewhere,
    ],
    confirm: [seeKeySet, findInLog(" 562 "), seeRule],
    uncheckable: [uncheckable.keySet],
    metric: "HTTPCode_ELB_5XX_Count; no metric counts 562 alone",
    sources: [sources.troubleshooting, sources.jwt, sources.accessLogs, sources.metrics],
  },
  {
    ...behindSignIn,
    id: "502",
    title: "502: the target closed the connection or answered what cannot be read",
    brief: "A target answered badly or not at all. Sign-in was over by then, or not asked.",
    meaning: [
      "The target closed the connection, or sent something that is no valid HTTP response. The load balancer asks a target only after it has authenticated the request.",
    ],
    notThis: ["No failed sign-in: that is 401, 500 or 561."],
    confirm: [findInLog(" 502 "), seeTargetHealth, countMetric("HTTPCode_ELB_502_Count")],
    metric: "HTTPCode_ELB_502_Count",
    sources: [sources.troubleshooting, sources.metrics],
  },
  {
    ...behindSignIn,
    id: "503",
    title: "503: no target can take the request",
    brief: "The target group is empty, or no target in it is healthy.",
    meaning: [
      "The rule forwards to a target group without a target that can take the request. The load balancer asks a target only after it has authenticated the request.",
    ],
    notThis: ["No failed sign-in: that is 401, 500 or 561."],
    confirm: [seeTargetHealth, findInLog(" 503 "), countMetric("HTTPCode_ELB_503_Count")],
    metric: "HTTPCode_ELB_503_Count",
    sources: [sources.troubleshooting, sources.metrics],
  },
  {
    ...behindSignIn,
    id: "504",
    title: "504: the target did not answer in time",
    brief: "The connection to a target failed or its answer took longer than the idle timeout.",
    meaning: [
      "A target could not be connected to, or took longer than the idle timeout. An identity provider that is too slow is no 504: the load balancer gives up on it after 5 seconds with 500.",
    ],
    notThis: ["No slow identity provider: that is 500.", "No failed sign-in."],
    confirm: [findInLog(" 504 "), seeTargetHealth, countMetric("HTTPCode_ELB_504_Count")],
    metric: "HTTPCode_ELB_504_Count",
    sources: [sources.troubleshooting, sources.metrics],
  },
  {
    ...behindSignIn,
    id: "464",
    title: "464: the request's protocol does not suit the target group",
    brief: "The target group speaks another protocol version than the request came with.",
    meaning: [
      "An HTTP/1.1 request met a target group of gRPC or HTTP/2, a gRPC request one of HTTP/1.1, or an HTTP/2 request other than POST one of gRPC. It has nothing to do with sign-in.",
      "A rule that leads to a target group of HTTP/2 or gRPC supports forward actions only, so signing in does not go with it. Protocol versions are not read here: the command below shows them.",
    ],
    notThis: ["No failed sign-in."],
    confirm: [
      {
        title: "See the target group's protocol version",
        command:
          "aws elbv2 describe-target-groups --region REGION --target-group-arns TARGET-GROUP-ARN --query 'TargetGroups[].ProtocolVersion'",
      },
      findInLog(" 464 "),
    ],
    metric: "HTTPCode_ELB_4XX_Count",
    sources: [sources.troubleshooting],
  },
  {
    id: "507",
    title: "507: the redirect is longer than 8 KB",
    kind: "status",
    brief: "The address that the load balancer was to redirect to is longer than 8 KB.",
    meaning: [
      "The Location that the load balancer made is longer than 8 KB. For a sign-in, likely a long address that was asked for, or long extra parameters of the rule: AWS does not publish what goes into state.",
    ],
    hop: "authenticate",
    whoFixes: "Whoever makes the long address, or the owner of the rule.",
    notThis: ["No refusal by the provider: the browser was not sent there."],
    causes: [],
    confirm: [findInLog(" 507 "), seeRule, countMetric("HTTP_Redirect_Url_Limit_Exceeded_Count")],
    uncheckable: [
      { cause: "how long the address was that the user asked for", why: "it is in the log line alone" },
    ],
    metric: "HTTP_Redirect_Url_Limit_Exceeded_Count",
    sources: [sources.troubleshooting, sources.metrics],
  },
  {
    id: "405",
    also: ["408", "414", "501", "505", "000"],
    title: "405, 408, 414, 501, 505, 000: the request itself was not acceptable",
    kind: "status",
    brief: "The load balancer refused how the request was made; sign-in had no part in it.",
    meaning: [
      "405: the method is TRACE. 408: the client sent nothing before the idle timeout. 414: the address is too long. 501: a Transfer-Encoding that is not supported. 505: an HTTP version that is not supported.",
      "000 stands in the log only: an HTTP/2 client sent more than 10,000 requests on one connection, or the target reset the stream.",
      "A target can answer with the same numbers: then the log's target_status_code is no dash.",
    ],
    hop: "listener",
    whoFixes: "Whoever wrote the client.",
    notThis: ["No failed sign-in."],
    causes: [],
    confirm: [findInLog(" (405|408|414|501|505|000) ")],
    uncheckable: [{ cause: "how the client made the request", why: "only its log line shows it" }],
    sources: [sources.troubleshooting, sources.accessLogs],
  },
];
