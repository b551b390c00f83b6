import "server-only";
import type { ChainEvidence, EvidenceWindow, MetricSeries, Trail } from "../../model/chain-evidence";
import type { Gathered } from "../../model/gathered";
import type { GatherContext } from "../context";
import { placeOfScope } from "../gather-load-balancer";
import { readChanges } from "./changes";
import { type CountedThing, readMetrics } from "./metrics";

/** What is recorded of a chain, and where. */
export interface EvidenceSubject {
  readonly chain: string;
  readonly scope: { readonly account: string; readonly region: string };
  /** What the metrics count; skipped where its name could not be read. */
  readonly counted: Gathered<CountedThing>;
  /** Ids, names and ARNs of what the chain is made of. */
  readonly resources: readonly string[];
  /** What lies elsewhere, and whose changes are not looked at. */
  readonly elsewhere: readonly string[];
  /** Name of the event that tells most of a chain of this kind. */
  readonly telling: string;
}

/** Most recordings are in by then. */
const WINDOW_MS = 3 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/**
 * The last three hours, or those around a moment. Minutes are kept for 15 days and five minutes for 63, then hours.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
 */
export function evidenceWindow(now: number, at: string | null): EvidenceWindow {
  const middle = at === null ? now : Math.min(Date.parse(at) + WINDOW_MS / 2, now);
  const age = now - (middle - WINDOW_MS);
  const periodSeconds = age < 15 * DAY_MS ? 60 : age < 63 * DAY_MS ? 300 : 3600;
  const to = Math.ceil(middle / (periodSeconds * 1000)) * periodSeconds * 1000;
  const from = to - WINDOW_MS;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), periodSeconds };
}

/**
 * What CloudWatch counted and CloudTrail wrote down around a chain. `onsetIn` finds the moment at which something began,
 * which decides where changes are looked for in a busy account.
 */
export async function gatherEvidence(
  ctx: GatherContext,
  subject: EvidenceSubject,
  window: EvidenceWindow,
  onsetIn: (counted: ChainEvidence["counted"], series: readonly MetricSeries[]) => string | null,
): Promise<ChainEvidence> {
  const { chain, counted: thing, resources, telling } = subject;
  const counted = countedOf(thing);
  const place = await placeOfScope(ctx, subject.scope);
  const reading: Promise<Gathered<MetricSeries[]>> =
    place.state !== "ok"
      ? Promise.resolve(place)
      : thing.state !== "ok"
        ? Promise.resolve(thing)
        : readMetrics(ctx, place.value, thing.value, window);
  const onset = reading.then((metrics) => (metrics.state === "ok" ? onsetIn(counted, metrics.value) : null));
  const trail: Gathered<Trail> =
    place.state === "ok"
      ? await readChanges(ctx, place.value, { window, resources: new Set(resources), onset, telling })
      : place;
  return {
    chain,
    counted,
    window,
    takenAt: new Date(ctx.clock.now()).toISOString(),
    metrics: await reading,
    trail:
      trail.state === "ok"
        ? { state: "ok", value: { ...trail.value, gaps: [...trail.value.gaps, ...subject.elsewhere] } }
        : trail,
    calls: ctx.session.calls(),
  };
}

function countedOf(thing: Gathered<CountedThing>): ChainEvidence["counted"] {
  if (thing.state !== "ok") return { kind: "stage", name: "" };
  const { value } = thing;
  if (value.kind === "alb") return { kind: "load-balancer", name: value.name };
  return { kind: "stage", name: `${value.kind === "rest" ? value.apiName : value.apiId} ${value.stage}` };
}
