import { broughtToken } from "../../facts/api/brought-token";
import { publishedKeys, signs } from "../../facts/published";
import type { ApiKind } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import type { PublishedKey } from "../../model/probe";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence, notRead, probeEvidence } from "../evidence";
import { noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "signing-algorithm-unsupported",
  title: "The issuer signs with an algorithm that the authorizer takes",
  failureTitle: "The issuer signs with an algorithm that the authorizer does not take",
  description:
    "The JWT authorizer of an HTTP API takes RSA signatures alone; that of a REST API takes RSA and elliptic curves, and of those the ones that it was given. A token with another signature is refused with 401, however good it is.",
  severity: "breaks-sign-in",
  kinds: ["http-jwt", "rest-jwt"],
  hop: "authorizer",
  meets: "401",
  docs: [
    documents.httpJwt,
    {
      title: "JwtConfiguration, API Gateway API reference",
      url: "https://docs.aws.amazon.com/apigateway/latest/api/API_JwtConfiguration.html",
    },
  ],
  requires: ["authorizer", "issuers"],
  notApplicable: ({ authorizer, issuers }) => {
    if (authorizer.value === null) return noAuthorizer;
    return issuers.value.length === 0 ? "The authorizer names no issuer that could be read." : null;
  },
  evaluate: ({ authorizer, issuers }, { kind }, { brought }) => {
    const token = authorizer.value ? broughtToken(brought, authorizer.value) : undefined;
    const algorithm = token?.state === "read" ? token.algorithm : undefined;
    if (algorithm !== undefined && kind === "http-jwt" && !/^(?:RS|PS)\d+$/.test(algorithm)) {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `The token that was sent is signed with ${algorithm}; the authorizer takes RSA signatures alone.`,
        evidence: [clueEvidence("alg", algorithm, "RS256")],
        fixes: [haveRsa],
      };
    }
    for (const { trusted, keySet } of issuers.value) {
      if (keySet.state !== "ok") return notRead(`The keys of ${trusted.issuer}`, keySet);
      const { probe, keys } = keySet.value;
      if (publishedKeys(keySet.value).state !== "read") {
        return {
          outcome: "unknown",
          because: `The key set of ${trusted.issuer} holds nothing that could be judged.`,
        };
      }
      const signing = keys.filter(signs);
      if (signing.some((key) => takes(kind, trusted.algorithms, key))) continue;
      const kinds = [...new Set(signing.map(({ kty, alg }) => alg ?? kty))].join(", ");
      return {
        outcome: "fail",
        certainty: kind === "http-jwt" ? "proven" : "likely",
        ...(issuers.value.length > 1 ? { severity: "may-break" } : {}),
        because: `${trusted.issuer} publishes signing keys for ${kinds} alone; the authorizer takes ${trusted.algorithms.length > 0 && kind === "rest-jwt" ? trusted.algorithms.join(", ") : "RSA signatures"}.`,
        evidence: [probeEvidence(probe, `keys: ${kinds}`)],
        fixes: [kind === "http-jwt" ? haveRsa : allowIt],
      };
    }
    const [first] = issuers.value;
    return {
      outcome: "pass",
      evidence:
        first?.keySet.state === "ok"
          ? [probeEvidence(first.keySet.value.probe, `${first.keySet.value.keys.length} keys`)]
          : [],
    };
  },
});

/** Key types behind the first two letters of an algorithm: RFC 7518, 3.1. */
const typeOf: Readonly<Record<string, string>> = { RS: "RSA", PS: "RSA", ES: "EC" };

/** https://docs.aws.amazon.com/apigateway/latest/api/API_JwtConfiguration.html; HTTP APIs: RSA. */
function takes(kind: ApiKind, algorithms: readonly string[], { kty, alg }: PublishedKey): boolean {
  if (kind === "http-jwt") return kty === "RSA";
  if (algorithms.length === 0) return kty === "RSA" || kty === "EC";
  if (alg !== undefined) return algorithms.includes(alg);
  return algorithms.some((one) => typeOf[one.slice(0, 2)] === kty);
}

const haveRsa: Fix = {
  type: "steps",
  title: "Have tokens signed with RSA, or let another authorizer read them",
  steps: [
    "Switch the provider's tokens for this API to RS256, where it lets one choose. API Gateway keeps keys for up to two hours.",
    "Where it does not: a Lambda authorizer can verify elliptic curves, and so can the JWT authorizer of a REST API.",
  ],
};

const allowIt: Fix = {
  type: "steps",
  title: "Let the authorizer take the issuer's algorithm",
  steps: [
    "Add the algorithm to those of the authorizer, or switch the provider's tokens to one that it takes.",
    "Deploy the API: until then the stage serves what was deployed. A deployment ships all of the draft.",
  ],
};
