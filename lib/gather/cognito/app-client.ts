import "server-only";
import type { UserPoolClientType } from "@aws-sdk/client-cognito-identity-provider";
import { describeUserPoolClient } from "../../aws/operations/cognito";
import type { Place } from "../../aws/place";
import { type Gathered, ok, skipped } from "../../model/gathered";
import type { AppClient } from "../../model/user-pool";
import { absentAs, readOne } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";

export const actions = [describeUserPoolClient.action];

/**
 * Names its fields; of the secret only whether there is one goes on.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
 */
export function normaliseAppClient(raw: UserPoolClientType): AppClient {
  const units = raw.TokenValidityUnits;
  return withoutUndefined({
    UserPoolId: raw.UserPoolId ?? "",
    ClientId: raw.ClientId ?? "",
    ClientName: raw.ClientName ?? "",
    HasClientSecret: Boolean(raw.ClientSecret),
    AllowedOAuthFlowsUserPoolClient: raw.AllowedOAuthFlowsUserPoolClient ?? false,
    AllowedOAuthFlows: raw.AllowedOAuthFlows ?? [],
    AllowedOAuthScopes: raw.AllowedOAuthScopes ?? [],
    CallbackURLs: raw.CallbackURLs ?? [],
    LogoutURLs: raw.LogoutURLs ?? [],
    SupportedIdentityProviders: raw.SupportedIdentityProviders ?? [],
    ReadAttributes: raw.ReadAttributes ?? [],
    ExplicitAuthFlows: raw.ExplicitAuthFlows ?? [],
    RefreshTokenValidity: raw.RefreshTokenValidity,
    AccessTokenValidity: raw.AccessTokenValidity,
    IdTokenValidity: raw.IdTokenValidity,
    TokenValidityUnits:
      units &&
      withoutUndefined({
        AccessToken: units.AccessToken,
        IdToken: units.IdToken,
        RefreshToken: units.RefreshToken,
      }),
  });
}

/** "User pool client … does not exist." is about the client, "User pool … does not exist." about its pool. */
const POOL_NOT_FOUND = /^User pool (?!client )/;

/** Null: AWS says that there is no such client in the pool. Skipped: it says that there is no such pool. */
export async function readAppClient(
  ctx: GatherContext,
  place: Place,
  poolId: string,
  clientId: string,
): Promise<Gathered<AppClient | null>> {
  const answer = await readOne(
    ctx.session,
    place,
    describeUserPoolClient,
    { UserPoolId: poolId, ClientId: clientId },
    `${poolId}/${clientId}`,
    ({ UserPoolClient: client }) => client && normaliseAppClient(client),
  );
  const poolIsGone = answer.state === "failed" && POOL_NOT_FOUND.test(answer.error.message);
  return absentAs(answer, poolIsGone ? skipped(`the user pool ${poolId} does not exist`) : ok(null));
}
