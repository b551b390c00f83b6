import type { Gathered } from "../model/gathered";
import { ok, skipped } from "../model/gathered";
import type { ResourceRef } from "../model/resource";
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
type Keyed<A> = string &
  { [K in keyof A]: A[K] extends Record<string, Gathered<unknown>> ? K : never }[keyof A];
type ValueOf<A, K extends keyof A> = A[K] extends Record<string, Gathered<infer T>> ? T : never;

/** The entry of a record of artifacts, of either kind of snapshot. */
export function fromRecord<A extends object, K extends Keyed<A>>(
  snapshot: { readonly artifacts: A },
  name: K,
  key: string,
  resource: ResourceRef,
): Gathered<Located<ValueOf<A, K>>> {
  const record = snapshot.artifacts[name] as Record<string, Gathered<ValueOf<A, K>>>;
  return located(record[key], pointer("artifacts", name, key, "value"), resource);
}
