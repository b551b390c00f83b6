import "server-only";
import { listUserPoolClientSecrets } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import { type Gathered, skipped } from "../../model/gathered";
import { absentAs, mapAnswer, readList } from "../answers";
import type { GatherContext } from "../context";

export const actions = [listUserPoolClientSecrets.action];

/**
 * How many secrets of an app client are active: at most two. AWS lists ids and dates, never values; only their
 * number goes on. https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClientSecrets.html
 */
export async function readClientSecretCount(
  ctx: GatherContext,
  place: Place,
  poolId: string,
  clientId: string,
): Promise<Gathered<number>> {
  const answer = await readList(
    ctx.session,
    place,
    listUserPoolClientSecrets,
    (NextToken) => ({
      UserPoolId: poolId,
      ClientId: clientId,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    `${poolId}/${clientId}`,
    ({ ClientSecrets, NextToken }) => ({
      items: ClientSecrets?.map(({ ClientSecretId }) => ClientSecretId),
      next: NextToken,
    }),
  );
  const counted = mapAnswer(answer, (ids) => ids.length);
  return absentAs(counted, skipped("the app client does not exist"));
}
