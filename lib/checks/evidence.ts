import type { Located } from "../facts/artifact-of-chain";
import { pointer } from "../facts/artifact-of-chain";
import type { Evidence, JsonValue, Verdict } from "../model/finding";
import type { Gathered } from "../model/gathered";
import type { EndpointProbe } from "../model/probe";
import type { ResourceRef } from "../model/resource";

/** What evidence of a field may say beside the field itself. */
interface FieldNote {
  readonly expected?: string;
  readonly nearest?: string;
  readonly command?: string;
}

/**
 * Evidence that a field of a located artifact has the value it has. The value is read here, so evidence cannot say
 * anything else than the snapshot. A field that is absent reads as null.
 */
export function field(
  source: Located<unknown>,
  path: readonly (string | number)[],
  { expected, nearest, command }: FieldNote = {},
): Evidence {
  const last = path.findLast((token) => typeof token === "string");
  const evidence: Extract<Evidence, { type: "field" }> = {
    type: "field",
    resource: source.resource,
    path: source.at + pointer(...path),
    field: String(last ?? source.resource.kind),
    actual: valueAt(source.value, path),
  };
  if (expected !== undefined) evidence.expected = expected;
  if (nearest !== undefined) evidence.nearest = nearest;
  if (command !== undefined) evidence.command = command;
  return evidence;
}

/** Evidence that AWS, asked for it, says that the thing does not exist. */
export function absent(resource: ResourceRef, what: string): Evidence {
  return { type: "absent", resource, what };
}

/** Evidence out of what the user brought. */
export function clueEvidence(what: string, actual: string, expected?: string): Evidence {
  return expected === undefined ? { type: "clue", what, actual } : { type: "clue", what, actual, expected };
}

/** Evidence of one question to an endpoint. */
export function probeEvidence(probe: EndpointProbe, detail: string): Evidence {
  const elapsedMs = Math.round(probe.timings.totalMs);
  return probe.outcome === "answered"
    ? { type: "probe", url: probe.url, status: probe.status, elapsedMs, detail }
    : { type: "probe", url: probe.url, elapsedMs, detail };
}

function valueAt(value: unknown, path: readonly (string | number)[]): JsonValue {
  let current: unknown = value;
  for (const token of path) {
    if (typeof current !== "object" || current === null) return null;
    current = (current as Record<string, unknown>)[String(token)];
  }
  if (current === undefined) return null;
  if (!isJson(current)) throw new TypeError(`The field /${path.join("/")} holds what JSON does not`);
  return current;
}

/** As `jsonValue` has it, without a copy: a whole list of rules may be evidence, and snapshots are never changed. */
function isJson(value: unknown): value is JsonValue {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      if (value === null) return true;
      return Array.isArray(value)
        ? value.every(isJson)
        : isPlain(value) && Object.values(value).every(isJson);
    default:
      return false;
  }
}

/** Of no class: its prototype is none, or the root of all (of whichever realm). */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return typeof prototype !== "object" || prototype === null || Object.hasOwn(prototype, "isPrototypeOf");
}

/** The verdict where something that a check uses is not at hand: unknown, with the permission or the reason. */
export function notRead(what: string, gathered: Exclude<Gathered<unknown>, { state: "ok" }>): Verdict {
  if (gathered.state === "skipped")
    return { outcome: "unknown", because: `${what}: not read, ${gathered.reason}.` };
  const { error } = gathered;
  const target = error.resource ? ` on ${error.resource}` : "";
  return {
    outcome: "unknown",
    because: `${what}: could not be read. ${error.operation}${target}: ${error.message}`,
    evidence: [{ type: "gather-error", error }],
  };
}
