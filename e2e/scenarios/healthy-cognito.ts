import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

export const scenario: Scenario = {
  id: "healthy-cognito",
  title: "Signs in with a Cognito user pool",
  story:
    "Nothing is wrong. The load balancer sends people to the user pool's prefix domain and lets them in.",
  build: () => cognitoWorld("healthy-cognito"),
  url: "https://healthy-cognito.example.com/",
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
};
