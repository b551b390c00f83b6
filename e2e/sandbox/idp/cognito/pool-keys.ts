/** The two signing keys of a user pool: one for ID tokens, another for access tokens. */
import { randomBytes } from "node:crypto";
import { exportJWK, type JWK, jwtVerify, SignJWT } from "jose";
import { nextRsaPair } from "../rsa-pairs";

type TokenUse = "id" | "access";

interface PoolKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

export interface PoolKeys {
  readonly jwks: { readonly keys: readonly JWK[] };
  sign(use: TokenUse, claims: Record<string, unknown>): Promise<string>;
  /** Claims of an access token of this pool that is valid at `now`. */
  verifyAccessToken(token: string, now: Date): Promise<Record<string, unknown> | undefined>;
}

async function createKey(): Promise<PoolKey> {
  const { publicKey, privateKey } = await nextRsaPair();
  // Cognito writes key ids as padded base64 of 32 octets.
  const kid = randomBytes(32).toString("base64");
  return {
    kid,
    publicJwk: { ...(await exportJWK(publicKey)), alg: "RS256", kid, use: "sig" },
    publicKey,
    privateKey,
  };
}

async function createPoolKeys(): Promise<PoolKeys> {
  const [id, access] = await Promise.all([createKey(), createKey()]);
  const keyFor = (use: TokenUse): PoolKey => (use === "id" ? id : access);
  return {
    jwks: { keys: [id.publicJwk, access.publicJwk] },
    sign: (use, claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ kid: keyFor(use).kid, alg: "RS256" })
        .sign(keyFor(use).privateKey),
    verifyAccessToken: async (token, now) => {
      try {
        const { payload } = await jwtVerify(token, access.publicKey, {
          algorithms: ["RS256"],
          currentDate: now,
        });
        return payload.token_use === "access" ? payload : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

const stored = new Map<string, Promise<PoolKeys>>();

/** Keys of a pool, made at first use and kept: also beyond one server. */
export function keysOf(poolId: string): Promise<PoolKeys> {
  const keys = stored.get(poolId) ?? createPoolKeys();
  stored.set(poolId, keys);
  return keys;
}
