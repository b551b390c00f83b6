import { ok } from "../../model/gathered";
import { answered, cognitoSnapshot, issuer, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./id-token-algorithm-unsupported";

const naming = (values: string[] | undefined) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.discoveries[issuer] = ok({
      probe: answered(`${issuer}/.well-known/openid-configuration`, 200),
      document: {
        issuer,
        ...(values === undefined ? {} : { id_token_signing_alg_values_supported: values }),
      },
    });
  });

testCheck(check, {
  pass: [
    { name: "RS256", snapshot: oidcSnapshot() },
    { name: "RS256 beside others", snapshot: naming(["ES256", "RS256", "none"]) },
  ],
  fail: [
    {
      name: "elliptic curves only",
      snapshot: naming(["ES256", "EdDSA"]),
      because: /with ES256, EdDSA, and not with RS256/,
    },
    { name: "another RSA", snapshot: naming(["PS256", "RS512"]) },
    { name: "a shared secret", snapshot: naming(["HS256"]) },
  ],
  unknown: [
    { name: "it is not named", snapshot: naming(undefined) },
    { name: "an empty list", snapshot: naming([]) },
    {
      name: "there is no document",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = ok({ probe: answered(`${issuer}/x`, 404), problem: "404" });
      }),
    },
  ],
  notApplicable: [{ name: "a user pool", snapshot: cognitoSnapshot() }],
});
