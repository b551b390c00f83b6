import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "callback-trailing-slash";

export const scenario: Scenario = {
  id,
  title: "The callback URL is registered with a trailing slash",
  story:
    "Somebody tidied up the app client and ended its callback URL in a slash. Cognito compares letter by letter.",
  build: () =>
    cognitoWorld(id, ({ client, host }) => {
      client.CallbackURLs = [`https://${host}/oauth2/idpresponse/`];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "redirect_mismatch" },
  clue: { status: 400, reason: "redirect_mismatch" },
  answer: "found",
  causes: { server: ["callback-url-unregistered"] },
};
