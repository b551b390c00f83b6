import type { Located } from "../../facts/artifact-of-chain";
import { addressDifference } from "../../facts/same-provider";
import type { Severity } from "../../model/finding";
import type { Gathered } from "../../model/gathered";
import type { KeySet } from "../../model/probe";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field, probeEvidence } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, editPage, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "jwks-endpoint-mismatch",
  title: "The key set of the rule is the one that the issuer publishes",
  failureTitle: "The key set of the rule is not the one that the issuer publishes",
  description:
    "The rule names issuer and key set apart from each other. Keys of another tenant or realm verify none of this issuer's tokens, and every request ends in 401. Another address with the same keys is as good.",
  severity: "may-break",
  neverProven: true,
  kinds: ["alb-jwt"],
  hop: "token",
  meets: "401 or 562",
  docs: [documents.albJwt, documents.discovery],
  requires: ["jwtConfig", "discovery"],
  uses: ["keySet", "publishedKeySet"],
  evaluate: ({ jwtConfig, discovery, keySet, publishedKeySet }, chain) => {
    const published = discovery.value.document?.jwks_uri;
    if (published === undefined) {
      return {
        outcome: "unknown",
        because: "The discovery document could not be read, or names no jwks_uri.",
      };
    }
    const own = jwtConfig.value.JwksEndpoint;
    const difference = addressDifference(own, published);
    const note = { expected: published, nearest: own, command: describeRule(chain) };
    const evidence = field(jwtConfig, ["JwksEndpoint"], note);
    if (difference === "none") return { outcome: "pass", evidence: [evidence] };
    const lacking = lackingKeys(keySet, publishedKeySet);
    if (lacking?.missing === 0) {
      return {
        outcome: "pass",
        evidence: [evidence],
        note: `Another address than ${published}, with the same keys.`,
      };
    }
    const elsewhere = difference === "host" || difference === "tenant";
    const serious = lacking !== null || elsewhere || isEmpty(keySet);
    const lowered: { severity?: Severity } = serious ? {} : { severity: "hygiene" };
    const title = "Take the keys from where the issuer publishes them";
    return {
      outcome: "fail",
      certainty: "likely",
      ...lowered,
      because: `The rule takes keys from ${own}, and the issuer publishes them at ${published}${lacking === null ? "" : `: ${lacking.missing} of its ${lacking.all} keys are missing from the rule's set`}.`,
      evidence: [evidence, probeEvidence(discovery.value.probe, `jwks_uri: ${published}`)],
      fixes: [
        editAuthenticateAction(
          chain,
          `.JwksEndpoint = ${JSON.stringify(published)}`,
          title,
          "jwks-endpoint-mismatch",
        ),
        terraformRule(chain, [`jwks_endpoint = ${JSON.stringify(published)}`], title),
        consoleRule(chain, [editPage(chain), `JWKS endpoint: ${published}`, "Save changes"], title),
      ],
    };
  },
});

/** How many of the issuer's signing keys the rule's set lacks, by key id; null where that cannot be told. */
function lackingKeys(
  own: Gathered<Located<KeySet>>,
  published: Gathered<Located<KeySet>>,
): { readonly missing: number; readonly all: number } | null {
  if (own.state !== "ok" || published.state !== "ok") return null;
  const known = new Set(own.value.value.keys.map(({ kid }) => kid));
  const signing = published.value.value.keys.filter(({ use }) => use !== "enc");
  if (known.size === 0 || signing.length === 0 || signing.some(({ kid }) => kid === undefined)) return null;
  return { missing: signing.filter(({ kid }) => !known.has(kid)).length, all: signing.length };
}

/** The address was asked, and holds no key. */
function isEmpty(own: Gathered<Located<KeySet>>): boolean {
  return (
    own.state === "ok" && own.value.value.probe.outcome === "answered" && own.value.value.keys.length === 0
  );
}
