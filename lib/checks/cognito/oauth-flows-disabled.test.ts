import { ok } from "../../model/gathered";
import { clientKey, cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./oauth-flows-disabled";

testCheck(check, {
  pass: [{ name: "OAuth is on", snapshot: cognitoSnapshot() }],
  fail: [
    {
      name: "OAuth is off, however right the rest looks",
      snapshot: cognitoSnapshot(({ client }) => {
        client.AllowedOAuthFlowsUserPoolClient = false;
      }),
      because: /switched off on app client web/,
      shows: /"actual":false,"expected":"true"/,
    },
    {
      name: "OAuth is off, and nothing beside it is set",
      snapshot: cognitoSnapshot(({ client }) => {
        client.AllowedOAuthFlowsUserPoolClient = false;
        client.AllowedOAuthFlows = [];
        client.AllowedOAuthScopes = [];
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
