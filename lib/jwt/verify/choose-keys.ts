/** Which keys of a set may have signed a token, and limits of sets. */
import { isForSigning, keyFits } from "../algorithms";
import { finding } from "../finding";
import { type FetchedKeys, hasWeakExponent, modulusBits, type PublicKey } from "../keys";
import { printable } from "../show";
import type { TokenFinding, TokenTarget } from "../types";

/** Limits of ALB `jwt-validation`; https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html */
const ALB_MAX_KEYS = 10;

const ALB_MAX_BYTES = 150 * 1024;

const ALB_RSA_BITS = 2048;

const MIN_RSA_BITS = 2048;

/** A key set that is over the limits of the target. */
export function judgeKeySet(keys: FetchedKeys, target: TokenTarget | undefined): TokenFinding[] {
  if (keys.type !== "jwks" || target?.kind !== "alb-jwt") return [];
  if (keys.count <= ALB_MAX_KEYS && keys.bytes <= ALB_MAX_BYTES) return [];
  const actual = `${keys.count} keys, ${keys.bytes} bytes`;
  return [
    finding(
      "jwks-too-large-for-target",
      `key set: ${actual}; the load balancer takes at most 10 keys and 150 KB`,
      {
        actual,
        expected: "at most 10 keys and 150 KB",
      },
    ),
  ];
}

type Chosen = { keys: readonly PublicKey[]; findings: TokenFinding[]; undecided: string[] };

/** The keys of the set that may have signed the token; findings where none may. */
export function chooseKeys(
  set: readonly PublicKey[],
  kid: string | undefined,
  alg: string,
  target: TokenTarget | undefined,
): Chosen {
  const none = (found: TokenFinding): Chosen => ({ keys: [], findings: [found], undecided: [] });
  const named = kid === undefined ? set : set.filter((key) => key.kid === kid);
  if (named.length === 0) {
    const kids = set.map((key) => key.kid ?? "(no kid)");
    return none(
      finding("key-not-found", `kid: no key named ${printable(kid ?? "")} at the trusted place`, {
        claim: "kid",
        ...(kid === undefined ? {} : { actual: kid }),
        expected: kids.length === 0 ? "the set is empty" : kids.slice(0, 5).join(", "),
        fix: "Another issuer made the token, or its keys have been rotated since.",
      }),
    );
  }
  const signing = named.filter(isForSigning);
  if (signing.length === 0) {
    const [first] = named;
    const actual = first?.use ?? first?.key_ops?.join(", ") ?? "";
    return none(
      finding("key-not-for-signing", `kid: the key is for ${printable(actual)}, not for signatures`, {
        claim: "kid",
        actual,
        expected: "sig",
      }),
    );
  }
  const fitting = signing.filter((key) => keyFits(key, alg));
  if (fitting.length === 0) {
    const [first] = signing;
    const expected = [first?.kty, first?.crv, first?.alg].filter((part) => part !== undefined).join(" ");
    return none(
      finding("alg-mismatch-key", `alg: ${printable(alg)}, but the key is ${printable(expected)}`, {
        claim: "alg",
        actual: alg,
        expected,
      }),
    );
  }
  const strong = fitting.filter(
    (key) => key.kty !== "RSA" || (modulusBits(key) >= MIN_RSA_BITS && !hasWeakExponent(key)),
  );
  if (strong.length === 0) {
    const actual = `${modulusBits(fitting[0] ?? { kty: "RSA" })} bits`;
    return none(
      finding(
        "weak-key",
        `key: RSA of ${actual}${hasWeakExponent(fitting[0] ?? { kty: "RSA" }) ? " with an unsafe exponent" : ""}`,
        { actual, expected: "at least 2048 bits and an odd exponent over 1" },
      ),
    );
  }
  const odd = target?.kind === "alb-jwt" && strong.every((key) => modulusBits(key) !== ALB_RSA_BITS);
  return {
    keys: strong,
    findings: [],
    undecided: odd
      ? ["The load balancer documents RSA keys of 2048 bits only; this one has another length."]
      : [],
  };
}
