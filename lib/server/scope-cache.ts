import "server-only";
import {
  type GatherContext,
  gatherClientsElsewhere,
  gatherConfiguration,
  gatherProbes,
  gatherReferences,
} from "../gather/index";
import type { Gathered } from "../model/gathered";
import type { HostAddresses } from "../model/probe";
import { type Scope, scopeId } from "../model/scope";
import type { Snapshot } from "../model/snapshot";

/** How long a snapshot serves before it is read again. */
const LIFETIME_MS = 60_000;
/** Beyond this the oldest goes: a snapshot of a large load balancer is some 100 KB. */
const MOST = 500;

/** What is wanted of a scope. `rules`: chosen once the rules are known; null: all of them. */
export interface Wanted {
  readonly fresh: boolean;
  readonly hosts: Readonly<Record<string, Gathered<HostAddresses>>>;
  readonly focus: (snapshot: Snapshot) => readonly string[] | null;
}

/** A snapshot that is asked once for many who want it, and grows as more of it is wanted. */
export interface ScopeCache {
  configuration(scope: Scope, wanted: Wanted, context: () => GatherContext): Promise<Snapshot>;
  /** The same with the providers' answers. Undefined at once where they are not at hand: ask `probe`. */
  probe(
    scope: Scope,
    ruleArns: readonly string[],
    hosts: readonly string[],
    context: () => GatherContext,
  ): Promise<Snapshot>;
  /** What is at hand, where it is still young and holds the providers' answers for these rules. */
  probed(scope: Scope, ruleArn: string, host: string | undefined): Snapshot | undefined;
}

interface Entry {
  readonly begun: number;
  snapshot: Promise<Snapshot>;
  settled: Snapshot | undefined;
  readonly asked: Set<string>;
}

export function createScopeCache(now: () => number): ScopeCache {
  const entries = new Map<string, Entry>();

  const young = (id: string): Entry | undefined => {
    const entry = entries.get(id);
    return entry && now() - entry.begun < LIFETIME_MS ? entry : undefined;
  };
  /** One step after another, so that two askers never read the same thing. */
  const extend = (
    entry: Entry,
    id: string,
    step: (snapshot: Snapshot) => Promise<Snapshot>,
  ): Promise<Snapshot> => {
    const next = entry.snapshot.then(step);
    entry.snapshot = next;
    next.then(
      (snapshot) => {
        entry.settled = snapshot;
      },
      () => entries.delete(id),
    );
    return next;
  };

  return {
    configuration(scope, { fresh, hosts, focus }, context) {
      const id = scopeId(scope);
      const known = fresh ? undefined : young(id);
      if (known) {
        return extend(known, id, (snapshot) => {
          const ruleArns = focus(snapshot);
          const grown = {
            ...snapshot,
            artifacts: { ...snapshot.artifacts, hosts: { ...hosts, ...snapshot.artifacts.hosts } },
          };
          return gatherReferences(grown, context(), ruleArns ? { ruleArns } : {});
        });
      }
      const entry: Entry = {
        begun: now(),
        snapshot: gatherConfiguration(scope, context(), { hosts, focus }),
        settled: undefined,
        asked: new Set(),
      };
      entries.delete(id);
      entries.set(id, entry);
      const [oldest] = entries.keys();
      if (entries.size > MOST && oldest !== undefined) entries.delete(oldest);
      return extend(entry, id, async (snapshot) => snapshot);
    },
    probe(scope, ruleArns, hosts, context) {
      const id = scopeId(scope);
      const entry = young(id);
      if (!entry) throw new Error(`the configuration of ${id} is asked before its probes`);
      return extend(entry, id, async (snapshot) => {
        const shared = context();
        const [probed, elsewhere] = await Promise.all([
          gatherProbes(snapshot, shared, { ruleArns, hosts }),
          gatherClientsElsewhere(snapshot, shared),
        ]);
        for (const key of [...ruleArns, ...hosts]) entry.asked.add(key);
        const { clientsElsewhere } = elsewhere.artifacts;
        return {
          ...probed,
          artifacts: { ...probed.artifacts, clientsElsewhere },
          calls: elsewhere.calls,
          errors: mergeErrors(probed, elsewhere),
        };
      });
    },
    probed(scope, ruleArn, host) {
      const entry = young(scopeId(scope));
      const has = entry?.asked.has(ruleArn) && (host === undefined || entry.asked.has(host));
      return has ? entry?.settled : undefined;
    },
  };
}

function mergeErrors(a: Snapshot, b: Snapshot): Snapshot["errors"] {
  const texts = new Set(a.errors.map((error) => JSON.stringify(error)));
  return [...a.errors, ...b.errors.filter((error) => !texts.has(JSON.stringify(error)))];
}
