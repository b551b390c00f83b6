/** What user pools remember between requests: browser sessions, codes and refresh tokens. */
import { randomBytes, randomUUID } from "node:crypto";

/** A sign-in: who, for which client, with what. Times are in milliseconds. */
export interface SignIn {
  readonly poolId: string;
  readonly clientId: string;
  readonly username: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly nonce: string | null;
  readonly authenticatedAt: number;
}

const MINUTE = 60_000;
/** https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html */
const CODE_LIFETIME = 5 * MINUTE;
/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html */
const SESSION_LIFETIME = 60 * MINUTE;

interface Session {
  readonly poolId: string;
  readonly username: string;
  readonly authenticatedAt: number;
}

/** A store with the rules of lifetime and single use in it; `now` is in milliseconds. */
export function signInState(now: () => number) {
  const sessions = new Map<string, Session>();
  const codes = new Map<string, SignIn & { readonly issuedAt: number }>();
  const refreshTokens = new Map<string, SignIn>();

  return {
    startSession(poolId: string, username: string): { id: string; session: Session } {
      const id = randomBytes(24).toString("base64url");
      const session = { poolId, username, authenticatedAt: now() };
      sessions.set(id, session);
      return { id, session };
    },
    sessionOf(poolId: string, id: string | undefined): Session | undefined {
      const session = sessions.get(id ?? "");
      const live = session && session.poolId === poolId && now() - session.authenticatedAt < SESSION_LIFETIME;
      return live ? session : undefined;
    },
    endSession(id: string | undefined): void {
      sessions.delete(id ?? "");
    },
    issueCode(signIn: SignIn): string {
      const code = randomUUID();
      codes.set(code, { ...signIn, issuedAt: now() });
      return code;
    },
    /** The sign-in of a code, which is spent by asking. */
    spendCode(code: string): SignIn | undefined {
      const signIn = codes.get(code);
      codes.delete(code);
      return signIn && now() - signIn.issuedAt < CODE_LIFETIME ? signIn : undefined;
    },
    issueRefreshToken(signIn: SignIn): string {
      const token = randomBytes(96).toString("base64url");
      refreshTokens.set(token, signIn);
      return token;
    },
    refresh: (token: string): SignIn | undefined => refreshTokens.get(token),
  };
}

export type SignInState = ReturnType<typeof signInState>;
