import type { Scenario } from "../../sandbox/world";
import { REGION } from "../build-ids";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "rest-pool-deleted";

export const scenario: Scenario = {
  id,
  title: "The authorizer names a pool that is gone",
  story: "The pool was deleted and made anew with its users. The authorizer goes on naming the old one.",
  build: () =>
    cognitoApiWorld(id, ({ authorizer, pool, ids }) => {
      const old = `${REGION}_${ids.hex("old pool", 9).toUpperCase()}`;
      authorizer.providerARNs = [(pool.Arn ?? "").replace(pool.Id, old)];
    }),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
  symptom: { at: "api", status: 401, errorType: "UnauthorizedException", body: '{"message":"Unauthorized"}' },
  clue: { status: 401, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["user-pool-missing"] },
};
