import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "healthy-federated";

export const scenario: Scenario = {
  id,
  title: "Signs in with a pool that federates, on managed login",
  story:
    "Nothing is wrong. The user pool knows an outer identity provider as well, and its managed login pages have a style for this app client.",
  build: () =>
    cognitoWorld(id, ({ client, pool, domain, region }) => {
      client.SupportedIdentityProviders = ["COGNITO", "Okta"];
      domain.ManagedLoginVersion = 2;
      region.cognito.brandings.push({ UserPoolId: pool.Id, ClientId: client.ClientId });
      region.cognito.identityProviders.push({
        UserPoolId: pool.Id,
        ProviderName: "Okta",
        ProviderType: "OIDC",
        ProviderDetails: { oidc_issuer: "https://acme.okta.example" },
      });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["federated-callback-unknown"],
};
