import "server-only";
import { deriveChains } from "../facts/chains";
import type { Snapshot } from "../model/snapshot";
import { findClientElsewhere } from "./cognito/client-elsewhere";
import { type GatherContext, placeOfAccount } from "./context";
import { readEach, withArtifacts } from "./snapshot-parts";

/**
 * For each app client that is known to be missing from its pool: which other pool has it. One read for each pool of
 * the account and Region, so it is asked after the verdict.
 */
export async function gatherClientsElsewhere(snapshot: Snapshot, ctx: GatherContext): Promise<Snapshot> {
  const begun = ctx.clock.now();
  const callsBefore = ctx.session.calls();
  const { appClients, userPools, clientsElsewhere } = snapshot.artifacts;
  const lost = deriveChains(snapshot).flatMap(({ client }) => {
    if (!client || clientsElsewhere[client.clientId]?.state === "ok") return [];
    const inPool = appClients[`${client.poolId}/${client.clientId}`];
    const pool = userPools[client.poolArn];
    const missing = (read: typeof inPool | typeof pool) => read?.state === "ok" && read.value === null;
    return missing(inPool) || missing(pool) ? [client] : [];
  });
  const byId = new Map(lost.map((client) => [client.clientId, client]));
  const found = await readEach(byId.keys(), async (clientId) => {
    const { account = "", region = "" } = byId.get(clientId) ?? {};
    const place = await placeOfAccount(ctx, account, region);
    return place.state === "ok" ? findClientElsewhere(ctx, place.value, clientId) : place;
  });
  return withArtifacts(
    snapshot,
    { clientsElsewhere: { ...clientsElsewhere, ...found } },
    {
      calls: snapshot.calls + ctx.session.calls() - callsBefore,
      elapsedMs: snapshot.elapsedMs + ctx.clock.now() - begun,
    },
  );
}
