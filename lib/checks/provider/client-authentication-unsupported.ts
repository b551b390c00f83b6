import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { probeEvidence } from "../evidence";

export default defineCheck({
  id: "client-authentication-unsupported",
  title: "The provider takes a client secret at its token endpoint",
  failureTitle: "The provider takes no plain client secret at its token endpoint",
  description:
    "A load balancer has a client id and a secret; AWS does not say whether it sends them as a header or in the body. A provider that accepts neither client_secret_basic nor client_secret_post likely refuses it.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-oidc"],
  hop: "token",
  meets: "561",
  docs: [documents.discovery, documents.albAuthentication],
  requires: ["discovery"],
  evaluate: ({ discovery }) => {
    const { document, probe } = discovery.value;
    const supported = document?.token_endpoint_auth_methods_supported;
    if (document === undefined || supported?.length === 0) {
      return {
        outcome: "unknown",
        because: "The discovery document could not be read, or its list of client authentication is empty.",
      };
    }
    if (supported === undefined) {
      const standard = "token_endpoint_auth_methods_supported is not named: client_secret_basic by default";
      return { outcome: "pass", evidence: [probeEvidence(probe, standard)] };
    }
    const detail = `token_endpoint_auth_methods_supported: ${supported.join(", ")}`;
    if (supported.includes("client_secret_basic") || supported.includes("client_secret_post"))
      return { outcome: "pass", evidence: [probeEvidence(probe, detail)] };
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The provider takes ${supported.join(", ")} at its token endpoint, and a load balancer has only a secret.`,
      evidence: [probeEvidence(probe, detail)],
      fixes: [
        {
          type: "steps",
          title: "Change it at the provider",
          steps: [
            "Allow client_secret_basic and client_secret_post for this client: which one a load balancer uses is not documented.",
          ],
        },
      ],
    };
  },
});
