import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "email-attribute-unreadable";

export const scenario: Scenario = {
  id,
  title: "The app client may not read email_verified",
  story:
    "The readable attributes of the app client were narrowed to the e-mail address. With the scope email Cognito now refuses the code, and users see 561.",
  build: () =>
    cognitoWorld(id, ({ client, authenticate }) => {
      authenticate.Scope = "openid email";
      client.ReadAttributes = ["email"];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthInvalidGrantError" },
  clue: { status: 561 },
  answer: "likely",
  causes: { server: ["email-attribute-unreadable"] },
};
