import { readJson } from "./read-json";

/**
 * The snapshot of a scope or of an API's chain as it stands now, as a file would hold it.
 * @throws {Error} what a person can read: the server's own words where it gave any.
 */
export async function readLiveSnapshot(scope: string): Promise<Blob> {
  const address = `/api/v1/snapshot?scope=${encodeURIComponent(scope)}`;
  const snapshot = await readJson(address, AbortSignal.timeout(PATIENCE_MS), isObject);
  return new Blob([JSON.stringify(snapshot)]);
}

/** Longer than a server waits for AWS. */
const PATIENCE_MS = 90_000;

function isObject(body: unknown): body is object {
  return typeof body === "object" && body !== null;
}
