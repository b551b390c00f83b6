import { documents } from "../../checks/documents";
import type { AlbHopId, Certainty, DocLink } from "../../model/finding";
import type { Exchange, Place } from "./exchange";

export type HarFindingId =
  | "callback-on-another-host"
  | "third-party-cookie-refused"
  | "nonce-cookie-not-sent"
  | "nonce-of-another-sign-in"
  | "callback-without-state"
  | "state-changed"
  | "provider-error"
  | "callback-without-code"
  | "code-used-twice"
  | "callback-refused"
  | "provider-page-refused"
  | "sign-in-loop"
  | "session-cookie-in-parts"
  | "cookies-too-large"
  | "refused-after-sign-in"
  | "script-redirected";

/** What in the file shows it: a request by its number, without query, headers or body. */
export interface HarEvidence {
  readonly entry: number;
  readonly method: string;
  readonly place: Place;
  /** 0: no answer. */
  readonly status: number;
  /** What is to be seen there, in words. */
  readonly shows: string;
}

/** Where a finding leads: parameters of a diagnosis, a symptom's page, a check's page. */
export interface LeadsTo {
  readonly status?: number;
  /** An `error_reason` of the access log, or an OAuth error. */
  readonly reason?: string;
  /** An id below `/explain/`; where it is absent, `reason` or `status` is one. */
  readonly symptom?: string;
  readonly check?: string;
}

/** What breaks a sign-in, as one browser met it. */
export interface HarFinding {
  readonly id: HarFindingId;
  /** `proven`: the file alone shows it. `likely`: what the file shows has this cause more often than another. */
  readonly certainty: Certainty;
  readonly title: string;
  readonly because: string;
  readonly hop: AlbHopId;
  readonly evidence: readonly [HarEvidence, ...HarEvidence[]];
  readonly leadsTo: LeadsTo;
  readonly docs: readonly DocLink[];
}

export function seenIn(exchange: Exchange, shows: string): HarEvidence {
  const { entry, method, place, status } = exchange;
  return { entry, method, place, status, shows };
}

/** The pages behind what the findings say. */
export const pages = {
  authentication: documents.albAuthentication,
  troubleshooting: documents.albTroubleshooting,
  limits: documents.albLimits,
  metrics: {
    title: "CloudWatch metrics for your Application Load Balancer",
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html",
  },
  knowledgeCenter: {
    title: "Troubleshoot authentication on an Application Load Balancer (AWS Knowledge Center)",
    url: "https://repost.aws/knowledge-center/elb-configure-authentication-alb",
  },
  oauth: {
    title: "RFC 6749: The OAuth 2.0 Authorization Framework, 4.1",
    url: "https://www.rfc-editor.org/rfc/rfc6749#section-4.1",
  },
  redirects: {
    title: "Fetch: HTTP-redirect fetch",
    url: "https://fetch.spec.whatwg.org/#http-redirect-fetch",
  },
} as const satisfies Record<string, DocLink>;
