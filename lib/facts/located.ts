import type { Gathered } from "../model/gathered";
import { ok, skipped } from "../model/gathered";
import type { ResourceRef } from "../model/resource";
import type { Artifacts, Snapshot } from "../model/snapshot";
import { pointer } from "./pointer";

/** A value of the snapshot, with its place in it (`at`, a JSON pointer) and the resource that it describes. */
export interface Located<T> {
  readonly value: T;
  readonly at: string;
  readonly resource: ResourceRef;
}

/** A gathered value with its place; skipped where it was never asked for. */
export function located<T>(
  gathered: Gathered<T> | undefined,
  at: string,
  resource: ResourceRef,
): Gathered<Located<T>> {
  if (gathered === undefined) return skipped("it was not read");
  return gathered.state === "ok" ? ok({ value: gathered.value, at, resource }) : gathered;
}

/** A record of artifacts, by the name of the artifact. */
type Keyed = {
  [K in keyof Artifacts]: Artifacts[K] extends Record<string, Gathered<unknown>> ? K : never;
}[keyof Artifacts];
type ValueOf<K extends Keyed> = Artifacts[K][string] extends Gathered<infer T> ? T : never;

/** The entry of a record of artifacts. */
export function fromRecord<K extends Keyed>(
  snapshot: Snapshot,
  name: K,
  key: string,
  resource: ResourceRef,
): Gathered<Located<ValueOf<K>>> {
  const record = snapshot.artifacts[name] as Record<string, Gathered<ValueOf<K>>>;
  return located(record[key], pointer("artifacts", name, key, "value"), resource);
}
