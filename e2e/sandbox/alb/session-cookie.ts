/**
 * The session in the browser: one sealed value, cut into shards.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-logout
 */
import type { AuthenticateAction } from "./authenticate-action";
import type { Sealer } from "./sealed";

/** Times are in milliseconds. */
export interface Session {
  readonly claims: Readonly<Record<string, unknown>> & { readonly sub: string };
  readonly accessToken: string;
  readonly accessTokenExpiresAt: number;
  readonly refreshToken?: string;
  readonly startedAt: number;
}

/** Cookies above 4 K are not kept by browsers; name and attributes need some of it. */
const SHARD = 3800;
/** The browser keeps the cookie 7 days, whatever SessionTimeout says. */
const BROWSER_LIFETIME = 7 * 24 * 60 * 60;

export function sessionCookies(
  sealer: Sealer,
  session: Session,
  { cookieName }: AuthenticateAction,
): string[] {
  const text = sealer.seal({ cookieName, session });
  const shards = text.match(new RegExp(`.{1,${SHARD}}`, "g")) ?? [];
  return shards.map(
    (shard, index) =>
      `${cookieName}-${index}=${shard}; Max-Age=${BROWSER_LIFETIME}; Path=/; Secure; HttpOnly`,
  );
}

export type FoundSession =
  | { readonly state: "absent" | "invalid" }
  | { readonly state: "live" | "expired"; readonly session: Session };

/**
 * The session that the shards of a request hold. Rules of a load balancer that share a cookie name share the session:
 * AWS asks for different names where people must sign in separately, which tells no more than that (inferred).
 */
export function findSession(
  sealer: Sealer,
  cookies: ReadonlyMap<string, string>,
  { cookieName, sessionTimeout }: AuthenticateAction,
  now: number,
): FoundSession {
  const shards: string[] = [];
  while (cookies.has(`${cookieName}-${shards.length}`)) {
    shards.push(cookies.get(`${cookieName}-${shards.length}`) ?? "");
  }
  if (shards.length === 0) return { state: "absent" };
  const opened = sealer.open(shards.join("")) as { cookieName: string; session: Session } | undefined;
  if (opened?.cookieName !== cookieName) return { state: "invalid" };
  const expired = now - opened.session.startedAt >= sessionTimeout * 1000;
  return { state: expired ? "expired" : "live", session: opened.session };
}
