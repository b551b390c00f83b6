import type { IssuerOfAuthorizer, PoolOfAuthorizer } from "../../facts/api/artifact-of-api";
import { poolOfIssuer } from "../../facts/api/issuer-pool";
import type { Located } from "../../facts/located";
import { listed } from "../../facts/words";
import type { Gathered } from "../../model/gathered";
import type { ResourceRef } from "../../model/resource";
import type { UserPool } from "../../model/user-pool";

export const noAuthorizer = "The authorizer does not exist.";

/** At most this many ids are named in a sentence. */
const MOST = 5;

/** Ids of app clients in a sentence, however many there are. */
export function idsInWords(ids: readonly string[]): string {
  if (ids.length === 0) return "none";
  if (ids.length <= MOST) return listed(ids);
  return `${ids.slice(0, MOST).join(", ")} and ${ids.length - MOST} more`;
}

export function poolRef({ arn, poolId }: PoolOfAuthorizer): ResourceRef {
  return { kind: "user-pool", id: arn, name: poolId };
}

/** Whether an issuer is a pool that its account does not have and that publishes nothing: that is the fault itself. */
export function isPoolGone(
  pools: Gathered<Located<readonly PoolOfAuthorizer[]>>,
  { trusted, discovery }: IssuerOfAuthorizer,
): boolean {
  if (discovery.state === "ok" && discovery.value.document) return false;
  const poolId = poolOfIssuer(trusted.issuer)?.poolId;
  const known = pools.state === "ok" ? pools.value.value : [];
  return known.some((one) => one.poolId === poolId && one.pool.state === "ok" && one.pool.value === null);
}

/** A pool that was read, with its place; null where it was not, or does not exist. */
export function foundPool(one: PoolOfAuthorizer): Located<UserPool> | null {
  const { pool, at } = one;
  return pool.state === "ok" && pool.value !== null
    ? { value: pool.value, at, resource: poolRef(one) }
    : null;
}
