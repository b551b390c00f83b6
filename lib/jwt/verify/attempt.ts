/** One signature against one key. */
import { errors, flattenedVerify, importJWK, importSPKI } from "jose";
import type { SignedParts } from "../decode/decode-token";
import type { PublicKey } from "../keys";

/** `unsupported`: the algorithm cannot be run here; `unreadable`: the key or the signature is none. */
export type Attempt = "valid" | "invalid" | "unsupported" | "unreadable";

async function attempt(
  load: () => ReturnType<typeof importSPKI> | ReturnType<typeof importJWK>,
  signed: SignedParts,
  alg: string,
): Promise<Attempt> {
  let key: Awaited<ReturnType<typeof load>>;
  try {
    key = await load();
  } catch (error) {
    const unsupported =
      error instanceof errors.JOSENotSupported ||
      (error instanceof Error && error.name === "NotSupportedError");
    return unsupported ? "unsupported" : "unreadable";
  }
  try {
    await flattenedVerify(signed, key, { algorithms: [alg] });
    return "valid";
  } catch (error) {
    if (error instanceof errors.JOSENotSupported) return "unsupported";
    return error instanceof errors.JWSSignatureVerificationFailed ? "invalid" : "unreadable";
  }
}

/** Verifies with a public key in PEM (SPKI). Never throws. */
export function verifyWithPem(pem: string, signed: SignedParts, alg: string): Promise<Attempt> {
  return attempt(() => importSPKI(pem, alg), signed, alg);
}

/** Verifies with a public JWK. Never throws. */
export function verifyWithJwk(key: PublicKey, signed: SignedParts, alg: string): Promise<Attempt> {
  const { kty, n, e, crv, x, y } = key;
  const material = Object.fromEntries(
    Object.entries({ kty, n, e, crv, x, y }).filter(([, value]) => value !== undefined),
  );
  return attempt(() => importJWK(material, alg), signed, alg);
}

/** The same bytes of signature in the URL-safe alphabet; header and payload stay as they are signed. */
export function urlSafe(signed: SignedParts): SignedParts {
  return { ...signed, signature: signed.signature.replaceAll("+", "-").replaceAll("/", "_") };
}
