import { ok, skipped } from "../../model/gathered";
import type { IdentityProvider } from "../../model/user-pool";
import { clientKey, cognitoSnapshot, poolId } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./federated-callback-unknown";

const federated = (named: string[], providers: IdentityProvider[], ruleDomain?: string) =>
  cognitoSnapshot(({ artifacts, client, config }) => {
    client.SupportedIdentityProviders = named;
    artifacts.identityProviders[poolId] = ok(providers);
    if (ruleDomain !== undefined) config.UserPoolDomain = ruleDomain;
  });
const saml = { ProviderName: "Okta", ProviderType: "SAML" };
const google = { ProviderName: "Google", ProviderType: "Google" };

testCheck(check, {
  pass: [
    { name: "the pool's own users only", snapshot: cognitoSnapshot() },
    { name: "no provider at all is another check's matter", snapshot: federated([], []) },
  ],
  fail: [
    {
      name: "SAML",
      snapshot: federated(["COGNITO", "Okta"], [saml]),
      because: /Okta, which must know https:\/\/shop-login\.auth\.eu-west-1\.amazoncognito\.com\/saml2\/idpr/,
    },
    {
      name: "OIDC or social, on a custom domain",
      snapshot: federated(["Google"], [google], "login.acme.example"),
      because: /https:\/\/login\.acme\.example\/oauth2\/idpresponse\.$/,
    },
    {
      name: "both, each with its own address",
      snapshot: federated(["Okta", "Google"], [google, saml]),
      because: /Okta and Google.*saml2\/idpresponse and .*oauth2\/idpresponse/,
    },
    {
      name: "one of two is gone from the pool, and is not told of",
      snapshot: federated(["Okta", "Google"], [google]),
      because: /sent on to Google, /,
    },
  ],
  unknown: [
    {
      name: "the providers were not read, so neither address is known",
      snapshot: cognitoSnapshot(({ artifacts, client }) => {
        client.SupportedIdentityProviders = ["Okta"];
        artifacts.identityProviders[poolId] = skipped("it was denied");
      }),
    },
    {
      name: "the provider is gone from the pool",
      snapshot: federated(["Okta"], []),
      because: /no longer has/,
    },
  ],
  notApplicable: [
    {
      name: "there is no client",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.appClients[clientKey] = ok(null);
      }),
    },
  ],
});
