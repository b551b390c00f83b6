import { cognitoSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./unauthenticated-request-denied";

testCheck(check, {
  pass: [
    { name: "it asks for a sign-in", snapshot: cognitoSnapshot() },
    {
      name: "it lets them through",
      snapshot: oidcSnapshot(({ config }) => {
        config.OnUnauthenticatedRequest = "allow";
      }),
    },
  ],
  fail: [
    {
      name: "Cognito",
      snapshot: cognitoSnapshot(({ config }) => {
        config.OnUnauthenticatedRequest = "deny";
      }),
      because: /^rule 10 denies users who are not signed in/,
      shows: /"actual":"deny"/,
    },
    {
      name: "OpenID provider",
      snapshot: oidcSnapshot(({ config }) => {
        config.OnUnauthenticatedRequest = "deny";
      }),
      shows: /AuthenticateOidcConfig/,
    },
  ],
  notApplicable: [
    {
      name: "the rule asks for no sign-in",
      snapshot: cognitoSnapshot(({ rule }) => {
        rule.Actions = rule.Actions.slice(1);
      }),
    },
  ],
});
