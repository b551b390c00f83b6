import { ok } from "../../model/gathered";
import { answered, cognitoSnapshot, issuer, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./code-response-unsupported";

const naming = (values: string[] | undefined) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.discoveries[issuer] = ok({
      probe: answered(`${issuer}/.well-known/openid-configuration`, 200),
      document: { issuer, ...(values === undefined ? {} : { response_types_supported: values }) },
    });
  });

testCheck(check, {
  pass: [
    { name: "code among others", snapshot: oidcSnapshot() },
    { name: "code alone", snapshot: naming(["code"]) },
  ],
  fail: [
    {
      name: "implicit only",
      snapshot: naming(["id_token", "token"]),
      because: /offers id_token, token, and a load/,
    },
    {
      name: "hybrid only is not code",
      snapshot: naming(["code id_token"]),
      shows: /response_types_supported: code id_token/,
    },
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
