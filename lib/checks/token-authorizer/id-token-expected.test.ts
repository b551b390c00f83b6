import { apiPoolIssuer, apiSnapshotOf, genericIssuer } from "../../testing/api-snapshot-of";
import { sending } from "../../testing/brought-token";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./id-token-expected";

const plain = apiSnapshotOf("rest-cognito");
const accessToken = { iss: apiPoolIssuer, token_use: "access", client_id: "web" };

testApiCheck(check, {
  pass: [
    {
      name: "an ID token",
      snapshot: plain,
      brought: sending({ iss: apiPoolIssuer, token_use: "id", aud: "w" }),
    },
  ],
  fail: [{ name: "an access token", snapshot: plain, brought: sending(accessToken), shows: /"access"/ }],
  unknown: [
    { name: "no request", snapshot: plain, because: /takes an ID token/, needs: /token/ },
    {
      name: "a token of another provider",
      snapshot: plain,
      brought: sending({ iss: genericIssuer, sub: "x" }),
    },
  ],
  notApplicable: [
    { name: "scopes", snapshot: apiSnapshotOf("rest-cognito-scopes"), brought: sending(accessToken) },
    { name: "an HTTP API takes both", snapshot: apiSnapshotOf("http-jwt"), brought: sending(accessToken) },
  ],
});
