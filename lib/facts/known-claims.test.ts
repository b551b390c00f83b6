import { expect, it } from "vitest";
import { knownIssuer } from "./known-claims";

it.each([
  ["https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI", "Amazon Cognito"],
  ["https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI", "Amazon Cognito"],
  ["https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_A", "Amazon Cognito"],
  ["https://login.microsoftonline.com/8f2c/v2.0", "Microsoft Entra ID"],
  ["https://sts.windows.net/8f2c/", "Microsoft Entra ID"],
  ["https://acme.okta.com", "Okta"],
  ["https://acme.oktapreview.com/oauth2/default", "Okta"],
  ["https://acme.okta.com.example/oauth2/default", undefined],
  ["https://login.acme.example", undefined],
])("%s: %s", (issuer, name) => {
  expect(knownIssuer(issuer)?.name).toBe(name);
});
