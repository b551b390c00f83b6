import { expect, it } from "vitest";
import { callbackUrl, hostedHost, userPoolIssuer } from "./cognito-addresses";

it("builds a callback of the host as it is given", () => {
  expect(callbackUrl("app.example.com")).toBe("https://app.example.com/oauth2/idpresponse");
});

it.each([
  ["shop-login", "shop-login.auth.eu-west-1.amazoncognito.com"],
  ["login.acme.example", "login.acme.example"],
])("the hosted pages of %s are at %s", (domain, host) => {
  expect(hostedHost(domain, "eu-west-1")).toBe(host);
});

it("builds a pool's original issuer", () => {
  expect(userPoolIssuer("eu-west-1_A", "eu-west-1")).toBe(
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A",
  );
});
