import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule } from "../fixes/rule";

/** Claims that say for whom, or for what, a token was issued (RFC 7519 §4.1.3, RFC 9068 §2.2), and what they are called elsewhere. */
const pinning = new Set(["aud", "client_id", "azp", "appid", "cid", "scope", "scp"]);

export default defineCheck({
  id: "audience-unchecked",
  title: "The rule says whose tokens it accepts",
  failureTitle: "The rule accepts every token of its issuer",
  description:
    "JWT validation checks signature, issuer and times. Unless an additional claim pins the audience, the client or the scope, a token that was issued to another application of the same issuer passes as well.",
  severity: "weakens-sign-in",
  neverProven: true,
  kinds: ["alb-jwt"],
  hop: "authenticate",
  meets: "tokens of others pass",
  docs: [documents.albJwt],
  requires: ["jwtConfig"],
  evaluate: ({ jwtConfig }, chain) => {
    const claims = jwtConfig.value.AdditionalClaims;
    const evidence = field(jwtConfig, ["AdditionalClaims"], { command: describeRule(chain) });
    if (claims.some((claim) => pinning.has(claim.Name))) return { outcome: "pass", evidence: [evidence] };
    return {
      outcome: "fail",
      certainty: "likely",
      because: `No additional claim pins aud, client_id or scope: any token of ${jwtConfig.value.Issuer} passes.`,
      evidence: [evidence],
      fixes: [
        consoleRule(
          chain,
          [
            "Edit rule → Validate JWT → Additional claims",
            "Add aud (string-array or single-string) with this application's audience; for Cognito access tokens, client_id",
            "Save changes",
          ],
          "Pin the audience",
        ),
      ],
    };
  },
});
