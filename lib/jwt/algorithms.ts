/** Signature algorithms: what each is for, and which ones each target documents. */
import type { PublicKey } from "./keys";
import type { TokenTarget } from "./types";

/** `unknown`: a name that no registry the tool knows has for signatures with public keys. */
export type AlgorithmClass = "none" | "symmetric" | "encryption" | "signature" | "unknown";

type KeyNeed = { readonly kty: string; readonly crv?: string };

/** RFC 7518 section 3.1, RFC 8037, RFC 9864: what each alg needs of its key. */
const KEY_NEEDS: Readonly<Record<string, KeyNeed>> = {
  RS256: { kty: "RSA" },
  RS384: { kty: "RSA" },
  RS512: { kty: "RSA" },
  PS256: { kty: "RSA" },
  PS384: { kty: "RSA" },
  PS512: { kty: "RSA" },
  ES256: { kty: "EC", crv: "P-256" },
  ES384: { kty: "EC", crv: "P-384" },
  ES512: { kty: "EC", crv: "P-521" },
  EdDSA: { kty: "OKP", crv: "Ed25519" },
  Ed25519: { kty: "OKP", crv: "Ed25519" },
};
const ENCRYPTION = /^(?:RSA1_5|RSA-OAEP.*|A\d{3}(?:KW|GCM|GCMKW)|dir|ECDH-ES.*|PBES2-.*|A\d{3}CBC-.*)$/;

/** What sort of algorithm `alg` names. */
export function classOf(alg: string): AlgorithmClass {
  if (alg.toLowerCase() === "none") return "none";
  if (/^HS\d{3}$/i.test(alg)) return "symmetric";
  if (ENCRYPTION.test(alg)) return "encryption";
  return Object.hasOwn(KEY_NEEDS, alg) ? "signature" : "unknown";
}

/** True if the key can be for that alg: type, curve, and its own `alg` where it has one. */
export function keyFits(key: PublicKey, alg: string): boolean {
  const need = Object.hasOwn(KEY_NEEDS, alg) ? KEY_NEEDS[alg] : undefined;
  if (need === undefined || key.kty !== need.kty) return false;
  if (need.crv !== undefined && key.crv !== need.crv) return false;
  if (key.alg === undefined || key.alg === alg) return true;
  // RFC 9864 renames EdDSA with this curve; both names are in use.
  return need.crv === "Ed25519" && (key.alg === "EdDSA" || key.alg === "Ed25519");
}

/** True if the key may verify signatures (RFC 7517 4.2, 4.3). */
export function isForSigning(key: PublicKey): boolean {
  if (key.use !== undefined && key.use !== "sig") return false;
  return key.key_ops === undefined || key.key_ops.includes("verify");
}

type TargetAlgorithms = { readonly accepted: readonly string[]; readonly undocumented: readonly string[] };

const RSA_PKCS1 = ["RS256", "RS384", "RS512"];
const RSA_PSS = ["PS256", "PS384", "PS512"];

/**
 * Algorithms that a target documents; undefined where any will do.
 * HTTP API: RSA-based ones, https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * ALB: RS256, https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html, and
 * ES256 in x-amzn-oidc-data, .../application/listener-authenticate-users.html
 * Cognito signs with RS256, https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function algorithmsOf(target: TokenTarget, issuer: string | undefined): TargetAlgorithms | undefined {
  switch (target.kind) {
    case "cognito":
    case "rest-cognito":
    case "alb-jwt":
      return { accepted: ["RS256"], undocumented: [] };
    case "alb-oidc-data":
      return { accepted: ["ES256"], undocumented: [] };
    case "http-jwt":
      return { accepted: RSA_PKCS1, undocumented: RSA_PSS };
    case "rest-jwt": {
      const accepted = target.providers.find((provider) => provider.issuer === issuer)?.algorithms ?? [];
      return accepted.length === 0 ? undefined : { accepted, undocumented: [] };
    }
    default:
      return undefined;
  }
}
