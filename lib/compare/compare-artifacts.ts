import type { HopId, JsonValue } from "../model/finding";
import type { Gathered } from "../model/gathered";
import type { OpenedSnapshot } from "../model/snapshot-file";
import { type ArtifactKind, albKinds, apiKinds } from "./artifact-kinds";
import { type Difference, differences, nameInList } from "./difference";

/** One field of one thing that is not as it was. */
export interface FieldChange {
  readonly hop: HopId;
  /** "App client". */
  readonly what: string;
  /** What people call it. */
  readonly name: string;
  /** What AWS or the web calls it: an ARN, an id, a URL. */
  readonly id: string;
  /** Names from the thing to the field; empty where the whole thing came or went. */
  readonly path: readonly string[];
  /** It decides who gets in. */
  readonly decides: boolean;
  /** DNS or a provider answers otherwise; nobody need have configured anything. */
  readonly observed: boolean;
  /** Absent: there was none. */
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** What one of the two does not know, so that it may or may not have changed. */
export interface NotCompared {
  readonly what: string;
  readonly id: string;
  readonly side: "before" | "after" | "both";
  readonly reason: string;
  /** It was asked for and could not be read; else nobody asked for it. */
  readonly failed: boolean;
}

export interface ArtifactComparison {
  readonly changes: readonly FieldChange[];
  readonly notCompared: readonly NotCompared[];
}

/** Every field in which the configurations of two snapshots differ, what decides who gets in first. */
export function compareArtifacts(before: OpenedSnapshot, after: OpenedSnapshot): ArtifactComparison {
  const kinds: Readonly<Record<string, ArtifactKind>> = before.door === "alb" ? albKinds : apiKinds;
  const [was, is] = [entriesOf(before, kinds), entriesOf(after, kinds)];
  const changes: FieldChange[] = [];
  const notCompared: NotCompared[] = [];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [earlier, later] = [was.get(key), is.get(key)];
    const { kind, id } = earlier ?? later ?? unreachable();
    const [one, other] = [sideValue(earlier, kind, was), sideValue(later, kind, is)];
    if (one.state === "ok" && other.state === "ok") {
      changes.push(...changesOf(kind, id, one.value, other.value));
    } else if (one.state !== "not-asked" || other.state !== "not-asked") {
      notCompared.push(notComparedOf(kind, id, one, other));
    }
  }
  return { changes: changes.toSorted(inOrder(Object.values(kinds))), notCompared };
}

interface Entry {
  readonly kind: ArtifactKind;
  readonly id: string;
  readonly gathered: Gathered<JsonValue>;
}

/** All that was gathered, by artifact and key. */
function entriesOf(
  { snapshot }: OpenedSnapshot,
  kinds: Readonly<Record<string, ArtifactKind>>,
): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [artifact, kind] of Object.entries(kinds)) {
    const held = (snapshot.artifacts as Readonly<Record<string, unknown>>)[artifact];
    if (isGathered(held)) entries.set(artifact, { kind, id: "", gathered: held });
    else {
      for (const [id, gathered] of Object.entries(held as Record<string, Gathered<JsonValue>>)) {
        entries.set(`${artifact} ${id}`, { kind, id, gathered });
      }
    }
  }
  return entries;
}

/** A record may hold anything under the name `state`, but no text. */
function isGathered(held: unknown): held is Gathered<JsonValue> {
  return typeof held === "object" && held !== null && "state" in held && typeof held.state === "string";
}

type Side =
  | { readonly state: "ok"; readonly value: JsonValue | undefined }
  | { readonly state: "failed" | "not-asked"; readonly reason: string };

function sideValue(entry: Entry | undefined, kind: ArtifactKind, all: ReadonlyMap<string, Entry>): Side {
  if (!entry) {
    const list = kind.listedBy && all.get(kind.listedBy)?.gathered;
    if (list?.state === "ok") return { state: "ok", value: undefined };
    if (list?.state === "failed") {
      return { state: "failed", reason: `${list.error.operation}: ${list.error.message}` };
    }
    return { state: "not-asked", reason: "nothing led to it" };
  }
  const { gathered } = entry;
  switch (gathered.state) {
    case "ok":
      // AWS said that there is none.
      return { state: "ok", value: gathered.value ?? undefined };
    case "failed":
      return { state: "failed", reason: `${gathered.error.operation}: ${gathered.error.message}` };
    case "skipped":
      return { state: "not-asked", reason: gathered.reason };
  }
}

function notComparedOf(kind: ArtifactKind, id: string, one: Side, other: Side): NotCompared {
  const unread = one.state === "ok" ? other : one;
  return {
    what: kind.what,
    id,
    side: one.state === "ok" ? "after" : other.state === "ok" ? "before" : "both",
    reason: unread.state === "ok" ? "" : unread.reason,
    failed: one.state === "failed" || other.state === "failed",
  };
}

/** A list of things is told thing by thing: "Rule 10", not "the rules". */
function changesOf(
  kind: ArtifactKind,
  id: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): FieldChange[] {
  const lists = [before, after].filter(Array.isArray);
  const all: JsonValue[] = lists.flat();
  const named = lists.length > 0 && all.length > 0 && all.every((one) => nameInList(one, []) !== null);
  return differences(before ?? (named ? [] : undefined), after ?? (named ? [] : undefined)).map(
    (difference) => {
      const [thing, ...rest] = difference.path;
      const [path, itsId] = named && thing !== undefined ? [rest, thing] : [[...difference.path], id];
      const whole = named ? thingOf(all, itsId) : (after ?? before);
      return {
        hop: kind.hop,
        what: kind.what,
        name: nameOf(kind, whole) ?? shortId(itsId),
        id: itsId,
        path,
        decides: decides(kind, path),
        observed: kind.observed ?? false,
        ...sidesOf(difference),
      };
    },
  );
}

const sidesOf = ({ before, after }: Difference) => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

function thingOf(all: readonly JsonValue[], id: string): JsonValue | undefined {
  return all.find((one) => nameInList(one, []) === id);
}

function decides({ decides: what }: ArtifactKind, [field]: readonly string[]): boolean {
  if (typeof what === "boolean") return what;
  // The whole thing came or went.
  return field === undefined || what.includes(field);
}

/** What people call it: the port of a listener, the priority of a rule, the name that it has. */
function nameOf({ name }: ArtifactKind, value: JsonValue | undefined): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const text = (member: string) => (Object.hasOwn(value, member) ? String(value[member]) : null);
  if (text("RuleArn") !== null) return text("Priority");
  if (text("ListenerArn") !== null) return `${text("Protocol")}:${text("Port")}`;
  return name === undefined ? null : text(name);
}

/** The end of an ARN tells it apart. */
function shortId(id: string): string {
  return id.startsWith("arn:") ? id.slice(id.lastIndexOf("/") + 1) : id;
}

/** What decides who gets in first, then in the order in which a request meets it; what was only observed last. */
function inOrder(kinds: readonly ArtifactKind[]) {
  const words = kinds.map(({ what }) => what);
  const rank = (change: FieldChange) => [
    Number(change.observed),
    Number(!change.decides),
    words.indexOf(change.what),
  ];
  return (a: FieldChange, b: FieldChange) => {
    const [first, second] = [rank(a), rank(b)];
    const at = first.findIndex((value, index) => value !== second[index]);
    return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
  };
}

function unreachable(): never {
  throw new Error("a key without an entry");
}
