import { ok } from "../../model/gathered";
import { answered, cognitoSnapshot, issuer, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./userinfo-endpoint-mismatch";

/** The rule names `own`, discovery names `named`. */
const naming = (own: string, named: string | undefined) =>
  oidcSnapshot(({ artifacts, config }) => {
    config.UserInfoEndpoint = own;
    artifacts.discoveries[issuer] = ok({
      probe: answered(`${issuer}/.well-known/openid-configuration`, 200),
      document: { issuer, ...(named === undefined ? {} : { userinfo_endpoint: named }) },
    });
  });

testCheck(check, {
  pass: [
    { name: "equal", snapshot: oidcSnapshot() },
    {
      name: "Microsoft's, on another host than the token endpoint",
      snapshot: naming(
        "https://graph.microsoft.com/oidc/userinfo",
        "https://graph.microsoft.com/oidc/userinfo",
      ),
    },
  ],
  fail: [
    {
      name: "another host",
      snapshot: naming("https://old.acme.example/userinfo", "https://login.acme.example/userinfo"),
      because: /another host\.$/,
    },
    {
      name: "Google's older host is alive",
      snapshot: naming(
        "https://www.googleapis.com/oauth2/v3/userinfo",
        "https://openidconnect.googleapis.com/v1/userinfo",
      ),
      severity: "hygiene",
    },
    {
      name: "another Keycloak realm",
      snapshot: naming(
        "https://id.acme.example/auth/realms/a/protocol/openid-connect/userinfo",
        "https://id.acme.example/auth/realms/b/protocol/openid-connect/userinfo",
      ),
      because: /another tenant\.$/,
    },
  ],
  unknown: [
    { name: "discovery does not name it", snapshot: naming(`${issuer}/x`, undefined) },
    {
      name: "there is no document",
      snapshot: oidcSnapshot(({ artifacts }) => {
        artifacts.discoveries[issuer] = ok({ probe: answered(`${issuer}/x`, 404), problem: "404" });
      }),
    },
  ],
  notApplicable: [{ name: "a user pool's addresses are not in the rule", snapshot: cognitoSnapshot() }],
});
