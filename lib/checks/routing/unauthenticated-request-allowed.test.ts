import { cognitoSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./unauthenticated-request-allowed";

testCheck(check, {
  pass: [
    { name: "it asks for a sign-in", snapshot: cognitoSnapshot() },
    {
      name: "it refuses",
      snapshot: oidcSnapshot(({ config }) => {
        config.OnUnauthenticatedRequest = "deny";
      }),
    },
  ],
  fail: [
    {
      name: "Cognito",
      snapshot: cognitoSnapshot(({ config }) => {
        config.OnUnauthenticatedRequest = "allow";
      }),
      because: /^rule 10 forwards users who are not signed in/,
      shows: /"actual":"allow"/,
    },
    {
      name: "OpenID provider",
      snapshot: oidcSnapshot(({ config }) => {
        config.OnUnauthenticatedRequest = "allow";
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
