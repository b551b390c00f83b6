import { utcTime } from "../../format/time";
import type { ChainEvidence, Change } from "../../model/chain-evidence";
import type { Diagnosis } from "../../model/diagnosis";
import type { Evidence, Finding } from "../../model/finding";
import { type Contradiction, contradictionsOf } from "./contradictions";
import { type MetricReading, readMetrics } from "./read-metrics";

/** A change that set what a cause names, shortly before something began or in the window at all. */
export interface LinkedChange {
  readonly change: Change;
  /** Check id. */
  readonly cause: string;
  /** Field by which both are the same thing; null: the thing itself is gone. */
  readonly field: string | null;
  /** Minutes from the change to the onset; null: no onset is known. */
  readonly minutes: number | null;
}

/** What recordings add to a verdict. They never change it. */
export interface EvidenceReading {
  readonly metrics: MetricReading | null;
  readonly linked: LinkedChange | null;
  /** One sentence for the head of the page; null where nothing began and nothing is linked. */
  readonly headline: string | null;
  /** The same without values: short enough for a bar over the page. */
  readonly announcement: string | null;
  /** The causes, proven ones first and as they were, likely ones with the linked one first. */
  readonly order: readonly string[];
  /** Why the order is another than before; null where it is the same. */
  readonly moved: string | null;
}

/** A change explains what begins up to an hour after it. */
const LONGEST_MINUTES = 60;
const MINUTE = 60_000;

/** What the recordings say of a diagnosis. Pure: the verdict that is shown goes in, and stays. */
export function readEvidence(
  { findings, causes }: Pick<Diagnosis, "findings" | "causes">,
  evidence: ChainEvidence,
): EvidenceReading {
  const metrics = evidence.metrics.state === "ok" ? readMetrics(evidence, evidence.metrics.value) : null;
  const changes = evidence.trail.state === "ok" ? evidence.trail.value.changes : [];
  const onset = metrics?.onset?.at ?? null;
  const found = causes.flatMap((id) => findings.find(({ check }) => check === id) ?? []);
  const linked = linkOf(found, changes, onset, evidence.window.periodSeconds);
  const against = contradictionsOf(found, evidence);
  const order = orderOf(found, linked?.cause, against);
  const isMoved = order.some((cause, index) => cause !== causes[index]);
  return {
    metrics,
    linked,
    headline: headlineOf(metrics, linked, linked && changeWords(linked, found)),
    announcement: headlineOf(metrics, linked, linked && actorOf(linked.change)),
    order,
    moved: isMoved ? movedWords(linked, against) : null,
  };
}

/** Why likely causes stand in another order than before. */
function movedWords(linked: LinkedChange | null, against: readonly Contradiction[]): string {
  const first = linked && !against.some(({ cause }) => cause === linked.cause);
  return [
    ...(first
      ? [
          `${linked.cause} comes first among the likely causes: ${linked.change.event} by ${linked.change.who} set what it names${linked.minutes === null ? "" : ` ${minutesWord(linked.minutes)} before it began`}.`,
        ]
      : []),
    ...against.map(
      ({ cause, metric, counted, times }) =>
        `${cause} comes last among the likely causes: it would count as ${metric}, which counted nothing in this time, while ${counted} counted ${times}.`,
    ),
  ].join(" ");
}

/** The last change before the onset of a thing that a cause names; without an onset, the last one at all. */
function linkOf(
  causes: readonly Finding[],
  changes: readonly Change[],
  onset: string | null,
  periodSeconds: number,
): LinkedChange | null {
  for (const change of changes.toReversed()) {
    const minutes = onset === null ? null : (Date.parse(onset) - Date.parse(change.at)) / MINUTE;
    // An onset is known to its period only.
    if (minutes !== null && (minutes < -periodSeconds / 60 || minutes > LONGEST_MINUTES)) continue;
    for (const cause of causes) {
      const same = cause.evidence.flatMap((one) => sameThing(one, change) ?? [])[0];
      if (!same) continue;
      const { field } = same;
      return { change, cause: cause.check, field, minutes: minutes === null ? null : Math.max(0, minutes) };
    }
  }
  return null;
}

function sameThing(evidence: Evidence, change: Change): { readonly field: string | null } | null {
  if (evidence.type !== "field" && evidence.type !== "absent") return null;
  const { id } = evidence.resource;
  const isSame = change.resources.some(
    (name) => name === id || id.endsWith(`/${name}`) || id.endsWith(`:${name}`),
  );
  if (!isSame) return null;
  if (evidence.type === "absent")
    return /^(?:Delete|Remove|Revoke)/.test(change.event) ? { field: null } : null;
  const shown = change.fields.find(({ field }) => field === evidence.field);
  return shown ? { field: shown.field } : null;
}

function orderOf(
  causes: readonly Finding[],
  linked: string | undefined,
  against: readonly Contradiction[],
): string[] {
  const isLast = ({ check }: Finding) => against.some(({ cause }) => cause === check);
  const rank = (finding: Finding) => (isLast(finding) ? 2 : finding.check === linked ? 0 : 1);
  const proven = causes.filter(({ certainty }) => certainty !== "likely");
  // Where the likely ones stand among the proven is the diagnosis's to say: only their own order is ours.
  const queue = causes
    .filter(({ certainty }) => certainty === "likely")
    .toSorted((a, b) => rank(a) - rank(b));
  return causes.map((one) => (proven.includes(one) ? one.check : (queue.shift() ?? one).check));
}

/** `did`: the linked change in words. */
function headlineOf(
  metrics: MetricReading | null,
  linked: LinkedChange | null,
  did: string | null,
): string | null {
  const onset = metrics?.onset;
  const clock = (iso: string) => utcTime(iso).slice(0, 5);
  if (!onset) return linked && did && `${did} at ${clock(linked.change.at)} UTC`;
  const lasts = onset.until === null;
  const since = lasts
    ? `Since ${clock(onset.at)} UTC`
    : `From ${clock(onset.at)} to ${clock(onset.until)} UTC`;
  if (did && linked && linked.minutes !== null)
    return `${since}, ${minutesWord(linked.minutes)} after ${did}`;
  return `${since}: ${onset.metric} ${lasts ? "is" : "was"} ${onset.direction === "rise" ? "up" : "down"}`;
}

const actorOf = ({ event, who }: Change) => `${event} by ${who}`;

/** What the change did to what the cause names: "UpdateUserPoolClient by deploy-role removed this callback". */
function changeWords({ change, cause, field }: LinkedChange, causes: readonly Finding[]): string {
  const by = actorOf(change);
  if (field === null) return by;
  const shown = change.fields.find((one) => one.field === field);
  const finding = causes.find(({ check }) => check === cause);
  const expected = finding?.evidence.flatMap((one) =>
    one.type === "field" && one.field === field && one.expected !== undefined ? [one.expected] : [],
  )[0];
  if (!shown || expected === undefined || shown.after.includes(expected)) return `${by} set ${field}`;
  return shown.before?.includes(expected)
    ? `${by} removed ${expected} from ${field}`
    : `${by} set ${field} without ${expected}`;
}

function minutesWord(minutes: number): string {
  const whole = Math.round(minutes);
  return whole === 1 ? "1 minute" : `${whole} minutes`;
}
