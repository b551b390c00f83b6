import { ok, skipped } from "../../model/gathered";
import { clientKey, cognitoSnapshot, domain } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./managed-login-branding-absent";

const branded = (style: boolean, version = 2) =>
  cognitoSnapshot(({ artifacts, domain: poolDomain }) => {
    poolDomain.ManagedLoginVersion = version;
    artifacts.brandings[clientKey] = ok(style);
  });

testCheck(check, {
  pass: [{ name: "managed login with a style", snapshot: branded(true) }],
  fail: [
    {
      name: "managed login without a style",
      snapshot: branded(false),
      because: /web has no managed login style/,
      shows: /"actual":false/,
    },
  ],
  unknown: [
    {
      name: "the style was not read",
      snapshot: cognitoSnapshot(({ artifacts, domain: poolDomain }) => {
        poolDomain.ManagedLoginVersion = 2;
        artifacts.brandings[clientKey] = skipped("it was denied");
      }),
    },
  ],
  notApplicable: [
    { name: "the classic pages need no style", snapshot: branded(false, 1), because: /classic/ },
    {
      name: "nobody has the domain",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.userPoolDomains[domain] = ok(null);
      }),
    },
  ],
});
