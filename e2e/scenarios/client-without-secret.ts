import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "client-without-secret";

export const scenario: Scenario = {
  id,
  title: "The app client has no secret",
  story:
    "The app client was made for a single-page application, without a secret, and then named in the rule. Everybody sees 561 after typing their password.",
  build: () =>
    cognitoWorld(id, ({ client }) => {
      delete client.ClientSecret;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthTokenEpRequestFailed" },
  clue: { status: 561 },
  answer: "found",
  causes: { server: ["client-secret-absent"] },
};
