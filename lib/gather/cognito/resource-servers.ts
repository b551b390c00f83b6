import "server-only";
import type { ResourceServerType } from "@aws-sdk/client-cognito-identity-provider";
import { listResourceServers } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import { type Gathered, skipped } from "../../model/gathered";
import type { ResourceServer } from "../../model/user-pool";
import { absentAs, readList } from "../answers";
import type { GatherContext } from "../context";

export const actions = [listResourceServers.action];

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResourceServerType.html */
export function normaliseResourceServer(raw: ResourceServerType): ResourceServer {
  return {
    Identifier: raw.Identifier ?? "",
    Name: raw.Name ?? "",
    Scopes: (raw.Scopes ?? []).flatMap(({ ScopeName }) => (ScopeName === undefined ? [] : [ScopeName])),
  };
}

/** Most rows of a page: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListResourceServers.html */
const PAGE_SIZE = 50;

export async function readResourceServers(
  ctx: GatherContext,
  place: Place,
  poolId: string,
): Promise<Gathered<ResourceServer[]>> {
  const answer = await readList(
    ctx.session,
    place,
    listResourceServers,
    (NextToken) => ({
      UserPoolId: poolId,
      MaxResults: PAGE_SIZE,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    poolId,
    ({ ResourceServers, NextToken }) => ({
      items: ResourceServers?.map(normaliseResourceServer),
      next: NextToken,
    }),
  );
  return absentAs(answer, skipped(`the user pool ${poolId} does not exist`));
}
