/** A span of a row of counts that differs from the rest: from an index up to, not with, another. */
export interface UnevenSpan {
  readonly from: number;
  readonly to: number;
  readonly inside: number;
  readonly outside: number;
  /** Logarithm of how much more likely the counts are with two rates than with one. */
  readonly strength: number;
}

/** Below it a span may be chance: 2,000 rows of three even hours, at rates from 1 in 50 minutes to 5 a minute, held none above it. */
const LEAST_STRENGTH = 14;
const LEAST_COUNT = 5;

/**
 * The span in which the counts are highest (`rise`) or lowest (`fall`) against the rest, and so much that chance does
 * not make it: a scan by the likelihood ratio of two Poisson rates against one (Kulldorff, "A spatial scan statistic",
 * 1997). Null where there is none, or where it has no beginning inside the row.
 */
export function unevenSpan(counts: readonly number[], direction: "rise" | "fall"): UnevenSpan | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < LEAST_COUNT) return null;
  let best: UnevenSpan | null = null;
  for (let from = 1; from < counts.length; from += 1) {
    let inside = 0;
    for (let to = from + 1; to <= counts.length; to += 1) {
      inside += counts[to - 1] ?? 0;
      const length = to - from;
      const rest = counts.length - length;
      const outside = total - inside;
      const rises = inside * rest > outside * length;
      if (rises !== (direction === "rise")) continue;
      const even = total / counts.length;
      const strength = gain(inside, length, even) + gain(outside, rest, even);
      if (strength > (best?.strength ?? LEAST_STRENGTH)) best = { from, to, inside, outside, strength };
    }
  }
  return best;
}

function gain(count: number, length: number, even: number): number {
  return count === 0 ? 0 : count * Math.log(count / length / even);
}
