/** What goes wrong with a call. `every`: each n-th call of the operation (1, the default: all of them). */
export type Fault =
  | { readonly kind: "deny" }
  | { readonly kind: "throttle"; readonly every?: number }
  /** Throttles what comes beyond `burst` at once and `perSecond` from then on, over all calls of the target. */
  | { readonly kind: "quota"; readonly burst: number; readonly perSecond: number }
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
  /** Calls that were throttled, by target, since its faults were set. */
  readonly throttled: () => Record<string, number>;
}

interface Target {
  readonly faults: readonly Fault[];
  readonly seen: Map<string, number>;
  /** Takes a call, or says that it comes too soon. */
  readonly takes: () => boolean;
  throttled: number;
}

/** A bucket that begins full, as those of AWS do. */
function bucketOf(faults: readonly Fault[]): () => boolean {
  const quota = faults.find((fault) => fault.kind === "quota");
  if (quota === undefined) return () => true;
  let [level, at] = [quota.burst, performance.now()];
  return () => {
    const now = performance.now();
    level = Math.min(quota.burst, level + ((now - at) / 1000) * quota.perSecond);
    at = now;
    if (level < 1) return false;
    level -= 1;
    return true;
  };
}

/** An empty set of faults. */
export function createFaults(): Faults {
  const targets = new Map<string, Target>();
  return {
    set: (target, ...faults) =>
      targets.set(target, { faults, seen: new Map(), takes: bucketOf(faults), throttled: 0 }),
    clear: (target) => {
      if (target === undefined) targets.clear();
      else targets.delete(target);
    },
    list: () => Object.fromEntries([...targets].map(([target, { faults }]) => [target, faults])),
    throttled: () => Object.fromEntries([...targets].map(([target, { throttled }]) => [target, throttled])),
    meet: (service, operation) => {
      const name = `${service}:${operation}`;
      const met = [name, `${service}:*`, "*"].flatMap((target) => {
        const entry = targets.get(target);
        if (entry === undefined) return [];
        const nth = (entry.seen.get(name) ?? 0) + 1;
        entry.seen.set(name, nth);
        const comes = entry.takes();
        const faults = entry.faults.filter((fault) => {
          if (fault.kind === "throttle") return nth % (fault.every ?? 1) === 0;
          return fault.kind === "quota" ? !comes : true;
        });
        if (faults.some(({ kind }) => kind === "throttle" || kind === "quota")) entry.throttled += 1;
        return faults;
      });
      return met.toSorted((a, b) => Number(b.kind === "delay") - Number(a.kind === "delay"));
    },
  };
}
