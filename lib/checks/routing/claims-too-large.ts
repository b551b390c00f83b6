import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { clueEvidence } from "../evidence";

export default defineCheck({
  id: "claims-too-large",
  title: "The user's claims fit into 11 KB",
  failureTitle: "The user's claims are over 11 KB",
  description:
    "The load balancer takes at most 11 KB of claims and access token from the provider. Long lists of groups or memberships pass that, for some users only, and the callback ends in 500.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc"],
  hop: "userinfo",
  meets: "500",
  docs: [documents.albAuthentication, documents.albAccessLogs],
  requires: ["rule"],
  evaluate: (_available, _chain, { clue }) => {
    if (clue.reason === undefined) {
      return {
        outcome: "unknown",
        because:
          "How large a user's claims are is not in any configuration; the error_reason of the failed request would tell.",
        needs: "the error_reason of an access-log line",
      };
    }
    const evidence = clueEvidence("error_reason", clue.reason);
    if (clue.reason !== "AuthUserinfoResponseSizeExceeded") {
      return { outcome: "pass", evidence: [evidence], note: "The load balancer gave another reason." };
    }
    return {
      outcome: "fail",
      certainty: "proven",
      because:
        "The provider sent more than 11 KB of claims for this user, and the load balancer refuses them.",
      evidence: [evidence],
      fixes: [
        {
          type: "steps",
          title: "Send fewer claims",
          steps: [
            "Compare a user who fails with one who does not: groups, roles and memberships are what grows.",
            "At the provider, leave long lists out of userinfo for this client, or send only the groups that the application uses.",
            "Or ask for fewer scopes in the rule. The limit of 11 KB cannot be raised.",
          ],
        },
      ],
    };
  },
});
