import type { Symptom } from "../symptom";
import { findInLog, seeTargetHealth, seeWebAcl } from "./confirm";
import { sources } from "./sources";

/** Values of `error_reason` that have nothing to do with sign-in, by what they concern. */
export const reasonsElsewhere: readonly Symptom[] = [
  {
    id: "AWSALBTGCookieInvalid",
    also: ["WeightedTargetGroupsUnhandledException"],
    title: "AWSALBTGCookieInvalid, WeightedTargetGroupsUnhandledException: weighted target groups",
    kind: "reason",
    brief:
      "The cookie that keeps a user at one of several target groups is not valid, or its handling failed.",
    meaning: [
      "These reasons concern stickiness between weighted target groups. AWSALBTG is another cookie than the session's: it says which target group a user stays with, and nothing of who they are.",
    ],
    hop: "target",
    whoFixes: "The owner of the rule's weighted target groups; for the exception, AWS Support.",
    notThis: ["No failed sign-in: the session cookie is another one."],
    causes: [],
    confirm: [findInLog("AWSALBTGCookieInvalid|WeightedTargetGroupsUnhandledException")],
    uncheckable: [{ cause: "the cookie that the browser sent", why: "what a browser keeps is not read" }],
    sources: [sources.accessLogs],
  },
  {
    id: "LambdaUnhandled",
    also: [
      ...["LambdaUnhandledException", "LambdaAccessDenied", "LambdaBadRequest", "LambdaConnectionTimeout"],
      ...["LambdaEC2AccessDeniedException", "LambdaEC2ThrottledException", "LambdaEC2UnexpectedException"],
      ...["LambdaENILimitReachedException", "LambdaInvalidResponse", "LambdaInvalidRuntimeException"],
      ...["LambdaInvalidSecurityGroupIDException", "LambdaInvalidSubnetIDException"],
      ...["LambdaInvalidZipFileException", "LambdaKMSAccessDeniedException", "LambdaKMSDisabledException"],
      ...["LambdaKMSInvalidStateException", "LambdaKMSNotFoundException", "LambdaRequestTooLarge"],
      ...["LambdaResourceNotFound", "LambdaResponseTooLarge", "LambdaServiceException"],
      ...["LambdaSubnetIPAddressLimitReachedException", "LambdaThrottling"],
    ],
    title: "Lambda…: the function behind the load balancer failed",
    kind: "reason",
    brief: "A Lambda function that is the target could not be called, or did not answer as it should.",
    meaning: [
      "Reasons that begin with Lambda concern a function that is the rule's target. It is asked only after the request was authenticated.",
    ],
    hop: "target",
    whoFixes: "Whoever owns the function.",
    notThis: ["No failed sign-in.", "No Lambda trigger of a user pool: those show at the provider."],
    causes: [],
    confirm: [findInLog('"Lambda[A-Za-z0-9]+"'), seeTargetHealth],
    uncheckable: [{ cause: "what the function did", why: "its own log says it" }],
    metric: "LambdaUserError or LambdaInternalError",
    sources: [sources.accessLogs, sources.metrics],
  },
  {
    id: "WAFServiceError",
    also: ["WAFConnectionError", "WAFConnectionTimeout", "WAFResponseReadTimeout", "WAFUnhandledException"],
    title: "WAF…: the load balancer could not ask the web ACL",
    kind: "reason",
    brief: "The load balancer could not get a decision of the web ACL that stands before it.",
    meaning: [
      "Reasons that begin with WAF mean that the web ACL gave no decision. What becomes of the request then is the load balancer's attribute waf.fail_open.enabled: with false, it is refused with 500.",
    ],
    hop: "listener",
    whoFixes: "The owner of the load balancer; AWS Support where it goes on.",
    notThis: [
      "No failed sign-in.",
      "No request that the web ACL blocked: that is 403 without such a reason.",
    ],
    causes: [],
    confirm: [
      findInLog('"WAF[A-Za-z]+"'),
      seeWebAcl,
      {
        title: "See what becomes of a request without a decision",
        command:
          "aws elbv2 describe-load-balancer-attributes --region REGION --load-balancer-arn LOAD-BALANCER-ARN --query \"Attributes[?Key=='waf.fail_open.enabled']\"",
      },
    ],
    uncheckable: [{ cause: "why the web ACL gave no decision", why: "AWS does not publish it" }],
    sources: [sources.accessLogs, sources.troubleshooting],
  },
];
