import "server-only";
import type { ProviderDescription } from "@aws-sdk/client-cognito-identity-provider";
import { listIdentityProviders } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import { type Gathered, skipped } from "../../model/gathered";
import type { IdentityProvider } from "../../model/user-pool";
import { absentAs, readList } from "../answers";
import type { GatherContext } from "../context";

export const actions = [listIdentityProviders.action];

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ProviderDescription.html */
export function normaliseIdentityProvider(raw: ProviderDescription): IdentityProvider {
  return { ProviderName: raw.ProviderName ?? "", ProviderType: raw.ProviderType ?? "" };
}

/** Most rows of a page: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListIdentityProviders.html */
const PAGE_SIZE = 60;

export async function readIdentityProviders(
  ctx: GatherContext,
  place: Place,
  poolId: string,
): Promise<Gathered<IdentityProvider[]>> {
  const answer = await readList(
    ctx.session,
    place,
    listIdentityProviders,
    (NextToken) => ({
      UserPoolId: poolId,
      MaxResults: PAGE_SIZE,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    poolId,
    ({ Providers, NextToken }) => ({ items: Providers?.map(normaliseIdentityProvider), next: NextToken }),
  );
  return absentAs(answer, skipped(`the user pool ${poolId} does not exist`));
}
