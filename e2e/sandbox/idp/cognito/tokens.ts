/** ID and access tokens as Cognito shapes them. */
import { randomUUID } from "node:crypto";
import type { CognitoState } from "../../world";
import { subjectOf, type User } from "../users";
import { type Hosted, issuerOfPool } from "./pool-at";
import type { PoolKeys } from "./pool-keys";
import type { SignIn } from "./sign-in-state";

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

/** Lifetime in seconds; without a unit Cognito means hours, without a value one hour. */
function lifetime(value: number | undefined, unit: keyof typeof SECONDS | undefined): number {
  return value === undefined ? SECONDS.hours : value * SECONDS[unit ?? "hours"];
}

/** Attributes of the user that `scopes` release (`openid` alone releases all that the client may read). */
export function releasedClaims(user: User, scopes: readonly string[]): Record<string, unknown> {
  const narrowed = ["email", "phone", "profile"].some((scope) => scopes.includes(scope));
  const scopeOf = (claim: string): string => {
    if (claim.startsWith("email")) return "email";
    return claim.startsWith("phone_number") ? "phone" : "profile";
  };
  return Object.fromEntries(
    Object.entries(user.claims).filter(([claim]) => !narrowed || scopes.includes(scopeOf(claim))),
  );
}

type At = Pick<Hosted, "pool" | "region">;

/** The access token of a program itself: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html */
export async function issueClientToken(
  at: At,
  client: CognitoState["clients"][number],
  scopes: readonly string[],
  keys: PoolKeys,
  now: number,
) {
  const iat = Math.floor(now / 1000);
  const expires = lifetime(client.AccessTokenValidity, client.TokenValidityUnits?.AccessToken);
  const access = await keys.sign("access", {
    sub: client.ClientId,
    token_use: "access",
    scope: scopes.join(" "),
    auth_time: iat,
    iss: issuerOfPool(at.pool, at.region),
    iat,
    exp: iat + expires,
    version: 2,
    jti: randomUUID(),
    client_id: client.ClientId,
  });
  return { access_token: access, expires_in: expires, token_type: "Bearer" };
}

/** Body of a token answer without its refresh token; from the OAuth endpoints, the ID token is there only with scope `openid`. */
export async function issueTokens(
  hosted: At,
  client: CognitoState["clients"][number],
  signIn: Pick<SignIn, "authenticatedAt" | "scopes" | "nonce">,
  user: User,
  keys: PoolKeys,
  now: number,
  withId = signIn.scopes.includes("openid"),
) {
  const iat = Math.floor(now / 1000);
  const units = client.TokenValidityUnits;
  const accessLifetime = lifetime(client.AccessTokenValidity, units?.AccessToken);
  const origin = { jti: randomUUID(), origin_jti: randomUUID() };
  const common = {
    sub: subjectOf(user),
    iss: issuerOfPool(hosted.pool, hosted.region),
    auth_time: Math.floor(signIn.authenticatedAt / 1000),
    iat,
    ...(client.EnableTokenRevocation && origin),
  };
  const groups = user.claims["cognito:groups"];
  const access = await keys.sign("access", {
    ...common,
    ...(groups !== undefined && { "cognito:groups": groups }),
    // No `aud`: the client stands in `client_id`.
    client_id: client.ClientId,
    version: 2,
    token_use: "access",
    scope: signIn.scopes.join(" "),
    username: user.username,
    exp: iat + accessLifetime,
  });
  const id =
    withId &&
    (await keys.sign("id", {
      ...releasedClaims(user, signIn.scopes),
      ...common,
      ...(groups !== undefined && { "cognito:groups": groups }),
      "cognito:username": user.username,
      aud: client.ClientId,
      token_use: "id",
      ...(signIn.nonce !== null && { nonce: signIn.nonce }),
      exp: iat + lifetime(client.IdTokenValidity, units?.IdToken),
    }));
  return {
    ...(id && { id_token: id }),
    access_token: access,
    expires_in: accessLifetime,
    token_type: "Bearer",
  };
}
