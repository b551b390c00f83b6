/** What goes wrong with a call. `every`: each n-th call of the operation (1, the default: all of them). */
export type Fault =
  | { readonly kind: "deny" }
  | { readonly kind: "throttle"; readonly every?: number }
  | { readonly kind: "expired-token" }
  /** Answers as it should, but so many milliseconds later. */
  | { readonly kind: "delay"; readonly ms: number }
  /** `error`: the service's own 500. `rubbish`: 200 with a body of no known form. `hang`: never answers. `reset`: cuts the connection. */
  | { readonly kind: "break"; readonly how: "error" | "rubbish" | "hang" | "reset" };

export interface Faults {
  /** Replaces the faults of `target`: `service:Operation`, `service:*` or `*`. */
  readonly set: (target: string, ...faults: Fault[]) => void;
  /** Takes away the faults of `target`; of everything where none is named. */
  readonly clear: (target?: string) => void;
  readonly list: () => Record<string, readonly Fault[]>;
  /** Faults that meet this very call of `service:operation`, the delay first. Counts the call. */
  readonly meet: (service: string, operation: string) => Fault[];
}

/** An empty set of faults. */
export function createFaults(): Faults {
  const targets = new Map<
    string,
    { readonly faults: readonly Fault[]; readonly seen: Map<string, number> }
  >();
  return {
    set: (target, ...faults) => targets.set(target, { faults, seen: new Map() }),
    clear: (target) => {
      if (target === undefined) targets.clear();
      else targets.delete(target);
    },
    list: () => Object.fromEntries([...targets].map(([target, { faults }]) => [target, faults])),
    meet: (service, operation) => {
      const name = `${service}:${operation}`;
      const met = [name, `${service}:*`, "*"].flatMap((target) => {
        const entry = targets.get(target);
        if (entry === undefined) return [];
        const nth = (entry.seen.get(name) ?? 0) + 1;
        entry.seen.set(name, nth);
        return entry.faults.filter((fault) => fault.kind !== "throttle" || nth % (fault.every ?? 1) === 0);
      });
      return met.toSorted((a, b) => Number(b.kind === "delay") - Number(a.kind === "delay"));
    },
  };
}
