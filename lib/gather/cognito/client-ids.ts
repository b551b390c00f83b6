import "server-only";
import { listUserPoolClients } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import { type Gathered, skipped } from "../../model/gathered";
import { absentAs, readList } from "../answers";
import type { GatherContext } from "../context";

export const actions = [listUserPoolClients.action];

/** Most rows of a page: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html */
const PAGE_SIZE = 60;

/** Ids of a pool's app clients. */
export async function readClientIds(
  ctx: GatherContext,
  place: Place,
  poolId: string,
): Promise<Gathered<string[]>> {
  const answer = await readList(
    ctx.session,
    place,
    listUserPoolClients,
    (NextToken) => ({
      UserPoolId: poolId,
      MaxResults: PAGE_SIZE,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    poolId,
    ({ UserPoolClients, NextToken }) => ({
      items: UserPoolClients?.flatMap(({ ClientId }) => ClientId ?? []),
      next: NextToken,
    }),
  );
  return absentAs(answer, skipped(`the user pool ${poolId} does not exist`));
}
