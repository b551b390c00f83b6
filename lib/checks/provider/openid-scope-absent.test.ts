import { cognitoSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./openid-scope-absent";

const oidc = (scope: string) =>
  oidcSnapshot(({ config }) => {
    config.Scope = scope;
  });

testCheck(check, {
  pass: [
    { name: "openid alone", snapshot: oidcSnapshot() },
    { name: "in the middle", snapshot: oidc("profile openid email") },
    { name: "after a line break", snapshot: oidc("email\nopenid") },
    { name: "a user pool", snapshot: cognitoSnapshot() },
  ],
  fail: [
    {
      name: "others only",
      snapshot: oidc("email profile"),
      because: /asks for email profile, without openid/,
      shows: /"expected":"openid email profile"/,
    },
    { name: "nothing", snapshot: oidc(""), because: /asks for no scope/, shows: /"expected":"openid"/ },
    { name: "scopes are case-sensitive", snapshot: oidc("OpenID email") },
    { name: "commas part nothing", snapshot: oidc("openid,email") },
    { name: "a longer word", snapshot: oidc("openid2") },
    {
      name: "a user pool",
      snapshot: cognitoSnapshot(({ config }) => {
        config.Scope = "aws.cognito.signin.user.admin";
      }),
    },
  ],
});
