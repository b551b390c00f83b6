import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "identity-provider-deleted";

export const scenario: Scenario = {
  id,
  title: "The app client names a provider that the pool no longer has",
  story:
    "The connection to the company's directory was deleted and created again under a new name. The app client still offers the old one only.",
  build: () =>
    cognitoWorld(id, ({ client, pool, region }) => {
      client.SupportedIdentityProviders = ["Directory"];
      region.cognito.identityProviders.push({
        UserPoolId: pool.Id,
        ProviderName: "Directory-2",
        ProviderType: "SAML",
        ProviderDetails: {},
      });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "provider", status: 400, error: "invalid_request" },
  clue: { status: 400, reason: "invalid_request" },
  answer: "found",
  causes: { server: ["identity-providers-empty"] },
};
