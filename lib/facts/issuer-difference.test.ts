import { expect, it } from "vitest";
import { issuerDifference } from "./issuer-difference";

const pool = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";

it.each([
  ["https://login.acme.example/", "https://login.acme.example", ": the rule has a slash too many"],
  ["https://login.acme.example", "https://login.acme.example/", ": the rule lacks the slash at the end"],
  ["https://Login.acme.example", "https://login.acme.example", ": they differ in upper and lower case"],
  [
    "https://login.microsoftonline.com/common/v2.0",
    "https://login.microsoftonline.com/{tenantid}/v2.0",
    ": an address for every tenant, which is the issuer of none",
  ],
  [
    "https://sts.windows.net/9f/",
    "https://login.microsoftonline.com/9f/v2.0",
    ": one is the v1 address of a tenant, the other its v2 address",
  ],
  ["https://id.example/realms/a", "https://id.example/realms/b", ": another realm"],
  [pool, pool.replaceAll("eu-west-1", "us-east-1"), ": another Region"],
  [pool, pool.replace("AbCdEfGhI", "ZyXwVuTsR"), ": another user pool"],
  ["https://login.acme.example", "https://other.acme.example", ""],
])("%s and %s", (own, named, difference) => {
  expect(issuerDifference(own, named, "the rule")).toBe(difference);
});
