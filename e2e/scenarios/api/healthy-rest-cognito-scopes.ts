import type { Scenario } from "../../sandbox/world";
import { restUrl, scopedApiWorld } from "./build-rest";

const id = "healthy-rest-cognito-scopes";

export const scenario: Scenario = {
  id,
  title: "Lets a program of a pool call a REST API with its access token",
  story:
    "Nothing is wrong. A program gets an access token of the pool with the scope that the methods ask for.",
  build: () => scopedApiWorld(id),
  url: restUrl(id),
  call: { headers: { authorization: "Bearer {token}" }, token: "client" },
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
