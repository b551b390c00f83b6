import type { Located } from "../../facts/artifact-of-chain";
import { issuerDifference } from "../../facts/issuer-difference";
import type { AuthChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import type { Gathered } from "../../model/gathered";
import type { JwtConfig, OidcConfig } from "../../model/load-balancer";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field, probeEvidence } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, editPage, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "issuer-mismatch",
  title: "The issuer of the rule is, letter by letter, the one that the provider names",
  failureTitle: "The issuer of the rule is not the one that the provider names",
  description:
    "The load balancer compares a token's iss with the issuer of the rule: the ID token's at sign-in, the bearer token's where a rule validates tokens. A slash too many, another realm, or the v1 address of a v2 tenant makes every request end in 401, with AuthInvalidIdToken or JWTClaimValueInvalid.",
  severity: "breaks-sign-in",
  neverProven: true,
  kinds: ["alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "401",
  forKind: { "alb-jwt": { hop: "authenticate" } },
  docs: [documents.oidcConfig, documents.albJwt, documents.discovery],
  requires: ["rule", "discovery"],
  uses: ["oidcConfig", "jwtConfig"],
  evaluate: ({ oidcConfig, jwtConfig, discovery }, chain) => {
    const named = discovery.value.document?.issuer;
    if (named === undefined)
      return { outcome: "unknown", because: "The discovery document could not be read, or names no issuer." };
    const config = trusting(oidcConfig, jwtConfig);
    if (config === null)
      return { outcome: "unknown", because: "The rule's authenticating action is not in the snapshot." };
    const own = config.value.Issuer;
    if (own === named) return { outcome: "pass", evidence: [field(config, ["Issuer"], { expected: named })] };
    const tokenEndpoint = oidcConfig.state === "ok" ? oidcConfig.value.value.TokenEndpoint : "";
    const wanted = issuerOfTokens(named, tokenEndpoint);
    return {
      outcome: "fail",
      certainty: "likely",
      because: `The rule trusts the issuer ${own}, and the provider calls itself ${named}${issuerDifference(own, named, "the rule")}.`,
      evidence: [
        field(config, ["Issuer"], {
          ...(wanted === undefined ? {} : { expected: wanted, nearest: own }),
          command: describeRule(chain),
        }),
        probeEvidence(discovery.value.probe, `issuer: ${named}`),
      ],
      fixes: fixesOf(chain, wanted),
    };
  },
});

/** The configuration that names the issuer, of whichever kind the rule is. */
function trusting(
  oidcConfig: Gathered<Located<OidcConfig>>,
  jwtConfig: Gathered<Located<JwtConfig>>,
): Located<{ readonly Issuer: string }> | null {
  if (oidcConfig.state === "ok") return oidcConfig.value;
  return jwtConfig.state === "ok" ? jwtConfig.value : null;
}

/**
 * The `iss` of the tokens to come: what discovery names, but for Microsoft. Its tenant-independent documents hold a
 * placeholder, and its v1 document does not speak for v2 endpoints. Which of the two a bearer token has is up to the API
 * that it is for, so there the document is taken at its word.
 * https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens#token-formats
 */
function issuerOfTokens(named: string, tokenEndpoint: string): string | undefined {
  if (named.includes("{")) return undefined;
  const [, tenant] = /^https:\/\/sts\.windows\.net\/([^/]+)\/$/.exec(named) ?? [];
  const second = tenant !== undefined && /\/oauth2\/v2\.0\//.test(tokenEndpoint);
  return second ? `https://login.microsoftonline.com/${tenant}/v2.0` : named;
}

function fixesOf(chain: AuthChain, wanted: string | undefined): Fix[] {
  if (wanted === undefined) {
    return [
      {
        type: "steps",
        title: "Name the issuer of one tenant",
        steps: [
          "This address serves every tenant, and tokens name the one that the user belongs to: a rule can trust only one.",
          "Take issuer and endpoints from the discovery document of your own tenant.",
        ],
      },
    ];
  }
  const title = "Name the issuer as the provider does";
  return [
    editAuthenticateAction(chain, `.Issuer = ${JSON.stringify(wanted)}`, title, "issuer-mismatch"),
    terraformRule(chain, [`issuer = ${JSON.stringify(wanted)}`], title),
    consoleRule(chain, [editPage(chain), `Issuer: ${wanted}`, "Save changes"], title),
  ];
}
