import type { ChainEvidence } from "../../model/chain-evidence";
import type { Finding } from "../../model/finding";
import { totalOf } from "./read-metrics";

/** A likely cause that would have been counted, and was not. */
export interface Contradiction {
  /** Check id. */
  readonly cause: string;
  /** What counts it. */
  readonly metric: string;
  /** What counted failures in its place, and how many. */
  readonly counted: string;
  readonly times: number;
}

const metrics = ["ELBAuthError", "ELBAuthFailure", "ELBAuthUserClaimsSizeExceeded"] as const;
type Metric = (typeof metrics)[number];

/**
 * The one metric that every failure by this cause counts as, in the order of the reasons in the access log. Causes that
 * can fail in several ways, or before the load balancer hears of it, are not here. The symptoms say the same in words:
 * `contradictions.test.ts` holds the two together.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export const metricOfCause: Readonly<Record<string, Metric>> = {
  "claims-too-large": "ELBAuthUserClaimsSizeExceeded",
  "client-authentication-unsupported": "ELBAuthError",
  "client-secret-absent": "ELBAuthError",
  "client-secret-multiple": "ELBAuthError",
  "client-secret-rejected": "ELBAuthError",
  "id-token-algorithm-unsupported": "ELBAuthFailure",
  "openid-scope-absent": "ELBAuthFailure",
  "user-pool-issuer-incompatible": "ELBAuthFailure",
};

/**
 * Likely causes against which the metrics speak: sign-ins did fail, and none of them as this cause would. Metrics count
 * the whole load balancer, so what they did not count no rule of it did.
 */
export function contradictionsOf(
  causes: readonly Finding[],
  { counted, metrics: read }: ChainEvidence,
): Contradiction[] {
  if (counted.kind !== "load-balancer" || read.state !== "ok") return [];
  const totals = metrics.map((metric) => ({ metric, times: totalOf(read.value, metric) }));
  const most = totals.toSorted((a, b) => b.times - a.times)[0];
  if (most === undefined || most.times === 0) return [];
  return causes.flatMap(({ check, certainty }) => {
    const metric = Object.hasOwn(metricOfCause, check) ? metricOfCause[check] : undefined;
    if (certainty !== "likely" || metric === undefined) return [];
    const isCounted = totals.some((one) => one.metric === metric && one.times > 0);
    return isCounted ? [] : [{ cause: check, metric, counted: most.metric, times: most.times }];
  });
}
