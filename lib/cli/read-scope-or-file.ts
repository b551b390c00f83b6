import "server-only";
import { existsSync, readFileSync, statSync } from "node:fs";
import { readSnapshotFile, type SnapshotFile, tooLarge } from "../model/snapshot-file";
import { snapshotFileLimit } from "../model/snapshot-limit";

type Read = SnapshotFile | { readonly ok: false; readonly problem: string };

/** A saved snapshot, or a scope that is read now. What cannot be read is refused with its name and the way out. */
export async function readScopeOrFile(name: string): Promise<Read> {
  if (existsSync(name)) {
    const read = readFile(name);
    return read.ok ? read : { ok: false, problem: `${name} ${read.problem}. ${read.wayOut}` };
  }
  const { anybody, readSnapshot } = await import("../server/index");
  const outcome = await readSnapshot(anybody, name);
  if (!outcome.ok) {
    return { ok: false, problem: `${name} is no file, and as a scope: ${outcome.problem.message}` };
  }
  // As of a file: one reader for both.
  return readSnapshotFile(JSON.stringify(outcome.snapshot));
}

function readFile(name: string): SnapshotFile {
  try {
    return statSync(name).size > snapshotFileLimit ? tooLarge : readSnapshotFile(readFileSync(name, "utf8"));
  } catch {
    return { ok: false, problem: "could not be read", wayOut: "Is it a folder, or somebody else's?" };
  }
}
