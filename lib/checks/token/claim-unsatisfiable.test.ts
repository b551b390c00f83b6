import type { JwtConfig } from "../../model/load-balancer";
import { jwtSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./claim-unsatisfiable";

type Claims = JwtConfig["AdditionalClaims"];

const asking = (AdditionalClaims: Claims, Issuer = "https://login.acme.example") =>
  jwtSnapshot(({ config }) => {
    Object.assign(config, { AdditionalClaims, Issuer });
  });
const text = (Name: string, ...Values: string[]) => ({ Name, Format: "single-string", Values });
const words = (Name: string, ...Values: string[]) => ({ Name, Format: "space-separated-values", Values });
const array = (Name: string, ...Values: string[]) => ({ Name, Format: "string-array", Values });
const pool = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";
const entra = "https://login.microsoftonline.com/8f2c/v2.0";
const okta = "https://acme.okta.com/oauth2/default";

testCheck(check, {
  pass: [
    { name: "an audience", snapshot: jwtSnapshot() },
    { name: "none", snapshot: asking([]) },
    { name: "a string may have spaces", snapshot: asking([text("name", "Jane Doe")]) },
    { name: "one of the values has no space", snapshot: asking([words("scope", "read write", "admin")]) },
    { name: "twice, with a value in common", snapshot: asking([text("aud", "a", "b"), text("aud", "b")]) },
    { name: "two words of one list", snapshot: asking([words("scope", "read"), words("scope", "write")]) },
    { name: "an audience that is an array", snapshot: asking([array("aud", "shop")]) },
    {
      name: "an access token of Cognito",
      snapshot: asking([text("client_id", "1example"), words("scope", "shop/read")], pool),
    },
    { name: "groups of Cognito", snapshot: asking([array("cognito:groups", "admins")], pool) },
    {
      name: "an access token of Cognito that is bound to a resource",
      snapshot: asking([text("client_id", "1example"), text("aud", "https://api.example.com")], pool),
    },
    { name: "roles of Entra", snapshot: asking([array("roles", "Orders.Read")], entra) },
    { name: "scopes of Okta", snapshot: asking([array("scp", "orders")], okta) },
    {
      name: "a format that AWS added",
      snapshot: asking([{ ...text("roles", "a"), Format: "number" }], entra),
    },
  ],
  fail: [
    {
      name: "a list with spaces in its only value",
      snapshot: asking([text("aud", "shop"), words("scope", "read write")]),
      because:
        /^No token can meet the rule: scope is a list separated by spaces, and its values "read write" have spaces inside\.$/,
      shows: /AdditionalClaims\/1/,
    },
    { name: "no value", snapshot: asking([text("aud")]), because: /aud names no value\.$/ },
    {
      name: "one string with two values",
      snapshot: asking([text("aud", "a"), text("aud", "b")]),
      because: /aud is asked for twice/,
    },
    {
      name: "scopes of Cognito as an array",
      snapshot: asking([array("scope", "shop/read")], pool),
      certainty: "likely",
      because: /scope is asked for as an array, and Amazon Cognito sends a string\.$/,
    },
    {
      name: "groups of Cognito as a string",
      snapshot: asking([text("cognito:groups", "admins")], pool),
      certainty: "likely",
      because: /as a string, and Amazon Cognito sends an array/,
    },
    {
      name: "claims of an access token and of an ID token of Cognito",
      snapshot: asking([text("client_id", "1example"), text("cognito:username", "jane")], pool),
      certainty: "likely",
      because: /client_id and cognito:username are asked for together/,
    },
    {
      name: "roles of Entra as a string",
      snapshot: asking([text("roles", "Orders.Read")], entra),
      certainty: "likely",
    },
    {
      name: "scopes of Okta as words",
      snapshot: asking([words("scp", "orders")], okta),
      certainty: "likely",
      because: /as words separated by spaces, and Okta sends an array/,
    },
    {
      name: "one that is likely and one that is certain",
      snapshot: asking([array("scope", "a"), text("aud")], pool),
      because: /scope is asked for as an array.*aud names no value|aud names no value.*scope/,
    },
  ],
  notApplicable: [{ name: "a rule that signs in", snapshot: oidcSnapshot() }],
});
