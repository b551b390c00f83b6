import { ok, skipped } from "../../model/gathered";
import { clientKey, cognitoSnapshot, poolId } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./identity-providers-empty";

const named = (names: string[], inPool: string[] = []) =>
  cognitoSnapshot(({ artifacts, client }) => {
    client.SupportedIdentityProviders = names;
    artifacts.identityProviders[poolId] = ok(
      inPool.map((ProviderName) => ({ ProviderName, ProviderType: "SAML" })),
    );
  });
const unread = (names: string[]) =>
  cognitoSnapshot(({ artifacts, client }) => {
    client.SupportedIdentityProviders = names;
    artifacts.identityProviders[poolId] = skipped("no client names another provider than COGNITO");
  });

testCheck(check, {
  pass: [
    { name: "the pool's own users", snapshot: named(["COGNITO"]) },
    { name: "the pool's own users, and no list was asked for", snapshot: unread(["COGNITO"]) },
    { name: "a provider that the pool has", snapshot: named(["Okta"], ["Okta", "Entra"]) },
    { name: "both", snapshot: named(["COGNITO", "Okta"], ["Okta"]) },
  ],
  fail: [
    { name: "none", snapshot: named([]), because: /names no identity provider/ },
    { name: "none, and no list was asked for", snapshot: unread([]) },
    {
      name: "only one that is gone",
      snapshot: named(["Okta"]),
      because: /names Okta, which the pool no longer has/,
    },
    { name: "two that are gone", snapshot: named(["Okta", "Entra"], ["Google"]), because: /Okta and Entra/ },
    { name: "names are compared letter by letter", snapshot: named(["okta"], ["Okta"]) },
    {
      name: "one that is gone beside one that works",
      snapshot: named(["COGNITO", "Okta"]),
      certainty: "likely",
      severity: "may-break",
    },
  ],
  unknown: [{ name: "another provider, and the list was not read", snapshot: unread(["COGNITO", "Okta"]) }],
  notApplicable: [
    {
      name: "there is no client",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.appClients[clientKey] = ok(null);
      }),
    },
  ],
});
