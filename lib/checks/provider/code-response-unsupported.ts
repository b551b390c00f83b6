import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { probeEvidence } from "../evidence";

export default defineCheck({
  id: "code-response-unsupported",
  title: "The provider offers the authorization code flow",
  failureTitle: "The provider does not offer the authorization code flow",
  description:
    "A load balancer asks for response_type=code and for nothing else. A provider that does not offer it answers with unsupported_response_type.",
  severity: "breaks-sign-in",
  kinds: ["alb-oidc"],
  hop: "authorize",
  meets: "unsupported_response_type",
  docs: [documents.discovery, documents.albAuthentication],
  requires: ["discovery"],
  evaluate: ({ discovery }) => {
    const { document, probe } = discovery.value;
    const supported = document?.response_types_supported;
    if (supported === undefined || supported.length === 0) {
      return {
        outcome: "unknown",
        because: "The discovery document could not be read, or names no response types.",
      };
    }
    const detail = `response_types_supported: ${supported.join(", ")}`;
    if (supported.includes("code")) return { outcome: "pass", evidence: [probeEvidence(probe, detail)] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The provider offers ${supported.join(", ")}, and a load balancer asks for code.`,
      evidence: [probeEvidence(probe, detail)],
      fixes: [
        {
          type: "steps",
          title: "Change it at the provider",
          steps: [
            "Enable the authorization code flow for this client at the provider, or name a provider that has it.",
          ],
        },
      ],
    };
  },
});
