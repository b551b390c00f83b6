import type { AuthChain } from "../model/chain";
import type { Lifetime, SessionArithmetic } from "../model/panels";
import type { Snapshot } from "../model/snapshot";
import type { AppClient } from "../model/user-pool";
import { artifactOfChain } from "./artifact-of-chain";
import { durationWords } from "./duration-words";
import { signInConfig } from "./provider-config";
import { refreshTokenSeconds } from "./refresh-token-seconds";
import { whyNotRead } from "./why-not-read";

const unitSeconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/**
 * How long a sign-in lasts. The load balancer renews the claims with the refresh token each time the access token
 * expires, until the session times out or a renewal fails
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html).
 * Null: the rule keeps no session.
 */
export function sessionArithmetic(snapshot: Snapshot, chain: AuthChain): SessionArithmetic | null {
  const config = signInConfig(
    artifactOfChain("cognitoConfig", snapshot, chain, undefined),
    artifactOfChain("oidcConfig", snapshot, chain, undefined),
  );
  if (!config) return null;
  const { SessionCookieName: cookie, SessionTimeout: seconds } = config.value;
  const session: Lifetime = { kind: "known", seconds, from: "configured" };
  const tokens = tokensOf(snapshot, chain);
  return { cookie, session, ...tokens, ...endOf(seconds, tokens) };
}

type Tokens = Pick<SessionArithmetic, "accessToken" | "idToken" | "refreshToken">;

function tokensOf(snapshot: Snapshot, chain: AuthChain): Tokens {
  const unread = (reason: string): Tokens => {
    const unknown: Lifetime = { kind: "unknown", reason };
    return { accessToken: unknown, idToken: unknown, refreshToken: unknown };
  };
  if (chain.kind === "alb-oidc") return unread("The provider decides it: not readable here.");
  const client = artifactOfChain("appClient", snapshot, chain, undefined);
  if (client.state !== "ok") return unread(whyNotRead(client));
  const { value } = client.value;
  if (value === null) return unread("The app client does not exist.");
  return {
    accessToken: tokenLifetime(value.AccessTokenValidity, value.TokenValidityUnits?.AccessToken),
    idToken: tokenLifetime(value.IdTokenValidity, value.TokenValidityUnits?.IdToken),
    refreshToken: refreshLifetime(value),
  };
}

/**
 * In hours where no unit is named; one hour where nothing is
 * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html).
 */
function tokenLifetime(validity: number | undefined, unit: string | undefined): Lifetime {
  if (!validity) return { kind: "known", seconds: 3600, from: "default" };
  return { kind: "known", seconds: validity * (unitSeconds[unit ?? "hours"] ?? 3600), from: "configured" };
}

function refreshLifetime(client: AppClient): Lifetime {
  const from = client.RefreshTokenValidity ? "configured" : "default";
  return { kind: "known", seconds: refreshTokenSeconds(client), from };
}

function endOf(
  session: number,
  { accessToken, refreshToken }: Tokens,
): Pick<SessionArithmetic, "endsBy" | "sentence"> {
  const whole = durationWords(session);
  if (accessToken.kind === "unknown" || refreshToken.kind === "unknown") {
    return {
      endsBy: "unknown",
      sentence: `A session ends after ${whole} (session timeout), or sooner: at the first renewal after the provider's refresh token has ended or was taken back.`,
    };
  }
  const access = durationWords(accessToken.seconds);
  const refresh = durationWords(refreshToken.seconds);
  if (session <= accessToken.seconds) {
    return {
      endsBy: "session-timeout",
      sentence: `A session ends after ${whole} (session timeout), before the access token (${access}) is ever renewed.`,
    };
  }
  if (refreshToken.seconds < session) {
    return {
      endsBy: "refresh-token",
      sentence: `A session ends with the refresh token: the first renewal after ${refresh} fails, at most ${access} (access token) later. The session timeout of ${whole} is never reached.`,
    };
  }
  return {
    endsBy: "session-timeout",
    sentence: `A session ends after ${whole} (session timeout). Until then the refresh token (${refresh}) renews the claims each time the access token (${access}) ends.`,
  };
}
