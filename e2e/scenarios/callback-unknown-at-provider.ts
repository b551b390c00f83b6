import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "callback-unknown-at-provider";

export const scenario: Scenario = {
  id,
  title: "The provider does not know the callback URL",
  story:
    "The application moved to a new host name. The rule and the certificate followed; at the provider, the client still has the old callback URL, and its page says invalid_redirect_uri.",
  build: () =>
    oidcWorld(id, ({ client }) => {
      client.redirect_uris = [`https://old.${id}.example.com/oauth2/idpresponse`];
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "invalid_redirect_uri" },
  clue: { status: 400, reason: "invalid_redirect_uri" },
  answer: "found",
  causes: { server: ["redirect-uri-rejected"] },
};
