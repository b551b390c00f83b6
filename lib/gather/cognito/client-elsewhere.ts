import "server-only";
import { describeUserPoolClient, listUserPools } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import type { Gathered } from "../../model/gathered";
import type { ClientElsewhere } from "../../model/user-pool";
import { readList } from "../answers";
import type { GatherContext } from "../context";
import { readAppClient } from "./app-client";

export const actions = [listUserPools.action, describeUserPoolClient.action];

/** Most rows of a page: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html */
const PAGE_SIZE = 60;
/** Pools asked at once; the search ends with the group in which the client is found, as client ids are unique. */
const GROUP = 8;

/**
 * Which pool of the account and Region has a client. Grows with the number of pools: only for a client that is known
 * to be missing from its own pool, and after the verdict.
 */
export async function findClientElsewhere(
  ctx: GatherContext,
  place: Place,
  clientId: string,
): Promise<Gathered<ClientElsewhere>> {
  const pools = await readList(
    ctx.session,
    place,
    listUserPools,
    (NextToken) => ({ MaxResults: PAGE_SIZE, ...(NextToken === undefined ? {} : { NextToken }) }),
    "",
    ({ UserPools, NextToken }) => ({ items: UserPools, next: NextToken }),
  );
  if (pools.state === "failed") return pools;
  let unread: Gathered<never> | undefined;
  for (let from = 0; from < pools.value.length; from += GROUP) {
    const group = pools.value.slice(from, from + GROUP);
    const answers = await Promise.all(
      group.map(async ({ Id = "", Name = "" }) => ({
        pool: { UserPoolId: Id, UserPoolName: Name },
        client: await readAppClient(ctx, place, Id, clientId),
      })),
    );
    const foundIn = answers.flatMap(({ pool, client }) =>
      client.state === "ok" && client.value ? [pool] : [],
    );
    if (foundIn.length > 0) return { state: "ok", value: { poolsAsked: from + group.length, foundIn } };
    for (const { client } of answers) if (client.state !== "ok") unread ??= client;
  }
  // A pool that could not be asked may be the one.
  return unread ?? { state: "ok", value: { poolsAsked: pools.value.length, foundIn: [] } };
}
