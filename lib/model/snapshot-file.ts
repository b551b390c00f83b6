import type * as z from "zod";
import { type ApiSnapshot, apiSnapshot } from "./api-snapshot";
import { type Snapshot, snapshot } from "./snapshot";

export type SnapshotFile =
  | { readonly ok: true; readonly door: "alb"; readonly snapshot: Snapshot }
  | { readonly ok: true; readonly door: "api"; readonly snapshot: ApiSnapshot }
  /** `problem`: what the text is instead, to be put behind its name. */
  | { readonly ok: false; readonly problem: string };

/** What this version writes and reads. */
const VERSION = 1;

/** A saved snapshot, of a load balancer or of an API. The version is looked at first: another one has other fields. */
export function readSnapshotFile(text: string): SnapshotFile {
  const value = json(text);
  if (value === undefined) return { ok: false, problem: "is no JSON" };
  const { schemaVersion, scope } =
    typeof value === "object" && value !== null ? (value as Partial<Snapshot>) : {};
  if (schemaVersion === undefined) return { ok: false, problem: "is no snapshot: it has no schemaVersion" };
  if (schemaVersion !== VERSION) {
    return {
      ok: false,
      problem: `is a snapshot of version ${JSON.stringify(schemaVersion)}; this reads version ${VERSION}: save it anew`,
    };
  }
  if (scope?.kind === "alb") {
    const read = snapshot.safeParse(value);
    return read.success ? { ok: true, door: "alb", snapshot: read.data } : broken(read.error);
  }
  const read = apiSnapshot.safeParse(value);
  return read.success ? { ok: true, door: "api", snapshot: read.data } : broken(read.error);
}

function broken({ issues }: z.ZodError): SnapshotFile {
  const [issue] = issues;
  return { ok: false, problem: `is no snapshot: ${issue?.path.join(".") || "it"}: ${issue?.message}` };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
