import type { Scenario } from "../sandbox/world";
import { oidcWorld } from "./build-oidc";

const id = "client-unknown-at-provider";

export const scenario: Scenario = {
  id,
  title: "The provider does not know the client",
  story:
    "The client was created anew at the provider and got another id. The rule still names the old one, and the provider's page says invalid_client.",
  build: () =>
    oidcWorld(id, ({ client }) => {
      client.client_id = "created-anew";
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "invalid_client" },
  clue: { status: 400, reason: "invalid_client" },
  answer: "found",
  causes: { server: ["client-rejected"] },
};
