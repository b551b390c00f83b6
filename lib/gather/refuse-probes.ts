import "server-only";
import type { Gathered } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import { openQuestions, type ProbeScope } from "./probes/open-questions";
import { withArtifacts } from "./snapshot-parts";

/** How many rules have providers that are still to be asked something. */
export function countOpenProbes(snapshot: Snapshot, scope: ProbeScope): number {
  const { issuers, endpoints, keySets, authorizations } = openQuestions(snapshot, scope);
  const nothing = issuers.length + endpoints.length + keySets.length + authorizations.length === 0;
  return nothing ? 0 : Math.max(1, authorizations.length);
}

/** The snapshot in which every question to a provider that is still open was refused: unknown, never fine. */
export function refuseProbes(snapshot: Snapshot, scope: ProbeScope, message: string): Snapshot {
  const { artifacts } = snapshot;
  const open = openQuestions(snapshot, scope);
  const refused = (keys: readonly string[]): Record<string, Gathered<never>> =>
    Object.fromEntries(
      keys.map((key) => [
        key,
        { state: "failed", error: { code: "throttled", operation: key, resource: key, message } } as const,
      ]),
    );
  return withArtifacts(
    snapshot,
    {
      discoveries: { ...artifacts.discoveries, ...refused(open.issuers) },
      endpoints: { ...artifacts.endpoints, ...refused(open.endpoints) },
      keySets: { ...artifacts.keySets, ...refused(open.keySets.map(({ url }) => url)) },
      authorizations: {
        ...artifacts.authorizations,
        ...refused(open.authorizations.map(({ ruleArn }) => ruleArn)),
      },
    },
    { calls: snapshot.calls, elapsedMs: snapshot.elapsedMs },
  );
}
