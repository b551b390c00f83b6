import type { HarContext } from "./callback-findings";
import type { Exchange, Shard } from "./exchange";
import { sameHost } from "./exchange";
import type { HarFinding } from "./har-finding";
import { pages, seenIn } from "./har-finding";
import type { SignIn } from "./sign-ins";

/** The callback that ended well: with a redirect at the load balancer, with a page elsewhere. Undefined: none did. */
export function madeSession({ callbacks }: SignIn): Exchange | undefined {
  return callbacks.findLast(({ status, asked }) => status > 0 && status < 400 && asked.error === null);
}

/** Milliseconds from a callback to the next sign-in of the same page that make the two one loop. */
const loopGap = 30_000;

/**
 * Signed in, and sent to sign in again by the next request for the same page. Null for the later rounds: the first one
 * tells of all.
 */
export function signInLoop(signIn: SignIn, { signIns }: HarContext): HarFinding | null {
  const index = signIns.indexOf(signIn);
  if (continues(signIns[index - 1], signIn)) return null;
  let rounds = 0;
  while (continues(signIns[index + rounds], signIns[index + rounds + 1])) rounds += 1;
  const callback = madeSession(signIn);
  const again = signIns[index + 1]?.start;
  if (rounds === 0 || !callback || !again) return null;
  const came = again.sent === null ? null : again.sent.shards.some(({ name }) => isSession(name, callback));
  return {
    id: "sign-in-loop",
    certainty: rounds > 1 ? "proven" : "likely",
    title: `Signed in, and sent to sign in again${rounds > 1 ? `, ${rounds} times` : ""}`,
    because:
      came === null
        ? "The callback ended well, and the next request for the same page was sent to the provider again. Cookies were left out of this file, so whether the session came back cannot be told."
        : came
          ? "The session cookie came back, and the load balancer did not take it: another rule uses the same cookie name for another sign-in, or the cookie was changed on the way."
          : "The browser did not send the session cookie that it had just been given: it is blocked, too large to be kept, or was set for another host.",
    hop: "session",
    evidence: [
      seenIn(callback, "the callback ends well and sets the session cookie"),
      seenIn(
        again,
        came ? "asks with the session cookie, and is sent to sign in" : "is sent to sign in again",
      ),
    ],
    leadsTo: {
      symptom: "302-loop",
      ...(came ? { reason: "AuthInvalidCookie", check: "session-cookie-shared" } : {}),
    },
    docs: [pages.authentication],
  };
}

function continues(one: SignIn | undefined, next: SignIn | undefined): boolean {
  const callback = one && madeSession(one);
  if (!callback || !one.start || !next?.start) return false;
  const { place } = next.start;
  if (!sameHost(one.start, next.start) || place.path !== one.start.place.path) return false;
  if (one.after.some(({ status }) => status >= 200 && status < 300)) return false;
  const gap = Date.parse(next.start.at ?? "") - Date.parse(callback.at ?? "");
  return Number.isNaN(gap) || gap <= loopGap;
}

/** Whether a cookie is of the session that this callback made. */
function isSession(name: string, callback: Exchange): boolean {
  const made = callback.set?.shards.map((shard) => shard.name) ?? [];
  return made.includes(name) || name.startsWith("AWSELBAuthSessionCookie-");
}

/** The session is cut into shards of 4 KB; a session of which one is missing is none. */
export function sessionInParts(signIn: SignIn, { requestCookies }: HarContext): HarFinding | null {
  const callback = madeSession(signIn);
  const made = callback?.set?.shards ?? [];
  const next = signIn.after.find((each) => callback && sameHost(each, callback) && each.sent !== null);
  if (!callback || made.length < 2 || !next?.sent || !requestCookies) return null;
  const came = new Set(next.sent.shards.map(({ name }) => name));
  const missing = made.filter(({ name }) => !came.has(name));
  if (missing.length === 0 || missing.length === made.length) return null;
  return {
    id: "session-cookie-in-parts",
    certainty: "proven",
    title: `Only ${made.length - missing.length} of ${made.length} parts of the session cookie came back`,
    because: `The load balancer cut the session into ${made.length} cookies, and the browser sent some of them: it keeps no more for this host, or one was too large for it. Send fewer claims, or set fewer other cookies.`,
    hop: "session",
    evidence: [
      seenIn(callback, `sets ${made.map(sizeText).join(", ")}`),
      seenIn(next, `comes without ${missing.map(({ name }) => name).join(", ")}`),
    ],
    leadsTo: { reason: "AuthInvalidCookie", check: "request-headers-too-large" },
    docs: [pages.authentication],
  };
}

function sizeText({ name, bytes }: Shard): string {
  return bytes === null ? name : `${name} (${bytes} bytes)`;
}

/** Limits of the load balancer: 16 KB for one header, 64 KB for all. */
const oneHeader = 16_384;
const allHeaders = 65_536;
/** What many servers behind it allow for a header. */
const usualTarget = 8_192;

/** A request that is refused, with cookies as large as a limit. */
export function cookiesTooLarge({ exchanges }: Pick<HarContext, "exchanges">): HarFinding | null {
  const refused = exchanges.find(
    ({ status, sent, headerBytes }) =>
      (status === 400 || status === 431 || status === 494) &&
      ((sent?.bytes ?? 0) > usualTarget || headerBytes > allHeaders),
  );
  if (!refused) return null;
  const { status, sent, headerBytes } = refused;
  const cookies = sent?.bytes ?? 0;
  const overLimit = cookies > oneHeader || headerBytes > allHeaders;
  const shards = sent?.shards ?? [];
  return {
    id: "cookies-too-large",
    certainty: (status === 400 && overLimit) || status !== 400 ? "proven" : "likely",
    title: `The request is too large: ${cookies} bytes of cookies, answered with ${status}`,
    because:
      status === 400
        ? "The load balancer takes one header of 16 KB and 64 KB of headers in all, and answers 400 beyond that. The session's cookies count as well."
        : "The target's own limit on headers is smaller than the session's cookies and the application's need. The load balancer let the request through.",
    hop: status === 400 ? "browser" : "target",
    evidence: [
      seenIn(
        refused,
        `${cookies} bytes of cookies${shards.length > 0 ? `, of them ${shards.map(sizeText).join(", ")}` : ""}; ${headerBytes} bytes of headers`,
      ),
    ],
    leadsTo: { status, check: "request-headers-too-large" },
    docs: [pages.limits, pages.authentication],
  };
}

/** Signed in, and refused by what stands behind. */
export function refusedAfterSignIn(signIn: SignIn): HarFinding | null {
  const callback = madeSession(signIn);
  const [next] = signIn.after.filter(({ status }) => status !== 0 && (status < 300 || status >= 400));
  if (!callback || !next || next.status < 400) return null;
  return {
    id: "refused-after-sign-in",
    certainty: "likely",
    title: `The sign-in ends well, and the page is answered with ${next.status}`,
    because:
      "The callback made a session. What comes after it is most often the application's own answer; the access log's target_status_code tells.",
    hop: "target",
    evidence: [
      seenIn(next, `answered with ${next.status}`),
      seenIn(callback, "the callback that ended well"),
    ],
    leadsTo: { status: next.status },
    docs: [pages.troubleshooting],
  };
}

/** A script that asks without a session is redirected to another origin, which a browser does not let it read. */
export function scriptRedirected(
  scripts: readonly Exchange[],
  exchanges: readonly Exchange[],
): HarFinding | null {
  const [first] = scripts;
  const to = first?.redirect?.place;
  if (!first || !to || to.host === first.place.host) return null;
  const followed = exchanges.find(
    ({ entry, loads, place }) =>
      entry > first.entry && loads !== "page" && place.host === to.host && place.path === to.path,
  );
  const refused = followed !== undefined && (followed.status === 0 || !followed.allowsOrigin);
  return {
    id: "script-redirected",
    certainty: refused ? "proven" : "likely",
    title: `A script of ${first.place.host} is redirected to the provider, which it may not read`,
    because: `The session had ended, or the script sent no cookies. A browser lets no script follow a redirect to ${to.host} unless that allows its origin, so the application sees a network or CORS error. Use OnUnauthenticatedRequest deny for paths that scripts ask, and load the page again on 401.`,
    hop: "authenticate",
    evidence: [
      seenIn(first, `${scripts.length > 1 ? `the first of ${scripts.length} ` : ""}redirected to ${to.host}`),
      ...(followed
        ? [
            seenIn(
              followed,
              followed.status === 0 ? "no answer that the script may read" : "allows no other origin",
            ),
          ]
        : []),
    ],
    leadsTo: { symptom: "401" },
    docs: [pages.authentication, pages.redirects],
  };
}
