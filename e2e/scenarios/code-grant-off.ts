import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "code-grant-off";

export const scenario: Scenario = {
  id,
  title: "The app client allows the implicit grant only",
  story:
    "The app client was copied from a browser application that uses the implicit grant. The load balancer asks for a code and is refused.",
  build: () =>
    cognitoWorld(id, ({ client }) => {
      client.AllowedOAuthFlows = ["implicit"];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "load-balancer", status: 561, reason: "AuthMissingCodeParam", error: "unauthorized_client" },
  clue: { status: 561 },
  answer: "found",
  causes: { server: ["code-grant-disabled"] },
};
