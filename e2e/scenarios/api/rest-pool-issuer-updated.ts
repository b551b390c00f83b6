import type { Scenario } from "../../sandbox/world";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "rest-pool-issuer-updated";

export const scenario: Scenario = {
  id,
  title: "The pool issues tokens under the UPDATED issuer",
  story:
    "The pool was switched to the UPDATED issuer for another application. API Gateway expects the original one.",
  build: () =>
    cognitoApiWorld(id, ({ pool }) => {
      pool.IssuerConfiguration = { Type: "UPDATED" };
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["user-pool-issuer-incompatible"] },
};
