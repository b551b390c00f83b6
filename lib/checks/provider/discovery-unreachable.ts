import { publishedDiscovery } from "../../facts/published";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { probeEvidence } from "../evidence";

export default defineCheck({
  id: "discovery-unreachable",
  title: "The issuer publishes a discovery document",
  failureTitle: "The issuer publishes no discovery document that can be read",
  description:
    "A provider describes itself at its issuer, under /.well-known/openid-configuration. A load balancer is not documented to read it, so its absence breaks nothing by itself; but an issuer without one is often mistyped, and nothing can be compared.",
  severity: "hygiene",
  neverProven: true,
  kinds: ["alb-oidc", "alb-jwt"],
  hop: "authorize",
  forKind: { "alb-jwt": { hop: "authenticate" } },
  meets: "nothing by itself",
  docs: [documents.discovery],
  requires: ["discovery"],
  evaluate: ({ discovery }) => {
    const { probe } = discovery.value;
    const published = publishedDiscovery(discovery.value);
    if (published.state === "read")
      return { outcome: "pass", evidence: [probeEvidence(probe, "a discovery document")] };
    const { why } = published;
    if (published.state === "unasked")
      return { outcome: "unknown", because: `The discovery document was not asked for: ${why}` };
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The issuer ${discovery.resource.name.trim()} has no readable discovery document: ${why}`,
      evidence: [probeEvidence(probe, why)],
      fixes: [
        {
          type: "steps",
          title: "Compare the issuer with the provider's own documentation",
          steps: [
            `Open ${probe.url}. If another address holds the document, the issuer of the rule is likely the one that is named there.`,
          ],
        },
      ],
    };
  },
});
