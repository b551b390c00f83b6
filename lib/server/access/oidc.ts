import "server-only";
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import * as z from "zod";
import type { Config, SignIn } from "../config/index";
import { writeLog } from "../log/requests";
import { returnPath } from "./return-path";
import type { SealedCookie } from "./sealed-cookie";

type Ask = NonNullable<Configuration[typeof customFetch]>;

/** What a sign-in in the middle of its way has to remember, sealed in the browser. */
const flow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

export interface SignInParts {
  readonly settings: Extract<SignIn, { type: "oidc" }>;
  readonly origin: NonNullable<Config["origin"]>;
  /** The outbound door. */
  readonly ask: Ask;
  readonly session: SealedCookie;
  readonly flow: SealedCookie;
  readonly now: () => Date;
}

/** One step of a sign-in: where the browser goes next, and the cookies that it takes along. */
export type Step =
  | { readonly ok: true; readonly location: string; readonly cookies: readonly string[] }
  | { readonly ok: false; readonly problem: "provider-unreachable" | "refused"; readonly detail: string };

export interface OidcSignIn {
  /** Sends the browser to the provider. */
  start(to: string | null): Promise<Step>;
  /** Takes the browser back from it. */
  finish(url: URL, headers: Headers): Promise<Step>;
}

/** Sessions end after a working day; the provider is asked again then. */
export const SESSION_SECONDS = 8 * 3600;
export const FLOW_SECONDS = 600;
const DISCOVERED_MS = 3_600_000;

/** Sign-in with any OpenID provider: authorization code and PKCE, RFC 9700, 2.1.1. */
export function createOidcSignIn({
  settings,
  origin,
  ask,
  session,
  flow: flowCookie,
  now,
}: SignInParts): OidcSignIn {
  const redirectUri = `${origin}/sign-in/callback`;
  let discovered: { at: number; provider: Promise<Configuration> } | undefined;

  const provider = (): Promise<Configuration> => {
    const at = now().getTime();
    if (discovered && at - discovered.at < DISCOVERED_MS) return discovered.provider;
    const { issuer, clientId, clientSecret } = settings;
    const begun = {
      at,
      provider: discovery(
        new URL(issuer),
        clientId,
        clientSecret ?? undefined,
        clientSecret === null ? None() : undefined,
        { [customFetch]: ask, timeout: 10, execute: [enableNonRepudiationChecks] },
      ),
    };
    begun.provider.catch(() => {
      if (discovered === begun) discovered = undefined;
    });
    discovered = begun;
    return begun.provider;
  };

  return {
    async start(to) {
      let configuration: Configuration;
      try {
        configuration = await provider();
      } catch (error) {
        return { ok: false, problem: "provider-unreachable", detail: nameOf(error) };
      }
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const location = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: settings.scopes.join(" "),
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      const cookie = await flowCookie.seal({ state, nonce, verifier, to: returnPath(to) }, now());
      return { ok: true, location: location.href, cookies: [cookie] };
    },

    async finish(url, headers) {
      const begun = flow.safeParse(await flowCookie.open(headers, now()));
      if (!begun.success) return { ok: false, problem: "refused", detail: "no sign-in was begun here" };
      const { state, nonce, verifier, to } = begun.data;
      try {
        const answered = new URL(`${redirectUri}${url.search}`);
        const tokens = await authorizationCodeGrant(await provider(), answered, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return { ok: false, problem: "refused", detail: "no ID token" };
        const { sub, name, email, preferred_username: user } = claims;
        const groups = claims[settings.groupsClaim];
        const content = {
          sub,
          name: [email, user, name].find((one) => typeof one === "string") ?? "",
          groups,
        };
        writeLog({ kind: "sign-in", subject: sub, outcome: "signed-in", detail: "" });
        return {
          ok: true,
          location: returnPath(to),
          cookies: [await session.seal(content, now()), flowCookie.end()],
        };
      } catch (error) {
        return { ok: false, problem: "refused", detail: nameOf(error) };
      }
    },
  };
}

/** The code of an error, never its message: that may hold a part of the answer. */
function nameOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : error instanceof Error ? error.name : "unknown error";
}
