import "server-only";
import { setMaxListeners } from "node:events";
import { deadlineSignal } from "../../aws/clock";
import { artifactOfApi } from "../../facts/api/artifact-of-api";
import { trustedIssuers } from "../../facts/api/trusted-issuers";
import type { TrustedIssuer } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { ApiArtifacts, ApiSnapshot } from "../../model/api-snapshot";
import { type Gathered, skipped } from "../../model/gathered";
import type { KeySet } from "../../model/probe";
import type { AppClient } from "../../model/user-pool";
import { readAppClient } from "../cognito/app-client";
import { readClientIds } from "../cognito/client-ids";
import type { GatherContext } from "../context";
import { placeOfScope } from "../gather-load-balancer";
import { readHostAddresses } from "../probes/host-addresses";
import { readIssuer, readKeys } from "../probes/published";
import { isOpen, readEach, withArtifacts } from "../snapshot-parts";
import { apiReferences, inPool, type PoolReference } from "./gather-api-references";
import { readRestDeployments } from "./rest-api";

export interface ApiProbeOptions {
  /** Hosts whose addresses are wanted, beside those in the snapshot. */
  readonly hosts: readonly string[];
  /** Milliseconds for all issuers together; what has not answered by then has timed out. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 6_000;
/** App clients of a pool that are read: what a pool with more of them can issue stays unknown. */
const MOST_CLIENTS = 20;

/** Issuers whose published documents have yet to be read. */
export function openIssuers(snapshot: ApiSnapshot, chains: readonly ApiChain[]): TrustedIssuer[] {
  const trusted = chains.flatMap((chain) => {
    const authorizer = artifactOfApi("authorizer", snapshot, chain, undefined);
    const stage = artifactOfApi("stage", snapshot, chain, undefined);
    if (authorizer.state !== "ok" || authorizer.value.value === null || stage.state !== "ok") return [];
    return trustedIssuers(authorizer.value.value, stage.value.value.variables);
  });
  const { discoveries, keySets } = snapshot.artifacts;
  return trusted.filter(
    ({ issuer, jwksUri }) =>
      isOpen(discoveries[issuer]) || (jwksUri !== undefined && isOpen(keySets[jwksUri])),
  );
}

/**
 * What the verdict does not wait for: the issuers' discovery documents and keys, through the outbound door; the app
 * clients that can issue tokens; the deployments of a REST API; the addresses of the host.
 */
export async function gatherApiProbes(
  snapshot: ApiSnapshot,
  ctx: GatherContext,
  chains: readonly ApiChain[],
  { hosts, deadlineMs = DEADLINE_MS }: ApiProbeOptions,
): Promise<ApiSnapshot> {
  const begun = ctx.clock.now();
  const callsBefore = ctx.session.calls();
  const deadline = deadlineSignal(ctx.clock, deadlineMs);
  const signal = AbortSignal.any([ctx.signal, deadline.signal]);
  setMaxListeners(0, signal); // every probe listens
  const { artifacts } = snapshot;
  const [published, clients, deployments, addresses] = await Promise.all([
    readPublished(snapshot, ctx, chains, signal),
    readClients(snapshot, ctx, apiReferences(snapshot, chains).pools),
    readDeployments(snapshot, ctx),
    readEach(
      hosts.filter((host) => isOpen(artifacts.hosts[host])),
      (host) => readHostAddresses(ctx.outbound, host, signal),
    ),
  ]);
  deadline.cancel();
  const changed: Partial<ApiArtifacts> = {
    ...published,
    ...clients,
    deployments,
    hosts: { ...artifacts.hosts, ...addresses },
  };
  return withArtifacts(snapshot, changed, {
    calls: snapshot.calls + ctx.session.calls() - callsBefore,
    elapsedMs: snapshot.elapsedMs + ctx.clock.now() - begun,
  });
}

async function readPublished(
  snapshot: ApiSnapshot,
  ctx: GatherContext,
  chains: readonly ApiChain[],
  signal: AbortSignal,
): Promise<Pick<ApiArtifacts, "discoveries" | "keySets">> {
  const { artifacts } = snapshot;
  const issuers = openIssuers(snapshot, chains);
  const keySets = new Map<string, Promise<Gathered<KeySet>>>();
  const askKeySet = (url: string, portOf: string) => {
    if (!keySets.has(url) && isOpen(artifacts.keySets[url])) {
      keySets.set(url, readKeys(ctx, url, portOf, signal));
    }
  };
  for (const { jwksUri } of issuers) if (jwksUri !== undefined) askKeySet(jwksUri, jwksUri);
  const discoveries = await readEach(
    issuers.map(({ issuer }) => issuer),
    async (issuer) => {
      const discovery = await readIssuer(ctx, issuer, signal);
      const url = discovery.state === "ok" ? discovery.value.document?.jwks_uri : undefined;
      if (url !== undefined) askKeySet(url, issuer);
      return discovery;
    },
  );
  const keys = await readEach(
    keySets.keys(),
    async (url): Promise<Gathered<KeySet>> => (await keySets.get(url)) ?? skipped("nobody names it"),
  );
  return {
    discoveries: { ...artifacts.discoveries, ...discoveries },
    keySets: { ...artifacts.keySets, ...keys },
  };
}

async function readClients(
  snapshot: ApiSnapshot,
  ctx: GatherContext,
  pools: readonly PoolReference[],
): Promise<Pick<ApiArtifacts, "clientIds" | "appClients">> {
  const { artifacts } = snapshot;
  const byPool = new Map(pools.map(({ poolId, arn }) => [poolId, arn]));
  const unread = [...byPool.keys()].filter((poolId) => isOpen(artifacts.clientIds[poolId]));
  const found = await readEach(unread, (poolId) =>
    inPool(ctx, byPool.get(poolId), (place) => readClientIds(ctx, place, poolId)),
  );
  const clientIds = { ...artifacts.clientIds, ...found };
  const keys = [...byPool.keys()].flatMap((poolId) => {
    const ids = clientIds[poolId];
    return ids?.state === "ok" ? ids.value.map((clientId, index) => ({ poolId, clientId, index })) : [];
  });
  const byKey = new Map(keys.map((one) => [`${one.poolId}/${one.clientId}`, one]));
  const open = [...byKey.keys()].filter((key) => isOpen(artifacts.appClients[key]));
  const appClients = await readEach(open, async (key): Promise<Gathered<AppClient | null>> => {
    const one = byKey.get(key);
    if (!one || one.index >= MOST_CLIENTS) {
      return skipped(`of a pool's app clients the first ${MOST_CLIENTS} are read`);
    }
    return inPool(ctx, byPool.get(one.poolId), (place) =>
      readAppClient(ctx, place, one.poolId, one.clientId),
    );
  });
  return { clientIds, appClients: { ...artifacts.appClients, ...appClients } };
}

async function readDeployments(
  { scope, artifacts }: ApiSnapshot,
  ctx: GatherContext,
): Promise<ApiArtifacts["deployments"]> {
  if (!isOpen(artifacts.deployments)) return artifacts.deployments;
  const place = await placeOfScope(ctx, scope);
  return place.state === "ok" ? readRestDeployments(ctx, place.value, scope.id) : place;
}
