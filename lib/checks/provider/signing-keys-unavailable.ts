import { publishedKeys, signs } from "../../facts/published";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { probeEvidence } from "../evidence";
import { shellWord } from "../fixes/shell";

export default defineCheck({
  id: "signing-keys-unavailable",
  title: "The provider publishes a key that can verify its tokens",
  failureTitle: "The provider publishes no key that can verify its tokens",
  description:
    "Whoever verifies the provider's tokens fetches its key set. Where it cannot be fetched, or holds no signing key, no signature can be checked. A rule that validates tokens names the key set itself, and answers 562 where it is of no use; for sign-in AWS does not say from where a load balancer takes the keys.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "401",
  forKind: { "alb-jwt": { meets: "562" } },
  docs: [
    documents.discovery,
    documents.albJwt,
    { title: "JSON Web Key, RFC 7517 section 5", url: "https://www.rfc-editor.org/rfc/rfc7517#section-5" },
  ],
  requires: ["keySet"],
  evaluate: ({ keySet }) => {
    const { probe, keys } = keySet.value;
    const published = publishedKeys(keySet.value);
    if (published.state === "read")
      return {
        outcome: "pass",
        evidence: [probeEvidence(probe, `${keys.filter(signs).length} signing keys`)],
      };
    const { why } = published;
    if (published.state === "unasked")
      return { outcome: "unknown", because: `The key set was not read: ${why}` };
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The provider's key set ${probe.url} is of no use: ${why}`,
      evidence: [probeEvidence(probe, why)],
      fixes: [
        {
          type: "steps",
          title: "Have the provider publish its signing keys",
          steps: [
            `See it as it is: curl -i ${shellWord(probe.url)}`,
            "Whoever runs the provider restores the key set: JSON with a member keys, and at least one RSA or EC key for signatures.",
          ],
        },
      ],
    };
  },
});
