import type { HopId } from "../../model/finding";
import type { Symptom } from "../symptom";
import { seeAnswer, seeGatewayResponses } from "./api/confirm";
import { sources as apiSources } from "./api/sources";
import { uncheckable } from "./api/uncheckable";
import { findInLog, seeRule } from "./confirm";
import { sources } from "./sources";

/** The names that AWS gives its reasons begin with the step; longer beginnings first. */
const hops: readonly (readonly [RegExp, HopId, string])[] = [
  [/^AuthTokenEp/, "token", "By its name it concerns the token endpoint."],
  [/^AuthUserinfo/, "userinfo", "By its name it concerns the userinfo endpoint."],
  [/^Auth(?!orizer)/, "callback", "By its name it concerns signing a user in."],
  [/^(?:JWT|JWKS)/, "authenticate", "By its name it concerns the validation of a token."],
  [/^Lambda/, "target", "By its name it concerns a function that is the target."],
  [/^WAF/, "listener", "By its name it concerns the web ACL."],
];

/**
 * A page for what looks like a status, a reason, a gateway response type or an OAuth error and has none of its own: what
 * AWS adds tomorrow is explained as far as its name goes. Undefined where the id looks like none of these.
 */
export function unknownSymptom(id: string): Symptom | undefined {
  if (/^[1-5]\d\d$/.test(id)) return unknownStatus(id);
  if (gatewayType.test(id) || isException(id)) return unknownGatewayResponse(id);
  if (/^[A-Z][A-Za-z0-9]{4,79}$/.test(id)) return unknownReason(id);
  if (/^[a-z]{2,40}(?:_[a-z]{2,40}){1,4}$/.test(id)) return unknownError(id);
  return undefined;
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GatewayResponse.html writes its types so. */
const gatewayType = /^(?=.{5,80}$)[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*$/;

/** An exception of `x-amzn-ErrorType`; names of load balancers end so too, and begin with their step. */
function isException(id: string): boolean {
  return /^[A-Z][A-Za-z]{2,69}Exception$/.test(id) && !hops.some(([name]) => name.test(id));
}

function unknownGatewayResponse(id: string): Symptom {
  return {
    id,
    title: `${id}: not in AWS's list of gateway responses when this was written`,
    kind: "gateway-response",
    brief:
      "Reads like a gateway response of API Gateway that AWS's pages did not list when this was written.",
    meaning: [
      `${id} is written as API Gateway writes the types of its gateway responses, or the exception in x-amzn-ErrorType, and was not among those that AWS listed when this page was written. What it means exactly stands in AWS's list of today, if anywhere.`,
      "An answer with x-amzn-ErrorType is API Gateway's own, so the backend was not asked, or was not what refused. DEFAULT_4XX or DEFAULT_5XX writes it where nobody gave it a response of its own.",
    ],
    hop: "authorizer",
    whoFixes: "Not known: look at what the checks say of the method.",
    notThis: [],
    causes: [],
    confirm: [seeAnswer, seeGatewayResponses],
    uncheckable: [{ cause: "what leads to this answer", why: "AWS had not published it" }, uncheckable.token],
    sources: [apiSources.gatewayResponses, apiSources.forbidden],
    see: ["401", "403", "500", "DEFAULT_4XX"],
  };
}

function unknownReason(id: string): Symptom {
  const [, hop, step] = hops.find(([name]) => name.test(id)) ?? [
    /./,
    "rule" as const,
    "Its name tells no step.",
  ];
  return {
    id,
    title: `${id}: not in AWS's list when this was written`,
    kind: "reason",
    brief: "A reason that AWS's pages did not list when this was written.",
    meaning: [
      `${id} is not among the values of error_reason that AWS listed when this page was written. ${step} What it means exactly stands in AWS's list of today, if anywhere.`,
      "A diagnosis with this reason looks at the status beside it, or else at everything.",
    ],
    hop,
    whoFixes: "Not known: look at what the checks say of the chain.",
    notThis: [],
    causes: [],
    confirm: [findInLog(id), seeRule],
    uncheckable: [{ cause: "what leads to this reason", why: "AWS had not published it" }],
    sources: [sources.accessLogs, sources.troubleshooting],
  };
}

function unknownStatus(id: string): Symptom {
  const fine = Number(id) < 400;
  return {
    id,
    title: fine ? `${id}: no error by itself` : `${id}: not a status that the load balancer is known to make`,
    kind: "status",
    brief: fine
      ? "This status reports no error."
      : "AWS did not list this status among those that a load balancer makes when this was written.",
    meaning: [
      fine
        ? `${id} reports no error. When something is wrong all the same, bring what happens after it.`
        : `${id} was not among the statuses that AWS lists for a load balancer when this page was written. Likely the target answered with it, a web ACL with a response of its own, or the provider on its own page.`,
      "A number in the log's target_status_code means that the target answered; a dash, that the load balancer did.",
    ],
    hop: "target",
    whoFixes: "Whoever runs what answered: see target_status_code in the access log.",
    notThis: [],
    causes: [],
    confirm: [findInLog(` ${id} `)],
    uncheckable: [{ cause: "what the target answers", why: "its answers are not read" }],
    sources: [sources.troubleshooting, sources.accessLogs],
  };
}

function unknownError(id: string): Symptom {
  return {
    id,
    title: `${id}: an error code without a page of its own`,
    kind: "oauth-error",
    brief: "Reads like an OAuth error code, and is none of those explained here.",
    meaning: [
      `${id} reads like an OAuth error code. It is none of those that a sign-in through a load balancer was known to end in when this page was written: the provider's own pages say what it means by it, and error_description beside it often does too.`,
    ],
    hop: "authorize",
    whoFixes: "Likely whoever runs the provider.",
    notThis: [],
    causes: [],
    confirm: [findInLog(`idpresponse[^ ]*error=${id}`), seeRule],
    uncheckable: [{ cause: "what the provider means by it", why: "each provider may add codes of its own" }],
    sources: [sources.oauthAuthorize, sources.oauthToken],
  };
}
