import { apiPoolIssuer, apiSnapshotOf, genericIssuer } from "../../testing/api-snapshot-of";
import { sending } from "../../testing/brought-token";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./access-token-expected";

const scoped = apiSnapshotOf("rest-cognito-scopes");
const idToken = { iss: apiPoolIssuer, token_use: "id", aud: "web" };

testApiCheck(check, {
  pass: [
    {
      name: "an access token",
      snapshot: scoped,
      brought: sending({ iss: apiPoolIssuer, token_use: "access", client_id: "web" }),
    },
  ],
  fail: [
    { name: "an ID token", snapshot: scoped, brought: sending(idToken), shows: /"token_use"/ },
    {
      name: "at an HTTP API",
      snapshot: apiSnapshotOf("http-jwt", ({ eachMethod }) =>
        eachMethod((method) => {
          method.authorizationScopes = ["orders/read"];
        }),
      ),
      brought: sending(idToken),
    },
    {
      name: "in the header that the authorizer reads",
      snapshot: apiSnapshotOf("rest-cognito-scopes", ({ eachAuthorizer }) =>
        eachAuthorizer((authorizer) => {
          authorizer.identitySource = ["method.request.header.X-Token"];
        }),
      ),
      brought: sending(idToken, "RS256", "x-token"),
    },
  ],
  unknown: [
    { name: "no request", snapshot: scoped, because: /takes an access token/, needs: /token/ },
    {
      name: "a request without a token",
      snapshot: scoped,
      brought: { request: { headers: [] } },
      because: /nothing at method\.request\.header\.Authorization/,
    },
    {
      name: "no token at all",
      snapshot: scoped,
      brought: { request: { headers: [{ name: "authorization", value: "Bearer ***" }] } },
      because: /was cut or stands for something else/,
    },
    {
      name: "a token of another provider",
      snapshot: scoped,
      brought: sending({ iss: genericIssuer, sub: "x" }),
      because: /does not say which/,
    },
  ],
  notApplicable: [{ name: "no scope", snapshot: apiSnapshotOf("rest-cognito"), brought: sending(idToken) }],
});
