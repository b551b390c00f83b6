import { ok } from "../../model/gathered";
import { clientKey, cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./code-grant-disabled";

const flows = (...allowed: string[]) =>
  cognitoSnapshot(({ client }) => {
    client.AllowedOAuthFlows = allowed;
  });

testCheck(check, {
  pass: [
    { name: "code alone", snapshot: flows("code") },
    { name: "code beside implicit", snapshot: flows("implicit", "code") },
  ],
  fail: [
    { name: "no flow", snapshot: flows(), because: /allows no flow/ },
    { name: "implicit only", snapshot: flows("implicit"), because: /allows implicit/ },
    {
      name: "a client for machines",
      snapshot: flows("client_credentials"),
      because: /allows client_credentials/,
      shows: /"expected":"code"/,
    },
    { name: "another case is another flow", snapshot: flows("CODE") },
  ],
  notApplicable: [
    {
      name: "OAuth is off",
      snapshot: cognitoSnapshot(({ client }) => {
        client.AllowedOAuthFlowsUserPoolClient = false;
        client.AllowedOAuthFlows = [];
      }),
      because: /switched off/,
    },
    {
      name: "there is no client",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.appClients[clientKey] = ok(null);
      }),
    },
  ],
});
