/** `/oauth2/userInfo`. */
import type { World } from "../../world";
import { type Answer, json, type Question } from "../question";
import { subjectOf } from "../users";
import { type Hosted, issuerOfPool } from "./pool-at";
import type { PoolKeys } from "./pool-keys";
import { releasedClaims } from "./tokens";

const REFUSED = "Access token is expired, disabled, or deleted, or the user has globally signed out.";

/** https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html */
export async function userInfoAnswer(
  world: World,
  hosted: Hosted,
  keys: PoolKeys,
  now: number,
  { headers }: Question,
): Promise<Answer> {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
  const claims = await keys.verifyAccessToken(token, new Date(now));
  const scopes = String(claims?.scope ?? "").split(" ");
  const user = world.users.find((each) => each.username === claims?.username);
  const ours = claims?.iss === issuerOfPool(hosted.pool, hosted.region);
  if (!user || !ours || !scopes.includes("openid")) {
    return json(
      401,
      { error: "invalid_token", error_description: REFUSED },
      { "www-authenticate": `error="invalid_token", error_description="${REFUSED}"` },
    );
  }
  const released = Object.entries(releasedClaims(user, scopes)).map(([name, value]) => [
    name,
    // Cognito writes booleans as strings here.
    typeof value === "boolean" ? String(value) : value,
  ]);
  return json(200, { ...Object.fromEntries(released), sub: subjectOf(user), username: user.username });
}
