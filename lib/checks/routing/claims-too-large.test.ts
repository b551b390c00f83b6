import { cognitoSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./claims-too-large";

const snapshot = cognitoSnapshot();

testCheck(check, {
  pass: [
    {
      name: "another reason",
      snapshot,
      clue: { reason: "AuthInvalidIdToken" },
      because: /gave another reason/,
    },
  ],
  fail: [
    {
      name: "the reason says so",
      snapshot,
      clue: { reason: "AuthUserinfoResponseSizeExceeded", status: 500 },
      shows: /AuthUserinfoResponseSizeExceeded/,
    },
    {
      name: "of an OpenID provider",
      snapshot: oidcSnapshot(),
      clue: { reason: "AuthUserinfoResponseSizeExceeded" },
    },
  ],
  unknown: [
    { name: "nothing was brought", snapshot },
    { name: "500 alone has other causes", snapshot, clue: { status: 500 } },
  ],
});
