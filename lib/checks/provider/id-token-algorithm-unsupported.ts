import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { probeEvidence } from "../evidence";

export default defineCheck({
  id: "id-token-algorithm-unsupported",
  title: "The provider can sign ID tokens with RS256",
  failureTitle: "The provider does not sign ID tokens with RS256",
  description:
    "AWS does not publish which signatures a load balancer accepts on ID tokens. RS256 is the one that every provider and verifier has; without it sign-in likely ends in 401.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-oidc"],
  hop: "token",
  meets: "401",
  docs: [documents.discovery, documents.albAuthentication],
  requires: ["discovery"],
  evaluate: ({ discovery }) => {
    const { document, probe } = discovery.value;
    const supported = document?.id_token_signing_alg_values_supported;
    if (supported === undefined || supported.length === 0) {
      return {
        outcome: "unknown",
        because: "The discovery document could not be read, or names no signing algorithms of ID tokens.",
      };
    }
    const detail = `id_token_signing_alg_values_supported: ${supported.join(", ")}`;
    if (supported.includes("RS256")) return { outcome: "pass", evidence: [probeEvidence(probe, detail)] };
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The provider signs ID tokens with ${supported.join(", ")}, and not with RS256.`,
      evidence: [probeEvidence(probe, detail)],
      fixes: [
        {
          type: "steps",
          title: "Change it at the provider",
          steps: ["Have ID tokens for this client signed with RS256."],
        },
      ],
    };
  },
});
