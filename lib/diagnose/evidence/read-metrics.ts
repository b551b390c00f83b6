import { type UnevenSpan, unevenSpan } from "../../facts/evidence/change-point";
import type { ChainEvidence, EvidenceWindow, MetricSeries } from "../../model/chain-evidence";

/** Which branch of the tree the metrics of a load balancer's sign-ins lead to. */
export type MetricBranch =
  | "nothing-counted"
  | "claims-too-large"
  | "provider-times-out"
  | "cannot-finish"
  | "refused"
  | "nobody-comes-back"
  | "calls-fail"
  | "steady";

/** When something began, as far as the metrics show it. */
export interface Onset {
  /** ISO 8601: start of the period in which it begins. */
  readonly at: string;
  /** ISO 8601; null: it lasts to the end of the window. */
  readonly until: string | null;
  /** As CloudWatch names it. */
  readonly metric: string;
  readonly direction: "rise" | "fall";
}

export interface MetricReading {
  readonly branch: MetricBranch;
  /** What the metrics say, with its denominator. */
  readonly sentence: string;
  /** Where to look on. */
  readonly next: string;
  readonly onset: Onset | null;
}

/** AWS waits 5 seconds for the provider; a latency near it, together with errors, is the time-out itself (inferred). */
const NEAR_TIMEOUT_MS = 4_500;

/** CloudWatch may not have the last minutes yet: what they lack neither ended nor fell. */
const SETTLING_MS = 5 * 60_000;

/** Sum of a metric over the window. */
export function totalOf(series: readonly MetricSeries[], name: string): number {
  return pointsOf(series, name, "Sum").reduce((sum, { value }) => sum + value, 0);
}

/**
 * What the metrics say, by a decision tree: what cannot be finished, what is refused, who no longer comes.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function readMetrics(
  { counted, window }: Pick<ChainEvidence, "counted" | "window">,
  series: readonly MetricSeries[],
): MetricReading {
  return counted.kind === "stage" ? readCalls(window, series) : readSignIns(window, series);
}

/** ISO 8601 of the moment at which something began; null: nothing did. */
export function onsetOf(
  evidence: Pick<ChainEvidence, "counted" | "window">,
  series: readonly MetricSeries[],
): string | null {
  return readMetrics(evidence, series).onset?.at ?? null;
}

function readSignIns(window: EvidenceWindow, series: readonly MetricSeries[]): MetricReading {
  const success = totalOf(series, "ELBAuthSuccess");
  const failing = ["ELBAuthError", "ELBAuthFailure", "ELBAuthUserClaimsSizeExceeded"].map((name) => ({
    name,
    total: totalOf(series, name),
    span: spanOf(window, series, name, "rise"),
  }));
  const all = success + failing.reduce((sum, { total }) => sum + total, 0);
  if (all === 0) {
    return {
      branch: "nothing-counted",
      sentence: "No sign-in was counted: none succeeded, none failed.",
      next: "Nobody tried, or nobody came back from the sign-in page: what the provider itself refuses, as a redirect_mismatch, the load balancer never counts.",
      onset: null,
    };
  }
  const worst = failing.toSorted(
    (a, b) => (b.span?.strength ?? 0) - (a.span?.strength ?? 0) || b.total - a.total,
  )[0];
  const gone = spanOf(window, series, "ELBAuthSuccess", "fall");
  const isGone = gone !== null && gone.inside * 10 <= gone.outside;
  if (worst && worst.total > 0 && (worst.span !== null || worst.total * 20 >= all)) {
    const onset = onsetIn(window, worst.name, worst.span, "rise");
    const share = `${worst.total} of ${all} sign-ins that ended`;
    return { ...failure(worst.name, share, slowest(series, worst.name)), onset };
  }
  if (isGone) {
    return {
      branch: "nobody-comes-back",
      sentence: `Sign-ins stopped succeeding: ${gone.inside} in the ${minutesOf(window, gone)} minutes in question, ${gone.outside} in the rest, and almost none failed here.`,
      next: "Users stay behind at the provider's page, or nobody comes: look at the authorization request (callback URL, scope, client) before anything behind it.",
      onset: onsetIn(window, "ELBAuthSuccess", gone, "fall"),
    };
  }
  const failures = all - success;
  return {
    branch: "steady",
    sentence: `${failures} of ${all} sign-ins that ended failed, spread evenly.`,
    next: "The metrics show no incident here. They count the load balancer as a whole: one rule among many can be broken without showing.",
    onset: null,
  };
}

function failure(metric: string, share: string, slowestMs: number): Omit<MetricReading, "onset"> {
  if (metric === "ELBAuthUserClaimsSizeExceeded") {
    return {
      branch: "claims-too-large",
      sentence: `The claims were too large in ${share}: over 11 KB.`,
      next: "Fewer claims: groups and memberships are what grows. Narrow the scope, or what the provider puts into its answer.",
    };
  }
  if (metric === "ELBAuthFailure") {
    return {
      branch: "refused",
      sentence: `The provider refused, or a code came twice, in ${share}.`,
      next: "Look at the provider's own log and at the authorization request; the load balancer reached it.",
    };
  }
  if (slowestMs >= NEAR_TIMEOUT_MS) {
    return {
      branch: "provider-times-out",
      sentence: `The load balancer could not finish ${share}, and waited up to ${(slowestMs / 1000).toFixed(1)} s: near the 5 s after which it gives up.`,
      next: "Look at the way to the provider: outbound rules of the security group, network ACL, route, name.",
    };
  }
  return {
    branch: "cannot-finish",
    sentence: `The load balancer could not finish ${share}: its action is configured wrongly, or the provider cannot be reached.`,
    next: "Look at the client, its secret, and the token and userinfo endpoints that the rule names.",
  };
}

function readCalls(window: EvidenceWindow, series: readonly MetricSeries[]): MetricReading {
  const [, refusedName = "", failedName = ""] = series.map(({ name }) => name);
  const calls = totalOf(series, "Count");
  if (calls === 0) {
    return {
      branch: "nothing-counted",
      sentence: "No call of this stage was counted.",
      next: "Calls went to another stage or API, or nobody called.",
      onset: null,
    };
  }
  const worst = [refusedName, failedName]
    .map((name) => ({ name, total: totalOf(series, name), span: spanOf(window, series, name, "rise") }))
    .toSorted((a, b) => (b.span?.strength ?? 0) - (a.span?.strength ?? 0) || b.total - a.total)[0];
  if (!worst || worst.span === null) {
    return {
      branch: "steady",
      sentence: `Of ${calls} calls ${totalOf(series, refusedName)} were answered with 4xx and ${totalOf(series, failedName)} with 5xx, spread evenly.`,
      next: "The metrics show no incident here. They count the stage as a whole: one method can be broken without showing.",
      onset: null,
    };
  }
  return {
    branch: "calls-fail",
    sentence: `${worst.total} of ${calls} calls were answered with ${worst.name === refusedName ? "4xx" : "5xx"}, most of them since then.`,
    next: "An authorizer that refuses is a 4xx, one that fails a 5xx. A missing identity source leaves no log: this count is where it shows.",
    onset: onsetIn(window, worst.name, worst.span, "rise"),
  };
}

function minutesOf({ periodSeconds }: EvidenceWindow, { from, to }: UnevenSpan): number {
  return ((to - from) * periodSeconds) / 60;
}

function pointsOf(series: readonly MetricSeries[], name: string, statistic: MetricSeries["statistic"]) {
  return series.find((one) => one.name === name && one.statistic === statistic)?.points ?? [];
}

/** The longest that a sign-in took in the periods in which this metric counted anything. */
function slowest(series: readonly MetricSeries[], name: string): number {
  const counted = new Set(pointsOf(series, name, "Sum").map(({ at }) => at));
  const then = pointsOf(series, "ELBAuthLatency", "Maximum").filter(({ at }) => counted.has(at));
  return Math.max(0, ...then.map(({ value }) => value));
}

function spanOf(
  window: EvidenceWindow,
  series: readonly MetricSeries[],
  name: string,
  direction: Onset["direction"],
): UnevenSpan | null {
  const counts = countsOf(window, pointsOf(series, name, "Sum"));
  const settling = direction === "fall" ? Math.ceil(SETTLING_MS / (window.periodSeconds * 1000)) : 0;
  return unevenSpan(counts.slice(0, counts.length - settling), direction);
}

/** A count for every period of the window: CloudWatch leaves out those in which nothing was counted. */
export function countsOf(window: EvidenceWindow, points: MetricSeries["points"]): number[] {
  const [from, to] = [Date.parse(window.from), Date.parse(window.to)];
  const period = window.periodSeconds * 1000;
  const counts = Array.from({ length: Math.max(0, Math.ceil((to - from) / period)) }, () => 0);
  for (const { at, value } of points) {
    const index = Math.floor((Date.parse(at) - from) / period);
    if (index in counts) counts[index] = (counts[index] ?? 0) + value;
  }
  return counts;
}

function onsetIn(
  window: EvidenceWindow,
  metric: string,
  span: UnevenSpan | null,
  direction: Onset["direction"],
): Onset | null {
  if (span === null) return null;
  const timeOf = (index: number) => Date.parse(window.from) + index * window.periodSeconds * 1000;
  const lasts = timeOf(span.to) >= Date.parse(window.to) - SETTLING_MS;
  const until = lasts ? null : new Date(timeOf(span.to)).toISOString();
  return { at: new Date(timeOf(span.from)).toISOString(), until, metric, direction };
}
