import type { Scenario } from "../../sandbox/world";
import { restJwtWorld, restUrl } from "./build-rest";

const id = "healthy-rest-jwt";

export const scenario: Scenario = {
  id,
  title: "Lets a program call a REST API with a token of an OIDC provider",
  story: "Nothing is wrong. The API trusts the provider's tokens for its audience, and verifies them itself.",
  build: () => restJwtWorld(id),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
