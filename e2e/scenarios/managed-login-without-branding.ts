import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "managed-login-without-branding";

export const scenario: Scenario = {
  id,
  title: "Managed login without a style for the app client",
  story:
    "The domain was switched to managed login. This app client has no style there, and its users see an unavailable page with 403.",
  build: () =>
    cognitoWorld(id, ({ domain }) => {
      domain.ManagedLoginVersion = 2;
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 403 },
  clue: { status: 403 },
  answer: "likely",
  causes: { server: ["managed-login-branding-absent"] },
};
