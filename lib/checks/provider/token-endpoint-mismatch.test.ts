import { ok } from "../../model/gathered";
import { answered, cognitoSnapshot, issuer, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./token-endpoint-mismatch";

/** The rule names `own`, discovery names `named`. */
const naming = (own: string, named: string | undefined) =>
  oidcSnapshot(({ artifacts, config }) => {
    config.TokenEndpoint = own;
    artifacts.discoveries[issuer] = ok({
      probe: answered(`${issuer}/.well-known/openid-configuration`, 200),
      document: { issuer, ...(named === undefined ? {} : { token_endpoint: named }) },
    });
  });
const entra = "https://login.microsoftonline.com";

testCheck(check, {
  pass: [
    { name: "equal", snapshot: oidcSnapshot() },
    {
      name: "hosts ignore case",
      snapshot: naming("https://Login.acme.example/token", "https://login.acme.example/token"),
    },
  ],
  fail: [
    {
      name: "another host",
      snapshot: naming("https://old.acme.example/token", "https://login.acme.example/token"),
      because: /The rule's token endpoint is https:\/\/old.*another host\.$/,
    },
    {
      name: "another Okta authorization server",
      snapshot: naming(
        "https://acme.okta.com/oauth2/default/v1/token",
        "https://acme.okta.com/oauth2/aus1/v1/token",
      ),
      because: /another tenant\.$/,
    },
    {
      name: "Okta's own server instead of a custom one",
      snapshot: naming(
        "https://acme.okta.com/oauth2/v1/token",
        "https://acme.okta.com/oauth2/default/v1/token",
      ),
      because: /another tenant\.$/,
    },
    {
      name: "Entra v1 beside v2 of one tenant",
      snapshot: naming(`${entra}/8f2c/oauth2/token`, `${entra}/8f2c/oauth2/v2.0/token`),
      severity: "hygiene",
    },
    {
      name: "Google's older host is alive",
      snapshot: naming("https://www.googleapis.com/oauth2/v4/token", "https://oauth2.googleapis.com/token"),
      severity: "hygiene",
    },
    {
      name: "a slash too many",
      snapshot: naming("https://login.acme.example/token/", "https://login.acme.example/token"),
      severity: "hygiene",
    },
  ],
  unknown: [
    {
      name: "a pool's prefix domain, where discovery names the custom one",
      snapshot: oidcSnapshot(({ artifacts, config }) => {
        config.Issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";
        config.TokenEndpoint = "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/token";
        artifacts.discoveries[config.Issuer] = ok({
          probe: answered(`${config.Issuer}/.well-known/openid-configuration`, 200),
          document: { token_endpoint: "https://login.shop.example/oauth2/token" },
        });
      }),
      because: /at its prefix domain and at a custom domain/,
    },
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
