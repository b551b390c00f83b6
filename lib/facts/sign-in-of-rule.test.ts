import { describe, expect, it } from "vitest";
import type { Action } from "../model/load-balancer";
import { forward, signIn, tokenCheck } from "../routing/rules-for-tests";
import { signInOf } from "./sign-in-of-rule";

const cognito = (UserPoolArn: string): Action => ({
  Type: "authenticate-cognito",
  Order: 1,
  AuthenticateCognitoConfig: {
    UserPoolArn,
    UserPoolClientId: "client",
    UserPoolDomain: "login",
    SessionCookieName: "Session",
    Scope: "openid",
    SessionTimeout: 3600,
    AuthenticationRequestExtraParams: {},
    OnUnauthenticatedRequest: "deny",
  },
});

describe("signInOf", () => {
  it("names the pool by its issuer", () => {
    const pool = cognito("arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI");
    expect(signInOf([pool, forward])).toEqual({
      cookie: "Session",
      relyingParty: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI client",
      onUnauthenticated: "deny",
    });
  });

  it("keeps an ARN that cannot be read", () => {
    expect(signInOf([cognito("no-arn")])?.relyingParty).toBe("no-arn client");
  });

  it("names an OpenID provider by its issuer", () => {
    expect(signInOf([signIn])).toEqual({
      cookie: "AWSELBAuthSessionCookie",
      relyingParty: "https://idp.example.net orders",
      onUnauthenticated: "authenticate",
    });
  });

  it.each([
    ["a token check", [tokenCheck, forward]],
    ["a forward", [forward]],
    ["nothing", []],
  ])("finds none in %s", (_name, actions) => {
    expect(signInOf(actions)).toBeUndefined();
  });
});
