import { publishedDiscovery } from "../../facts/published";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { notRead, probeEvidence } from "../evidence";
import { isPoolGone, noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "discovery-unreachable",
  title: "The authorizer's issuer publishes a discovery document",
  failureTitle: "The authorizer's issuer publishes no discovery document that can be read",
  description:
    "A JWT authorizer finds the issuer's keys by its discovery document, under /.well-known/openid-configuration. An HTTP API reads it while it serves; a REST API when the authorizer is made or changed. Without it no token can be verified: 401.",
  severity: "may-break",
  neverProven: true,
  kinds: ["http-jwt", "rest-jwt"],
  hop: "provider",
  meets: "401",
  docs: [documents.httpJwt, documents.restJwt, documents.discovery],
  requires: ["authorizer", "issuers"],
  uses: ["pools"],
  notApplicable: ({ authorizer, issuers, pools }) => {
    if (authorizer.value === null) return noAuthorizer;
    if (issuers.value.length === 0) return "The authorizer names no issuer that could be read.";
    return issuers.value.every((issuer) => isPoolGone(pools, issuer))
      ? "The issuer is a user pool that does not exist."
      : null;
  },
  evaluate: ({ issuers, pools }, { kind }) => {
    const asked = issuers.value.filter((issuer) => !isPoolGone(pools, issuer));
    for (const { trusted, discovery } of asked) {
      if (discovery.state !== "ok") return notRead(`The discovery document of ${trusted.issuer}`, discovery);
      const published = publishedDiscovery(discovery.value);
      if (published.state === "read") continue;
      const { why } = published;
      if (published.state === "unasked")
        return { outcome: "unknown", because: `The discovery document was not asked for: ${why}` };
      const { probe } = discovery.value;
      return {
        outcome: "fail",
        certainty: "likely",
        // Its keys were found when the authorizer was made.
        ...(kind === "rest-jwt" ? { severity: "hygiene" } : {}),
        because: `The issuer ${trusted.issuer} has no readable discovery document: ${why}`,
        evidence: [probeEvidence(probe, why)],
        fixes: [
          {
            type: "steps",
            title: "Name an issuer that publishes one",
            steps: [
              `Open ${probe.url}. If another address holds the document, the issuer is likely the one that is named there.`,
              "The address has to be public, with a certificate that API Gateway trusts, also for a private API.",
            ],
          },
        ],
      };
    }
    return {
      outcome: "pass",
      evidence: asked.flatMap(({ discovery }) =>
        discovery.state === "ok" ? [probeEvidence(discovery.value.probe, "a discovery document")] : [],
      ),
    };
  },
});
