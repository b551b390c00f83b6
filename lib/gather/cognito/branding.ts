import "server-only";
import { describeManagedLoginBrandingByClient } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import { type Gathered, ok } from "../../model/gathered";
import { absentAs, readOne } from "../answers";
import type { GatherContext } from "../context";

export const actions = [describeManagedLoginBrandingByClient.action];

/**
 * Whether an app client has a managed login style.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBrandingByClient.html
 */
export async function readBranding(
  ctx: GatherContext,
  place: Place,
  poolId: string,
  clientId: string,
): Promise<Gathered<boolean>> {
  const answer = await readOne(
    ctx.session,
    place,
    describeManagedLoginBrandingByClient,
    { UserPoolId: poolId, ClientId: clientId },
    `${poolId}/${clientId}`,
    ({ ManagedLoginBranding }) => (ManagedLoginBranding === undefined ? undefined : true),
  );
  return absentAs(answer, ok(false));
}
