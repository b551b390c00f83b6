import type { PublishedKey } from "../../model/probe";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineCheck({
  id: "jwks-key-unsupported",
  title: "The key set holds a key that a load balancer can use",
  failureTitle: "The key set holds no key that a load balancer can use",
  description:
    "JWT validation knows RS256 alone, with RSA keys of 2048 bits. A key set without one cannot verify any token: requests end in 562 where the set as a whole is of no use, or in 401 where only the token's own key is missing from it.",
  severity: "breaks-sign-in",
  kinds: ["alb-jwt"],
  hop: "token",
  meets: "562 or 401",
  docs: [documents.albJwt, documents.albTroubleshooting],
  requires: ["keySet"],
  evaluate: ({ keySet }) => {
    const { keys, probe } = keySet.value;
    if (probe.outcome === "failed" || probe.status < 200 || probe.status > 299 || keys.length === 0) {
      return {
        outcome: "unknown",
        because: "The key set was not read, or holds no key: whether one could be used is not known.",
      };
    }
    const evidence = field(keySet, ["keys"], { expected: "kty RSA, 2048 bits, use sig, alg RS256" });
    if (keys.some(isUsable)) return { outcome: "pass", evidence: [evidence] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The key set ${keySet.resource.name} holds ${keys.map(describe).join(", ")}, and a load balancer uses RSA keys of 2048 bits only.`,
      evidence: [evidence],
      fixes: [
        {
          type: "steps",
          title: "Sign with RS256 and an RSA key of 2048 bits",
          steps: ["Add such a key at the provider, and have it sign this application's tokens with RS256."],
        },
      ],
    };
  },
});

/** A key without a readable modulus has no size, and cannot be used. */
function isUsable({ kty, use, alg, bits }: PublishedKey): boolean {
  return (
    kty === "RSA" &&
    (use === undefined || use === "sig") &&
    (alg === undefined || alg === "RS256") &&
    bits === 2048
  );
}

function describe({ kty, alg, use, bits }: PublishedKey): string {
  return [
    kty,
    bits === undefined ? "of no known size" : `${bits} bits`,
    alg ?? "",
    use === "enc" ? "for encryption" : "",
  ]
    .filter((word) => word !== "")
    .join(" ");
}
