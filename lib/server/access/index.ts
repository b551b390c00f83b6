import "server-only";
import { type Config, config } from "../config/index";
import { noteAsker } from "../log/requests";
import { outboundOf } from "../outbound-of";
import { sharedRates } from "../replicas/index";
import { type AdmitParts, admit as admitWith } from "./admit";
import { createAlbKeys } from "./alb-keys";
import { createOidcSignIn, FLOW_SECONDS, type OidcSignIn, SESSION_SECONDS } from "./oidc";
import { outboundFetch } from "./outbound-fetch";
import { createRequestRate, FRESH_COST, REQUESTS_A_MINUTE, type RequestRate } from "./request-rate";
import { createSealedCookie } from "./sealed-cookie";
import type { Admission, Refusal, Viewer } from "./viewer";

export { isFetchedOutOfSight, isOfOtherSite } from "./host";
export { returnPath, signInPath } from "./return-path";
export { type Admission, type Refusal, refusalStatus, type Viewer } from "./viewer";

interface Access {
  readonly rate: RequestRate;
  readonly parts: AdmitParts;
  /** Null where somebody else signs in, or nobody does. */
  readonly oidc: OidcSignIn | null;
  readonly endSession: readonly string[];
}

// One a process, though Next may load this module once for pages, once for routes and once for the proxy.
const shared = globalThis as typeof globalThis & { authpathAccess?: Access };

function access(): Access {
  shared.authpathAccess ??= accessOf(config());
  return shared.authpathAccess;
}

/** Who asks, by the headers of the request alone. */
export async function admit(headers: Headers): Promise<Admission> {
  const admission = await admitWith(headers, access().parts);
  noteAsker(admission.ok ? admission.viewer : { refused: admission.refusal.code });
  return admission;
}

/**
 * Charges who asks for one request; null: go on. Only a verified subject is charged, never an address or a header: where
 * nobody signs in, the limits of AWS and of the outbound door are all there are.
 */
export async function tooMany({ subject }: Viewer, isFresh = false): Promise<Refusal | null> {
  if (subject === null) return null;
  const cost = isFresh ? FRESH_COST : 1;
  // What this process has counted holds also where nothing is shared.
  const retryAfter = access().rate(subject, cost) || (await chargeShared(subject, cost));
  if (retryAfter === 0) return null;
  const refusal: Refusal = {
    code: "too-many-requests",
    message: `You have asked too often; try again in ${retryAfter} s.`,
    retryAfter,
  };
  noteAsker({ refused: refusal.code });
  return refusal;
}

async function chargeShared(subject: string, cost: number): Promise<number> {
  const bucket = { name: `requests of ${subject}`, perMinute: REQUESTS_A_MINUTE };
  return Math.ceil((await sharedRates().charge([bucket], cost)) / 1_000);
}

export function oidcSignIn(): OidcSignIn | null {
  return access().oidc;
}

/** Values of Set-Cookie headers that end the session in this browser. */
export function endSession(): readonly string[] {
  return access().endSession;
}

function accessOf(settings: Config): Access {
  const { signIn, origin } = settings;
  const outbound = outboundOf(settings.outbound);
  const now = () => new Date();
  const keyOf = createAlbKeys({ outbound, now: Date.now });
  const rate = createRequestRate(Date.now);
  if (signIn.type !== "oidc" || origin === null) {
    const parts = { config: settings, keyOf, session: null, now };
    return {
      rate,
      parts,
      oidc: null,
      endSession: signIn.type === "alb" ? loadBalancerCookies(signIn.sessionCookie) : [],
    };
  }
  const common = { secret: signIn.sessionSecret, secure: origin.startsWith("https:") };
  const session = createSealedCookie({ ...common, purpose: "session", seconds: SESSION_SECONDS });
  const flow = createSealedCookie({ ...common, purpose: "flow", seconds: FLOW_SECONDS });
  const ask = outboundFetch(outbound, signIn.issuer);
  return {
    rate,
    parts: { config: settings, keyOf, session, now },
    oidc: createOidcSignIn({ settings: signIn, origin, ask, session, flow, now }),
    endSession: [session.end(), flow.end()],
  };
}

/**
 * A load balancer keeps its session in up to four cookies; the application ends it by ending them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#authentication-logout
 */
function loadBalancerCookies(name: string): string[] {
  return [0, 1, 2, 3].map((part) => `${name}-${part}=; Path=/; Max-Age=0; Secure; HttpOnly`);
}
