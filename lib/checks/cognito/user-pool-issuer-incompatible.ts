import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";

export default defineCheck({
  id: "user-pool-issuer-incompatible",
  title: "The user pool issues tokens under its original issuer",
  failureTitle: "The user pool issues tokens under its updated issuer, which load balancers do not take",
  description:
    "A pool whose IssuerConfiguration is UPDATED signs tokens as https://issuer-cognito-idp.REGION.amazonaws.com/POOL. AWS says that this form works with neither authenticate-cognito nor COGNITO_USER_POOLS authorizers.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "token",
  meets: "401",
  docs: [documents.cognitoTokens, documents.albAuthentication],
  requires: ["userPool"],
  notApplicable: ({ userPool }) => (userPool.value === null ? "The user pool does not exist." : null),
  evaluate: ({ userPool }) => {
    const type = userPool.value?.IssuerType ?? "";
    if (type === "ORIGINAL") return { outcome: "pass", evidence: [field(userPool, ["IssuerType"])] };
    if (type !== "UPDATED")
      return {
        outcome: "unknown",
        because: `The pool's issuer type is ${type}, which this version does not know.`,
      };
    return {
      outcome: "fail",
      certainty: "proven",
      because: `User pool ${userPool.resource.name} issues its tokens under the UPDATED issuer, which authenticate-cognito does not accept.`,
      evidence: [field(userPool, ["IssuerType"], { expected: "ORIGINAL" })],
      fixes: [
        {
          type: "steps",
          title: "Let the rule speak to the pool in a form that it accepts",
          steps: [
            "Set the pool's issuer configuration back to ORIGINAL (UpdateUserPool, IssuerConfiguration.Type): every application that verifies the issuer of this pool's tokens must follow.",
            "Or keep UPDATED and change the rule to authenticate-oidc, with the issuer and endpoints of the pool's discovery document.",
          ],
        },
      ],
    };
  },
});
