/** The signature of a token, with keys from the target's own place. */
import { classOf } from "../algorithms";
import { isConfused } from "../confusion";
import type { DecodedToken, SignedParts } from "../decode/decode-token";
import { finding } from "../finding";
import { stringMember } from "../json-reader";
import { type FetchedKeys, fetchKeys, keyPlace } from "../keys";
import { printable } from "../show";
import type { KeySource, SignatureState, TokenFinding, TokenTarget } from "../types";
import { judgeAlg, judgeTargetAlg } from "./algorithm";
import { type Attempt, urlSafe, verifyWithJwk, verifyWithPem } from "./attempt";
import { judgeBroughtKeys } from "./brought-keys";
import { chooseKeys, judgeKeySet } from "./choose-keys";
import { isDerEcdsa, judgeForm, judgeStripped } from "./encoding";
import { judgeKid } from "./kid";
import { type Outcome, outcome, unavailable } from "./outcome";

/** What is known of the signature; `undecided` sentences keep the verdict from being `accept`. */
export type SignatureCheck = {
  readonly signature: SignatureState;
  readonly findings: readonly TokenFinding[];
  readonly undecided: readonly string[];
};

function signatureInvalid(message: string, fix?: string): TokenFinding {
  return finding("signature-invalid", message, { claim: "signature", ...(fix === undefined ? {} : { fix }) });
}

function fromAttempts(attempts: readonly Attempt[], alg: string, keyName: string): Outcome {
  if (attempts.includes("valid")) return outcome("valid");
  if (attempts.includes("invalid")) {
    return outcome("invalid", [
      signatureInvalid(
        `signature: does not fit ${keyName}; text or signature was changed, or another key signed`,
      ),
    ]);
  }
  if (attempts.includes("unsupported")) {
    return outcome("unknown", [
      finding("alg-unsupported", `alg: ${printable(alg)} cannot be checked here`, {
        claim: "alg",
        actual: alg,
      }),
    ]);
  }
  return unavailable(`${keyName} cannot be read as a public key`);
}

async function verifyWithKeys(
  token: DecodedToken,
  signed: SignedParts,
  alg: string,
  keys: FetchedKeys,
  target: TokenTarget | undefined,
): Promise<Outcome> {
  if (keys.type === "unavailable") return unavailable(keys.because);
  const kid = stringMember(token.header, "kid");
  const named = kid === undefined || kid === "" ? undefined : kid;
  if (keys.type === "not-found") {
    const said = finding("key-not-found", `kid: ${keys.because}`, {
      claim: "kid",
      ...(named === undefined ? {} : { actual: named }),
    });
    return outcome("unknown", [said]);
  }
  const safe = urlSafe(signed);
  if (keys.type === "pem")
    return fromAttempts([await verifyWithPem(keys.pem, safe, alg)], alg, "the load balancer's key");
  const chosen = chooseKeys(keys.keys, named, alg, target);
  if (chosen.keys.length === 0) return outcome("unknown", chosen.findings);
  const attempts: Attempt[] = [];
  for (const key of chosen.keys.slice(0, 20)) attempts.push(await verifyWithJwk(key, safe, alg));
  const result = fromAttempts(
    attempts,
    alg,
    named === undefined ? "any key of the set" : `the key ${printable(named)}`,
  );
  return { ...result, undecided: chosen.undecided };
}

/** Of a payload that is kept elsewhere nothing is known; the signature over nothing may still hold. */
function detachedAware(token: DecodedToken, checked: Outcome): Outcome {
  if (token.form !== "jws-detached" || checked.signature === "valid") return checked;
  return {
    ...checked,
    signature: "unknown",
    findings: checked.findings.filter(({ id }) => id !== "signature-invalid"),
  };
}

async function verify(
  token: DecodedToken,
  target: TokenTarget | undefined,
  source: KeySource | undefined,
): Promise<Outcome> {
  const early = judgeAlg(token);
  const alg = stringMember(token.header, "alg") ?? "";
  const kind = classOf(alg);
  const empty = token.signed?.signature === "";
  const missing = empty
    ? [finding("signature-missing", "signature: the third part is empty", { claim: "signature" })]
    : [];
  if (early !== undefined && kind !== "symmetric" && kind !== "unknown") {
    return {
      ...early,
      signature: empty ? "invalid" : early.signature,
      findings: [...early.findings, ...missing],
    };
  }
  const forTarget = kind === "symmetric" ? outcome("unknown") : judgeTargetAlg(alg, token, target);
  const kid = judgeKid(token, target);
  const known = [...(early?.findings ?? []), ...forTarget.findings, ...kid.findings, ...missing];
  const undecided = [...forTarget.undecided, ...kid.undecided];
  if (empty) return outcome("invalid", known, undecided);
  // An unknown alg, or an extension that must be understood first: no key can help.
  const blocked = kind === "unknown" || token.findings.some(({ id }) => id === "crit-unknown");
  if (token.signed === undefined || blocked) return outcome("unknown", known, undecided);

  const place = keyPlace(target, stringMember(token.claims, "iss"));
  const keys = await fetchKeys(place, stringMember(token.header, "kid"), source);
  const limits = judgeKeySet(keys, target);
  if (early !== undefined) {
    const confused = await isConfused(alg, token.signed, keys);
    const said = confused
      ? [
          finding(
            "alg-confusion",
            `alg: ${printable(alg)} with the public key as the secret: an attack on verifiers that trust alg`,
            { claim: "alg", actual: alg },
          ),
        ]
      : [];
    return outcome(confused ? "invalid" : "unknown", [...known, ...limits, ...said], undecided);
  }
  const der = alg.startsWith("ES") && token.signatureBytes !== undefined && isDerEcdsa(token.signatureBytes);
  const derSaid = der
    ? [
        finding(
          "ecdsa-der-signature",
          "signature: DER, where JWS wants r and s side by side (RFC 7518 3.4)",
          { claim: "signature" },
        ),
      ]
    : [];
  const checked = detachedAware(token, await verifyWithKeys(token, token.signed, alg, keys, target));
  return outcome(
    checked.signature,
    [...known, ...limits, ...derSaid, ...checked.findings],
    [...undecided, ...checked.undecided],
  );
}

/** Checks the signature. With no trusted key the answer is `unknown`, and says so. Never throws. */
export async function checkSignature(
  token: DecodedToken,
  target: TokenTarget | undefined,
  source: KeySource | undefined,
): Promise<SignatureCheck> {
  if (token.header === undefined || token.signed === undefined) {
    const alg = token.header === undefined || token.form === "jwe-compact" ? undefined : judgeAlg(token);
    const brought = token.header === undefined ? [] : judgeBroughtKeys(token, "unknown");
    return outcome(alg?.signature ?? "unknown", [...(alg?.findings ?? []), ...brought]);
  }
  const checked = await verify(token, target, source);
  const stripped = judgeStripped(token);
  const form = judgeForm(token, target);
  return {
    signature: checked.signature,
    findings: [...checked.findings, ...stripped, ...judgeBroughtKeys(token, checked.signature)],
    undecided: [...checked.undecided, ...form],
  };
}
