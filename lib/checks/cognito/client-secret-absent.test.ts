import { ok } from "../../model/gathered";
import { clientKey, cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./client-secret-absent";

testCheck(check, {
  pass: [{ name: "it has one", snapshot: cognitoSnapshot() }],
  fail: [
    {
      name: "a public client",
      snapshot: cognitoSnapshot(({ client }) => {
        client.HasClientSecret = false;
      }),
      because: /App client web has no secret/,
    },
    {
      name: "a public client without OAuth, scopes or callback URLs",
      snapshot: cognitoSnapshot(({ client }) => {
        Object.assign(client, {
          HasClientSecret: false,
          AllowedOAuthScopes: [],
          CallbackURLs: [],
          SupportedIdentityProviders: [],
        });
      }),
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
