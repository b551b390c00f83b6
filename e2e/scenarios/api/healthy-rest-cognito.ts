import type { Scenario } from "../../sandbox/world";
import { cognitoApiWorld, restUrl } from "./build-rest";

const id = "healthy-rest-cognito";

export const scenario: Scenario = {
  id,
  title: "Lets the users of a pool call a REST API with their ID tokens",
  story:
    "Nothing is wrong. Users sign in at the pool; the program sends their ID token, and the API's methods ask for no scope.",
  build: () => cognitoApiWorld(id),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "id" },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
