import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "oauth-switched-off";

export const scenario: Scenario = {
  id,
  title: "OAuth is switched off on the app client",
  story:
    "A script that updates the app client left out the OAuth switch, which Cognito then set back to its default: off.",
  build: () =>
    cognitoWorld(id, ({ client }) => {
      client.AllowedOAuthFlowsUserPoolClient = false;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "unauthorized_client" },
  clue: { status: 400, reason: "unauthorized_client" },
  answer: "found",
  causes: { server: ["oauth-flows-disabled"] },
};
