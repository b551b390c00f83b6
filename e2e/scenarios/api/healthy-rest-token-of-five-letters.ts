import type { Scenario } from "../../sandbox/world";
import { lets, restUrl, tokenWorld } from "./build-rest";

const id = "healthy-rest-token-of-five-letters";

export const scenario: Scenario = {
  id,
  title: "Takes five letters for a token",
  story: "Nothing is wrong. The expression wants five letters, and the callers send `allow`.",
  build: () =>
    tokenWorld(id, ({ authorizer, fn }) => {
      authorizer.identityValidationExpression = "\\w{5}";
      fn.handler = lets(({ authorizationToken }) => authorizationToken === "allow");
    }),
  url: restUrl(id),
  call: { headers: { authorization: "allow" } },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["validation-expression-cannot-match"],
};
