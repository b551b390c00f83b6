import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { absent, field } from "../evidence";
import { consoleRule, describeRule } from "../fixes/rule";

export default defineCheck({
  id: "user-pool-missing",
  title: "The user pool that the rule names exists",
  failureTitle: "The user pool that the rule names does not exist",
  description:
    "The rule keeps the ARN of a user pool and nothing stops anyone from deleting that pool. The hosted sign-in pages go with it, so the browser is sent to an address that no longer answers.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authenticate",
  meets: "no sign-in page",
  docs: [documents.albAuthentication],
  requires: ["cognitoConfig", "userPool"],
  evaluate: ({ cognitoConfig, userPool }, chain) => {
    const pool = userPool.value;
    if (pool !== null) return { outcome: "pass", evidence: [field(userPool, ["Id"])] };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `User pool ${userPool.resource.name}, which ${chain.ruleName} names, does not exist in ${chain.client?.region ?? "its Region"}.`,
      evidence: [
        field(cognitoConfig, ["UserPoolArn"], { command: describeRule(chain) }),
        absent(userPool.resource, "cognito-idp:DescribeUserPool answers ResourceNotFoundException"),
      ],
      fixes: [
        {
          type: "steps",
          title: "Point the rule at a pool that exists",
          steps: [
            "A deleted user pool and its users cannot be restored: find the pool that took its place, or restore users into a new one.",
            "In that pool, have an app client with a secret, the code grant, the scopes of the rule, and this rule's callback URL.",
            "Set UserPoolArn, UserPoolClientId and UserPoolDomain of the rule together: each belongs to the pool.",
          ],
        },
        consoleRule(
          chain,
          ["Edit rule → Authenticate users", "Choose the user pool and its app client", "Save changes"],
          "Change the rule",
        ),
      ],
    };
  },
});
