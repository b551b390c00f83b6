import { publishedKeys, signs } from "../../facts/published";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { notRead, probeEvidence } from "../evidence";
import { shellWord } from "../fixes/shell";
import { isPoolGone, noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "signing-keys-unavailable",
  title: "The authorizer's issuer publishes a key that can verify its tokens",
  failureTitle: "The authorizer's issuer publishes no key that can verify its tokens",
  description:
    "A JWT authorizer fetches the issuer's key set and keeps it, an HTTP API for up to two hours. Where it cannot be fetched, or holds no signing key, every token is refused with 401, at times only now and then.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: ["http-jwt", "rest-jwt"],
  hop: "provider",
  meets: "401",
  docs: [
    documents.httpJwt,
    documents.restJwt,
    { title: "JSON Web Key, RFC 7517 section 5", url: "https://www.rfc-editor.org/rfc/rfc7517#section-5" },
  ],
  requires: ["authorizer", "issuers"],
  uses: ["pools"],
  notApplicable: ({ authorizer, issuers, pools }) => {
    if (authorizer.value === null) return noAuthorizer;
    if (issuers.value.length === 0) return "The authorizer names no issuer that could be read.";
    return issuers.value.every((issuer) => isPoolGone(pools, issuer))
      ? "The issuer is a user pool that does not exist."
      : null;
  },
  evaluate: ({ issuers, pools }) => {
    const asked = issuers.value.filter((issuer) => !isPoolGone(pools, issuer));
    for (const { trusted, keySet } of asked) {
      if (keySet.state !== "ok") return notRead(`The keys of ${trusted.issuer}`, keySet);
      const published = publishedKeys(keySet.value);
      if (published.state === "read") continue;
      const { why } = published;
      if (published.state === "unasked")
        return { outcome: "unknown", because: `The key set was not read: ${why}` };
      const { probe } = keySet.value;
      return {
        outcome: "fail",
        certainty: "likely",
        ...(issuers.value.length > 1 ? { severity: "may-break" } : {}),
        because: `The key set ${probe.url} of ${trusted.issuer} is of no use: ${why}`,
        evidence: [probeEvidence(probe, why)],
        fixes: [
          {
            type: "steps",
            title: "Have the provider publish its signing keys",
            steps: [
              `See it as it is: curl -i ${shellWord(probe.url)}`,
              "Whoever runs the provider restores the key set: JSON with a member keys, and at least one RSA key for signatures.",
            ],
          },
        ],
      };
    }
    return {
      outcome: "pass",
      evidence: asked.flatMap(({ keySet }) =>
        keySet.state === "ok"
          ? [probeEvidence(keySet.value.probe, `${keySet.value.keys.filter(signs).length} signing keys`)]
          : [],
      ),
    };
  },
});
