import { ok } from "../../model/gathered";
import { clientKey, cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./scope-not-allowed";

const asked = (scope: string, allowed: string[]) =>
  cognitoSnapshot(({ client, config }) => {
    config.Scope = scope;
    client.AllowedOAuthScopes = allowed;
  });

testCheck(check, {
  pass: [
    { name: "all are allowed", snapshot: asked("openid email", ["email", "openid", "phone"]) },
    {
      name: "several spaces, tabs and line breaks part them",
      snapshot: asked("openid  \temail\n", ["openid", "email"]),
    },
    {
      name: "a custom scope",
      snapshot: asked("openid https://api.example.com/read", ["openid", "https://api.example.com/read"]),
    },
    { name: "no scope asks for nothing", snapshot: asked("", []) },
  ],
  fail: [
    { name: "one is not", snapshot: asked("openid profile", ["openid"]), because: /asks for profile, which/ },
    { name: "nothing is allowed", snapshot: asked("openid email", []), because: /openid and email/ },
    {
      name: "scopes are case-sensitive",
      snapshot: asked("openid Email", ["openid", "email"]),
      because: /Email/,
    },
    {
      name: "commas part nothing",
      snapshot: asked("openid,email", ["openid", "email"]),
      because: /openid,email/,
    },
    {
      name: "the same name on another resource server",
      snapshot: asked("openid shop/read", ["openid", "depot/read"]),
      shows: /"expected":"shop\/read"/,
    },
  ],
  notApplicable: [
    {
      name: "OAuth is off",
      snapshot: cognitoSnapshot(({ client }) => {
        client.AllowedOAuthFlowsUserPoolClient = false;
        client.AllowedOAuthScopes = [];
      }),
    },
    {
      name: "there is no client",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.appClients[clientKey] = ok(null);
      }),
    },
  ],
});
