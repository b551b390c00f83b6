import { ok } from "../../model/gathered";
import { answered, cognitoSnapshot, issuer, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./authorization-endpoint-mismatch";

/** The rule names `own`, discovery names `named`. */
const naming = (own: string, named: string | undefined) =>
  oidcSnapshot(({ artifacts, config }) => {
    config.AuthorizationEndpoint = own;
    artifacts.discoveries[issuer] = ok({
      probe: answered(`${issuer}/.well-known/openid-configuration`, 200),
      document: { issuer, ...(named === undefined ? {} : { authorization_endpoint: named }) },
    });
  });
const entra = "https://login.microsoftonline.com";

testCheck(check, {
  pass: [
    { name: "equal", snapshot: oidcSnapshot() },
    {
      name: "equal, with the port that https means anyway",
      snapshot: naming("https://a.example:443/auth", "https://a.example/auth"),
    },
  ],
  fail: [
    {
      name: "another host",
      snapshot: naming("https://old.acme.example/authorize", "https://login.acme.example/authorize"),
      because: /another host\.$/,
      shows: /"expected":"https:\/\/login\.acme\.example\/authorize"/,
    },
    {
      name: "another Keycloak realm",
      snapshot: naming(
        "https://id.acme.example/realms/master/protocol/openid-connect/auth",
        "https://id.acme.example/realms/shop/protocol/openid-connect/auth",
      ),
      because: /another tenant\.$/,
    },
    {
      name: "Entra for every tenant",
      snapshot: naming(`${entra}/common/oauth2/v2.0/authorize`, `${entra}/8f2c/oauth2/v2.0/authorize`),
      because: /another tenant\.$/,
    },
    {
      name: "Google's older address is alive",
      snapshot: naming(
        "https://accounts.google.com/o/oauth2/auth",
        "https://accounts.google.com/o/oauth2/v2/auth",
      ),
      severity: "hygiene",
    },
    {
      name: "no URL at all",
      snapshot: naming("login.acme.example/authorize", "https://login.acme.example/authorize"),
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
