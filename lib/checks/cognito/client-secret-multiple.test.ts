import { ok } from "../../model/gathered";
import { clientKey, cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./client-secret-multiple";

const withSecrets = (count: number) =>
  cognitoSnapshot(({ artifacts }) => {
    artifacts.clientSecrets[clientKey] = ok(count);
  });
const clue = { reason: "AuthTokenEpRequestFailed" };

testCheck(check, {
  pass: [
    { name: "one secret", snapshot: withSecrets(1) },
    { name: "one secret, and the token endpoint refused", snapshot: withSecrets(1), clue },
    { name: "two without a clue are a rotation", snapshot: withSecrets(2), because: /rotation is under way/ },
    {
      name: "two, and another reason",
      snapshot: withSecrets(2),
      clue: { reason: "AuthTokenEpRequestTimeout" },
      because: /rotation is under way/,
    },
    { name: "none at all is another check's matter", snapshot: withSecrets(0), clue },
  ],
  fail: [
    {
      name: "two, and the token endpoint refused",
      snapshot: withSecrets(2),
      clue,
      because: /web has two active secrets/,
      shows: /"actual":2/,
    },
  ],
});
