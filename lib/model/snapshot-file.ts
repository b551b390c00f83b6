import type * as z from "zod";
import type { ApiSnapshot } from "./api-snapshot";
import { hostileContent } from "./hostile-content";
import { type Origin, savedApiSnapshot, savedSnapshot } from "./saved-snapshot";
import type { Snapshot } from "./snapshot";
import { snapshotFileLimit } from "./snapshot-limit";

/** A snapshot out of a file. `origin` null: the file does not say how it came to be. */
export type OpenedSnapshot =
  | { readonly door: "alb"; readonly snapshot: Snapshot; readonly origin: Origin | null }
  | { readonly door: "api"; readonly snapshot: ApiSnapshot; readonly origin: Origin | null };

export type SnapshotFile = ({ readonly ok: true } & OpenedSnapshot) | UnreadSnapshot;

/** Why a text is no snapshot. */
export interface UnreadSnapshot {
  readonly ok: false;
  /** What the text is instead, to be put behind its name. */
  readonly problem: string;
  readonly wayOut: string;
}

/** What this version writes and reads. */
const VERSION = 1;

export const tooLarge: UnreadSnapshot = {
  ok: false,
  problem: "is larger than 20 MB",
  wayOut: "No snapshot is that large: choose another file.",
};

const saveAnew =
  "Save it anew: Save snapshot on a diagnosis, authpath snapshot SCOPE, or /api/v1/snapshot?scope=…";

/**
 * A saved snapshot, of a load balancer or of an API; whatever else the text is, is refused with a reason, and never
 * throws. The version is looked at before the fields: another one has other fields.
 */
export function readSnapshotFile(text: string): SnapshotFile {
  if (text.length > snapshotFileLimit) return tooLarge;
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed === "") return refuse("is empty", saveAnew);
  if (trimmed.startsWith("\u001f")) return refuse("is compressed", "Unpack it first: gunzip FILE.");
  const value = json(trimmed);
  if (value === undefined) return notJson(trimmed);
  const hostile = hostileContent(value);
  if (hostile !== null) return refuse(`is no snapshot: ${hostile}`, saveAnew);
  if (!isObject(value)) return refuse("is no snapshot: it is JSON, but no object", saveAnew);
  if (value.schemaVersion === undefined) return refuse(...foreign(value));
  if (value.schemaVersion !== VERSION) {
    return refuse(
      `is a snapshot of version ${shown(value.schemaVersion)}; this reads version ${VERSION}`,
      "Open it with the Authpath that saved it, or save it anew with this one.",
    );
  }
  const kind = isObject(value.scope) ? value.scope.kind : undefined;
  const read = kind === "alb" ? readAlb(value) : readApi(value);
  if (!read.ok) return read;
  return Number.isNaN(Date.parse(read.snapshot.takenAt))
    ? refuse(`is no snapshot: takenAt: ${shown(read.snapshot.takenAt)} is no time`, saveAnew)
    : read;
}

function readAlb(value: unknown): SnapshotFile {
  const read = savedSnapshot.safeParse(value);
  if (!read.success) return broken(read.error);
  const { origin, ...snapshot } = read.data;
  return { ok: true, door: "alb", snapshot, origin: origin ?? null };
}

function readApi(value: unknown): SnapshotFile {
  const read = savedApiSnapshot.safeParse(value);
  if (!read.success) return broken(read.error);
  const { origin, ...snapshot } = read.data;
  return { ok: true, door: "api", snapshot, origin: origin ?? null };
}

function broken({ issues }: z.ZodError): UnreadSnapshot {
  const [issue] = issues;
  return refuse(
    `is no snapshot: ${issue?.path.map(shown).join(".") || "it"}: ${shown(issue?.message)}`,
    saveAnew,
  );
}

function notJson(text: string): UnreadSnapshot {
  return text.startsWith("{") && !text.endsWith("}")
    ? refuse("is not whole: it ends in the middle", "Copy or download it again, to its end.")
    : refuse("is no JSON", saveAnew);
}

/** Other JSON that people have at hand. */
function foreign(value: Readonly<Record<string, unknown>>): [string, string] {
  if (isObject(value.log) && Array.isArray(value.log.entries)) {
    return [
      "is no snapshot but a browser's recording (HAR)",
      "Drop it on the first page, or authpath har FILE.",
    ];
  }
  if (value.schema === 1 && Array.isArray(value.findings)) {
    return [
      "is no snapshot but a diagnosis: what was concluded, without what it was concluded from",
      saveAnew,
    ];
  }
  return ["is no snapshot: it has no schemaVersion", saveAnew];
}

/** A value out of a file in a sentence: short, whatever it is. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function refuse(problem: string, wayOut: string): UnreadSnapshot {
  return { ok: false, problem, wayOut };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
