import "server-only";
import type { GatherError, Gathered } from "../model/gathered";
import { skipped } from "../model/gathered";

/** Stands in a snapshot where a later step has yet to read. */
export const NOT_ASKED = "not asked yet";
export function notAsked<T>(): Gathered<T> {
  return skipped(NOT_ASKED);
}

/** Whether there is still something to ask: nothing is there, or only the note that it was not asked. */
export function isOpen(gathered: Gathered<unknown> | undefined): boolean {
  return gathered === undefined || (gathered.state === "skipped" && gathered.reason === NOT_ASKED);
}

/** Everything that failed, once, in the order of the artifacts. */
export function failuresOf(artifacts: object): GatherError[] {
  const all = Object.values(artifacts).flatMap((artifact: object): Gathered<unknown>[] =>
    isGathered(artifact) ? [artifact] : Object.values(artifact),
  );
  const failures = all.flatMap((gathered) => (gathered.state === "failed" ? [gathered.error] : []));
  return uniqueErrors(failures);
}

/** Errors of one code, operation and resource are one; so are refused credentials, whatever they were used for. */
export function uniqueErrors(errors: readonly GatherError[]): GatherError[] {
  const kind = ({ code, operation, resource, message }: GatherError) =>
    code === "credentials" || code === "clock-skew"
      ? `${code} ${message}`
      : `${code} ${operation} ${resource}`;
  return [...new Map(errors.toReversed().map((error) => [kind(error), error])).values()].toReversed();
}

function isGathered(value: object): value is Gathered<unknown> {
  return "state" in value && typeof value.state === "string";
}

/** What a snapshot of either door is made of. */
interface Growing<Artifacts extends object> {
  readonly artifacts: Artifacts;
  readonly calls: number;
  readonly elapsedMs: number;
  readonly errors: GatherError[];
}

/** A copy with some artifacts replaced, and its errors, calls and time brought up to date. */
export function withArtifacts<Artifacts extends object, S extends Growing<Artifacts>>(
  snapshot: S & { readonly artifacts: Artifacts },
  changed: Partial<Artifacts>,
  spent: { readonly calls: number; readonly elapsedMs: number },
): S {
  const artifacts = { ...snapshot.artifacts, ...changed };
  return { ...snapshot, ...spent, artifacts, errors: failuresOf(artifacts) };
}

/** Reads a value for each key, all at once. */
export async function readEach<T>(
  keys: Iterable<string>,
  read: (key: string) => Promise<Gathered<T>>,
): Promise<Record<string, Gathered<T>>> {
  const unique = [...new Set(keys)];
  return Object.fromEntries(await Promise.all(unique.map(async (key) => [key, await read(key)] as const)));
}
