import "server-only";
import type { Place } from "../../aws/place";
import { artifactOfApi } from "../../facts/api/artifact-of-api";
import { authorizerFunction } from "../../facts/api/authorizer-function";
import { poolArnsOf } from "../../facts/api/trusted-issuers";
import { parseUserPoolArn } from "../../facts/user-pool-arn";
import type { ApiAuthorizer, ApiMethod } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { ApiArtifacts, ApiSnapshot } from "../../model/api-snapshot";
import { type Gathered, skipped } from "../../model/gathered";
import { readClientIds } from "../cognito/client-ids";
import { readResourceServers } from "../cognito/resource-servers";
import { readUserPool } from "../cognito/user-pool";
import { type GatherContext, placeOfAccount } from "../context";
import { placeOfScope } from "../gather-load-balancer";
import { isOpen, readEach, withArtifacts } from "../snapshot-parts";
import { readFunction, readFunctionPolicy } from "./function";
import { readUsagePlans } from "./rest-api";
import { readRole } from "./role";

/** What a chain's method and authorizer point at. */
export interface ApiReferences {
  readonly functions: readonly string[];
  readonly roles: readonly string[];
  readonly pools: readonly PoolReference[];
  readonly apiKeyRequired: boolean;
}

export interface PoolReference {
  readonly arn: string;
  readonly poolId: string;
  /** What the pool can issue decides: its clients and scopes are needed for the verdict. */
  readonly wantsClients: boolean;
  readonly wantsScopes: boolean;
}

/** What the chains point at, the stages' variables put in. */
export function apiReferences(snapshot: ApiSnapshot, chains: readonly ApiChain[]): ApiReferences {
  const each = chains.map((chain) => referencesOf(snapshot, chain));
  return {
    functions: unique(each.flatMap(({ functions }) => functions)),
    roles: unique(each.flatMap(({ roles }) => roles)),
    pools: each.flatMap(({ pools }) => pools),
    apiKeyRequired: each.some(({ apiKeyRequired }) => apiKeyRequired),
  };
}

function referencesOf(snapshot: ApiSnapshot, chain: ApiChain): ApiReferences {
  const method = found(artifactOfApi("method", snapshot, chain, undefined));
  const drafted = found(artifactOfApi("draftMethod", snapshot, chain, undefined));
  const stage = found(artifactOfApi("stage", snapshot, chain, undefined));
  const authorizer = found(artifactOfApi("authorizer", snapshot, chain, undefined));
  const apiKeyRequired = (method ?? drafted)?.apiKeyRequired ?? false;
  if (!authorizer || !stage) return { functions: [], roles: [], pools: [], apiKeyRequired };
  const arn = authorizerFunction(authorizer, stage.variables)?.arn ?? null;
  const { authorizerCredentials: role } = authorizer;
  return {
    functions: arn === null ? [] : [arn],
    roles: role === undefined ? [] : [role],
    pools: poolArnsOf(authorizer, stage.variables, snapshot.scope.account).flatMap((pool) =>
      poolReference(pool, authorizer, method),
    ),
    apiKeyRequired,
  };
}

function poolReference(
  arn: string,
  authorizer: ApiAuthorizer,
  method: ApiMethod | undefined,
): PoolReference[] {
  const poolId = parseUserPoolArn(arn)?.poolId;
  if (poolId === undefined) return [];
  const scoped = (method?.authorizationScopes.length ?? 0) > 0;
  const wantsClients =
    scoped || authorizer.issuers.length > 0 || authorizer.identityValidationExpression !== undefined;
  return [{ arn, poolId, wantsClients, wantsScopes: scoped }];
}

/** Reads what the chains' authorizers point at, as far as it still stands as "not asked yet". */
export async function gatherApiReferences(
  snapshot: ApiSnapshot,
  ctx: GatherContext,
  chains: readonly ApiChain[],
): Promise<ApiSnapshot> {
  const begun = ctx.clock.now();
  const callsBefore = ctx.session.calls();
  const { artifacts } = snapshot;
  const wanted = apiReferences(snapshot, chains);
  const open = (record: Readonly<Record<string, Gathered<unknown>>>, keys: readonly string[]) =>
    keys.filter((key) => isOpen(record[key]));
  const byPool = new Map(wanted.pools.map(({ poolId, arn }) => [poolId, arn]));
  const ofPools = (want: (pool: PoolReference) => boolean) =>
    unique(wanted.pools.filter(want).map(({ poolId }) => poolId));

  const [functions, functionPolicies, roles, userPools, clientIds, resourceServers, usagePlans] =
    await Promise.all([
      readEach(open(artifacts.functions, wanted.functions), (arn) =>
        inFunctionsAccount(ctx, arn, (place) => readFunction(ctx, place, arn)),
      ),
      readEach(open(artifacts.functionPolicies, wanted.functions), (arn) =>
        inFunctionsAccount(ctx, arn, (place) => readFunctionPolicy(ctx, place, arn)),
      ),
      readEach(open(artifacts.roles, wanted.roles), (arn) =>
        inAccount(ctx, arn.split(":")[4] ?? "", snapshot.scope.region, (place) => readRole(ctx, place, arn)),
      ),
      readEach(open(artifacts.userPools, unique(wanted.pools.map(({ arn }) => arn))), (arn) =>
        inPool(ctx, arn, (place, poolId) => readUserPool(ctx, place, poolId, arn)),
      ),
      readEach(
        open(
          artifacts.clientIds,
          ofPools(({ wantsClients }) => wantsClients),
        ),
        (poolId) => inPool(ctx, byPool.get(poolId), (place) => readClientIds(ctx, place, poolId)),
      ),
      readEach(
        open(
          artifacts.resourceServers,
          ofPools(({ wantsScopes }) => wantsScopes),
        ),
        (poolId) => inPool(ctx, byPool.get(poolId), (place) => readResourceServers(ctx, place, poolId)),
      ),
      usagePlansOf(snapshot, ctx, wanted.apiKeyRequired),
    ]);
  const merged: Partial<ApiArtifacts> = {
    functions: { ...artifacts.functions, ...functions },
    functionPolicies: { ...artifacts.functionPolicies, ...functionPolicies },
    roles: { ...artifacts.roles, ...roles },
    userPools: { ...artifacts.userPools, ...userPools },
    clientIds: { ...artifacts.clientIds, ...clientIds },
    resourceServers: { ...artifacts.resourceServers, ...resourceServers },
    usagePlans,
  };
  return withArtifacts(snapshot, merged, {
    calls: snapshot.calls + ctx.session.calls() - callsBefore,
    elapsedMs: snapshot.elapsedMs + ctx.clock.now() - begun,
  });
}

async function usagePlansOf(
  snapshot: ApiSnapshot,
  ctx: GatherContext,
  wanted: boolean,
): Promise<ApiArtifacts["usagePlans"]> {
  const { usagePlans } = snapshot.artifacts;
  if (!isOpen(usagePlans) || !wanted) return usagePlans;
  const place = await placeOfScope(ctx, snapshot.scope);
  return place.state === "ok" ? readUsagePlans(ctx, place.value) : place;
}

/** `arn:aws:lambda:{region}:{account}:function:{name}` */
function inFunctionsAccount<T>(
  ctx: GatherContext,
  arn: string,
  read: (place: Place) => Promise<Gathered<T>>,
): Promise<Gathered<T>> {
  const [, , , region = "", account = ""] = arn.split(":");
  return inAccount(ctx, account, region, read);
}

/** Reads something of a pool, where the pool's own account may be read. */
export async function inPool<T>(
  ctx: GatherContext,
  arn: string | undefined,
  read: (place: Place, poolId: string) => Promise<Gathered<T>>,
): Promise<Gathered<T>> {
  const pool = arn === undefined ? null : parseUserPoolArn(arn);
  if (pool === null) return skipped("the text is no user pool ARN");
  return inAccount(ctx, pool.account, pool.region, (place) => read(place, pool.poolId));
}

async function inAccount<T>(
  ctx: GatherContext,
  account: string,
  region: string,
  read: (place: Place) => Promise<Gathered<T>>,
): Promise<Gathered<T>> {
  const place = await placeOfAccount(ctx, account, region);
  return place.state === "ok" ? read(place.value) : place;
}

function found<T>(gathered: Gathered<{ readonly value: T }>): T | undefined {
  return gathered.state === "ok" ? gathered.value.value : undefined;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
