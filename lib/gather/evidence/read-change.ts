import "server-only";
import type { Event } from "@aws-sdk/client-cloudtrail";
import * as z from "zod";
import type { Change } from "../../model/chain-evidence";
import { readableEvents } from "./readable-events";

/** The event as CloudTrail wrote it. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
const record = z.object({
  eventSource: z.string(),
  eventName: z.string(),
  /** The call failed: nothing was changed. */
  errorCode: z.string().optional(),
  userIdentity: z
    .object({
      type: z.string().optional(),
      userName: z.string().optional(),
      invokedBy: z.string().optional(),
      sessionContext: z
        .object({ sessionIssuer: z.object({ userName: z.string().optional() }).optional() })
        .optional(),
    })
    .optional(),
  requestParameters: z.record(z.string(), z.unknown()).nullish(),
});

/** Longest value that is shown, and most of a field. */
const LONGEST = 300;
const MOST = 50;

/**
 * The change that an event made to the chain; null where it made none, touched something else or is of a kind that is
 * not read. Only what `readableEvents` names is kept: the client secret of a rule's action is dropped here.
 */
export function readChange(event: Event, resources: ReadonlySet<string>): Change | null {
  const read = record.safeParse(parsed(event.CloudTrailEvent ?? ""));
  if (!read.success || read.data.errorCode !== undefined || !event.EventTime) return null;
  const { eventSource, eventName, requestParameters, userIdentity } = read.data;
  const service = eventSource.replace(/\.amazonaws\.com(?:\.cn)?$/, "");
  const kinds = readableEvents[service];
  const kind = kinds && Object.hasOwn(kinds, eventName) ? kinds[eventName] : undefined;
  if (!kind) return null;
  const named = kind.names.flatMap((path) => valuesAt(requestParameters, path));
  const concerned = [...new Set(named.filter((name) => resources.has(name)))];
  if (concerned.length === 0) return null;
  const fields = new Map<string, string[]>();
  for (const [path, field] of Object.entries(kind.shows)) {
    if (!isThere(requestParameters, path)) continue;
    const values = valuesAt(requestParameters, path).map((value) => value.slice(0, LONGEST));
    fields.set(field, [...(fields.get(field) ?? []), ...values].slice(0, MOST));
  }
  return {
    id: event.EventId ?? "",
    at: event.EventTime.toISOString(),
    event: eventName,
    service,
    who:
      userIdentity?.sessionContext?.sessionIssuer?.userName ??
      userIdentity?.userName ??
      userIdentity?.invokedBy ??
      event.Username ??
      userIdentity?.type ??
      "somebody whom the event does not name",
    resources: concerned,
    fields: [...fields].map(([field, after]) => ({ field, before: null, after })),
  };
}

/** Each field with what the change before it had set on the same thing. `changes`: oldest first. */
export function withBefore(changes: readonly Change[]): Change[] {
  const last = new Map<string, readonly string[]>();
  return changes.map((change) => ({
    ...change,
    fields: change.fields.map((one) => {
      const key = JSON.stringify([change.event, change.resources, one.field]);
      const before = last.get(key);
      last.set(key, one.after);
      return before === undefined ? one : { ...one, before: [...before] };
    }),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Everything at a path, lists on the way walked through. */
function nodesAt(value: unknown, path: string): unknown[] {
  let nodes: unknown[] = [value];
  for (const name of path.split(".")) {
    nodes = nodes.flat().flatMap((node) => {
      if (typeof node !== "object" || node === null || !Object.hasOwn(node, name)) return [];
      return [(node as Record<string, unknown>)[name]];
    });
  }
  return nodes;
}

const isThere = (value: unknown, path: string) => nodesAt(value, path).length > 0;

/** Plain values only: what is an object was not named. */
function valuesAt(value: unknown, path: string): string[] {
  return nodesAt(value, path)
    .flat()
    .flatMap((one) =>
      typeof one === "string" || typeof one === "number" || typeof one === "boolean" ? [String(one)] : [],
    );
}
