import { listed } from "../../facts/words";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { field, notRead } from "../evidence";
import { foundPool, noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "user-pool-issuer-incompatible",
  title: "The authorizer's user pools issue tokens under their original issuer",
  failureTitle: "A user pool issues tokens under its updated issuer, which Cognito authorizers do not take",
  description:
    "A pool whose IssuerConfiguration is UPDATED signs tokens as https://issuer-cognito-idp.REGION.amazonaws.com/POOL. AWS says that this form works with neither COGNITO_USER_POOLS authorizers nor authenticate-cognito.",
  severity: "breaks-sign-in",
  kinds: ["rest-cognito"],
  hop: "authorizer",
  meets: "401",
  docs: [documents.cognitoTokens, documents.apiCognito],
  requires: ["authorizer", "pools"],
  notApplicable: ({ authorizer, pools }) => {
    if (authorizer.value === null) return noAuthorizer;
    const there = pools.value.some(({ pool }) => pool.state !== "ok" || pool.value !== null);
    return there ? null : "The authorizer names no user pool that exists.";
  },
  evaluate: ({ authorizer, pools }) => {
    const found = pools.value.flatMap((pool) => foundPool(pool) ?? []);
    const updated = found.filter(({ value }) => value.IssuerType === "UPDATED");
    const [first] = updated;
    if (first) {
      const whole = updated.length === pools.value.length;
      return {
        outcome: "fail",
        certainty: "proven",
        ...(whole ? {} : { severity: "may-break" }),
        because: `User pool ${listed(updated.map(({ resource }) => resource.name))} issues its tokens under the UPDATED issuer, which authorizer ${authorizer.resource.name} does not accept.`,
        evidence: [
          field(first, ["IssuerType"], { expected: "ORIGINAL" }),
          ...updated.slice(1).map((pool) => field(pool, ["IssuerType"], { expected: "ORIGINAL" })),
        ],
        fixes: [
          {
            type: "steps",
            title: "Let the authorizer and the pool use one form",
            steps: [
              "Set the pool's issuer configuration back to ORIGINAL (UpdateUserPool, IssuerConfiguration.Type): every application that verifies the issuer of this pool's tokens must follow.",
              "Or keep UPDATED and give the methods a JWT authorizer, with the issuer of the pool's discovery document and its app client ids as audiences. A REST API then has to be deployed.",
            ],
          },
        ],
      };
    }
    for (const { pool, poolId } of pools.value)
      if (pool.state !== "ok") return notRead(`User pool ${poolId}`, pool);
    const strange = found.find(({ value }) => value.IssuerType !== "ORIGINAL");
    if (strange) {
      return {
        outcome: "unknown",
        because: `The issuer type of ${strange.resource.name} is ${strange.value.IssuerType}, which this version does not know.`,
      };
    }
    return { outcome: "pass", evidence: found.map((pool) => field(pool, ["IssuerType"])) };
  },
});
