import "server-only";
import type { Event, LookupAttribute } from "@aws-sdk/client-cloudtrail";
import type { Answer } from "../../aws/answer";
import { lookupEvents } from "../../aws/operations/cloudtrail";
import type { Place } from "../../aws/place";
import type { EvidenceWindow, Trail } from "../../model/chain-evidence";
import { readOne } from "../answers";
import type { GatherContext } from "../context";
import { readChange, withBefore } from "./read-change";

export const actions = [lookupEvents.action];

/** What is asked of CloudTrail. */
export interface WantedChanges {
  readonly window: EvidenceWindow;
  /** Ids, names and ARNs of what the chain is made of. */
  readonly resources: ReadonlySet<string>;
  /** ISO 8601 of the moment at which something began; null: none is known. */
  readonly onset: Promise<string | null>;
  /** What is looked up by name where the account changes too much to be read whole. */
  readonly telling: string;
}

interface Looked {
  readonly events: readonly Event[];
  /** There are older ones. */
  readonly more: boolean;
}

/** Most events that one answer holds: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
const PAGE_SIZE = 50;

/**
 * What changed the chain, by two lookups at most: all that was changed in the window, the newest first. Where that is
 * more than one answer holds, and the moment in question is not among it, those just before that moment; else those of
 * the one event that tells most of a chain of this kind.
 */
export async function readChanges(
  ctx: GatherContext,
  place: Place,
  { window, resources, onset, telling }: WantedChanges,
): Promise<Answer<Trail>> {
  const look = (attribute: LookupAttribute, to: string): Promise<Answer<Looked>> =>
    readOne(
      ctx.session,
      place,
      lookupEvents,
      {
        LookupAttributes: [attribute],
        StartTime: new Date(window.from),
        EndTime: new Date(to),
        MaxResults: PAGE_SIZE,
      },
      "",
      ({ Events, NextToken }) => Events && { events: Events, more: NextToken !== undefined },
    );
  const writes: LookupAttribute = { AttributeKey: "ReadOnly", AttributeValue: "false" };
  const first = await look(writes, window.to);
  if (first.state === "failed") return first;
  if (!first.value.more)
    return { state: "ok", value: trailOf(first.value.events, resources, window.from, []) };

  const oldest = oldestOf(first.value.events, window.to);
  const began = await onset;
  const before = began !== null && began < oldest;
  const second = before
    ? await look(writes, began)
    : await look({ AttributeKey: "EventName", AttributeValue: telling }, oldest);
  const events = [...first.value.events, ...(second.state === "ok" ? second.value.events : [])];
  const only = (what: string) =>
    `Before ${timeOf(oldest)} ${what}: this account changes more than two lookups hold.`;
  if (second.state === "failed") {
    const why = `only the newest changes were read, since the second lookup failed (${second.error.message})`;
    return { state: "ok", value: trailOf(events, resources, oldest, [only(why)]) };
  }
  const since = second.value.more ? oldestOf(second.value.events, oldest) : window.from;
  const gap = before
    ? `nothing was looked at between ${timeOf(began)} and then`
    : `only ${telling} was looked at`;
  return { state: "ok", value: trailOf(events, resources, since, [only(gap)]) };
}

function trailOf(
  events: readonly Event[],
  resources: ReadonlySet<string>,
  since: string,
  gaps: readonly string[],
): Trail {
  const changes = new Map(
    events.flatMap((event) => {
      const change = readChange(event, resources);
      return change ? [[change.id, change]] : [];
    }),
  );
  const oldestFirst = [...changes.values()].toSorted((a, b) => a.at.localeCompare(b.at));
  return { changes: withBefore(oldestFirst), since, gaps: [...gaps] };
}

function oldestOf(events: readonly Event[], otherwise: string): string {
  return events.at(-1)?.EventTime?.toISOString() ?? otherwise;
}

const timeOf = (iso: string) => `${iso.slice(11, 16)} UTC`;
