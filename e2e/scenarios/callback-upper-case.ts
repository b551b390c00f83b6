import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "callback-upper-case";

export const scenario: Scenario = {
  id,
  title: "The callback URL is registered in upper case",
  story:
    "The callback URL was copied out of a ticket that wrote the host name in capitals. Cognito compares letter by letter.",
  build: () =>
    cognitoWorld(id, ({ client, host }) => {
      client.CallbackURLs = [`https://${host.toUpperCase()}/oauth2/idpresponse`];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "redirect_mismatch" },
  clue: { status: 400, reason: "redirect_mismatch" },
  answer: "found",
  causes: { server: ["callback-url-unregistered"] },
};
