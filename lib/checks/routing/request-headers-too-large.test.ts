import { cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./request-headers-too-large";

const snapshot = cognitoSnapshot();

testCheck(check, {
  pass: [
    { name: "another status", snapshot, clue: { status: 561 } },
    {
      name: "400 with a reason of its own",
      snapshot,
      clue: { status: 400, reason: "AuthInvalidStateParam" },
    },
  ],
  fail: [
    { name: "400", snapshot, clue: { status: 400 }, because: /^A 400 /, shows: /"400"/ },
    { name: "431 of the target", snapshot, clue: { status: 431 } },
    { name: "494 of nginx", snapshot, clue: { status: 494 } },
  ],
  unknown: [{ name: "nothing was brought", snapshot }],
});
