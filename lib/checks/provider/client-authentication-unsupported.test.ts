import { ok } from "../../model/gathered";
import { answered, cognitoSnapshot, issuer, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./client-authentication-unsupported";

const naming = (values: string[] | undefined) =>
  oidcSnapshot(({ artifacts }) => {
    artifacts.discoveries[issuer] = ok({
      probe: answered(`${issuer}/.well-known/openid-configuration`, 200),
      document: {
        issuer,
        ...(values === undefined ? {} : { token_endpoint_auth_methods_supported: values }),
      },
    });
  });

testCheck(check, {
  pass: [
    { name: "both", snapshot: oidcSnapshot() },
    { name: "basic alone", snapshot: naming(["client_secret_basic"]) },
    { name: "post beside a key", snapshot: naming(["private_key_jwt", "client_secret_post"]) },
    { name: "it is not named: client_secret_basic is the default", snapshot: naming(undefined) },
  ],
  fail: [
    {
      name: "a key only",
      snapshot: naming(["private_key_jwt"]),
      because: /takes private_key_jwt at its token endpoint/,
    },
    { name: "a secret that is not sent", snapshot: naming(["client_secret_jwt", "tls_client_auth"]) },
    { name: "public clients only", snapshot: naming(["none"]) },
  ],
  unknown: [
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
