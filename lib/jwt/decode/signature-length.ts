/** How long signatures are, to tell a whole one from a cut one. */

/** Signature lengths in bytes (RFC 7518 section 3, RFC 8037); RSA's is that of the key. */
const SIGNATURE_BYTES: Readonly<Record<string, number>> = {
  HS256: 32,
  HS384: 48,
  HS512: 64,
  ES256: 64,
  ES384: 96,
  ES512: 132,
  EdDSA: 64,
  Ed25519: 64,
};

/** Usual lengths of RSA signatures, in bytes. */
const RSA_BYTES: ReadonlySet<number> = new Set([128, 192, 256, 384, 512, 1024]);

/** True if a signature of so many bytes can be a whole one of that alg; unknown algs: always. */
export function isWholeSignature(alg: string, bytes: number): boolean {
  const exact = SIGNATURE_BYTES[alg];
  if (exact !== undefined) return bytes >= exact;
  if (/^[RP]S(256|384|512)$/.test(alg)) return RSA_BYTES.has(bytes) || (bytes >= 128 && bytes % 16 === 0);
  return true;
}

/** True if a signature of so many bytes is of the very length that is usual for that alg; unknown algs: always. */
export function isUsualSignature(alg: string, bytes: number): boolean {
  const exact = SIGNATURE_BYTES[alg];
  if (exact !== undefined) return bytes >= exact;
  return /^[RP]S(256|384|512)$/.test(alg) ? RSA_BYTES.has(bytes) : true;
}
