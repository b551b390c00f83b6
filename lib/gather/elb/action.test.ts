import type { Action as AwsAction } from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, it } from "vitest";
import { action as actionSchema } from "../../model/load-balancer";
import { normaliseAction } from "./action";

const oidc = {
  Issuer: "https://login.example",
  AuthorizationEndpoint: "https://login.example/auth",
  TokenEndpoint: "https://login.example/token",
  UserInfoEndpoint: "https://login.example/me",
  ClientId: "app",
};
const defaults = {
  SessionCookieName: "AWSELBAuthSessionCookie",
  Scope: "openid",
  SessionTimeout: 604_800,
  AuthenticationRequestExtraParams: {},
  OnUnauthenticatedRequest: "authenticate",
};

const cases: [string, AwsAction, unknown][] = [
  [
    "authenticate-oidc with AWS's defaults, and never a secret",
    {
      Type: "authenticate-oidc",
      AuthenticateOidcConfig: { ...oidc, ClientSecret: "CANARY", UseExistingClientSecret: true },
    },
    { Type: "authenticate-oidc", Order: 3, AuthenticateOidcConfig: { ...oidc, ...defaults } },
  ],
  [
    "authenticate-oidc as it is set",
    {
      Type: "authenticate-oidc",
      Order: 1,
      AuthenticateOidcConfig: {
        ...oidc,
        SessionCookieName: "App",
        Scope: "openid email",
        SessionTimeout: 60,
        AuthenticationRequestExtraParams: { prompt: "login" },
        OnUnauthenticatedRequest: "deny",
      },
    },
    {
      Type: "authenticate-oidc",
      Order: 1,
      AuthenticateOidcConfig: {
        ...oidc,
        SessionCookieName: "App",
        Scope: "openid email",
        SessionTimeout: 60,
        AuthenticationRequestExtraParams: { prompt: "login" },
        OnUnauthenticatedRequest: "deny",
      },
    },
  ],
  [
    "authenticate-cognito with AWS's defaults",
    {
      Type: "authenticate-cognito",
      Order: 1,
      AuthenticateCognitoConfig: { UserPoolArn: "arn", UserPoolClientId: "id", UserPoolDomain: "acme" },
    },
    {
      Type: "authenticate-cognito",
      Order: 1,
      AuthenticateCognitoConfig: {
        UserPoolArn: "arn",
        UserPoolClientId: "id",
        UserPoolDomain: "acme",
        ...defaults,
      },
    },
  ],
  [
    "jwt-validation",
    {
      Type: "jwt-validation",
      Order: 1,
      JwtValidationConfig: { JwksEndpoint: "https://a/jwks", Issuer: "https://a" },
    },
    {
      Type: "jwt-validation",
      Order: 1,
      JwtValidationConfig: { JwksEndpoint: "https://a/jwks", Issuer: "https://a", AdditionalClaims: [] },
    },
  ],
  [
    "forward, short form",
    { Type: "forward", Order: 2, TargetGroupArn: "tg" },
    { Type: "forward", Order: 2, TargetGroups: [{ TargetGroupArn: "tg", Weight: 1 }] },
  ],
  [
    "forward, weighted",
    {
      Type: "forward",
      Order: 2,
      TargetGroupArn: "ignored",
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: "a", Weight: 0 },
          { TargetGroupArn: "b", Weight: 9 },
        ],
      },
    },
    {
      Type: "forward",
      Order: 2,
      TargetGroups: [
        { TargetGroupArn: "a", Weight: 0 },
        { TargetGroupArn: "b", Weight: 9 },
      ],
    },
  ],
  [
    "redirect with AWS's defaults",
    { Type: "redirect", Order: 1, RedirectConfig: { Protocol: "HTTPS", StatusCode: "HTTP_301" } },
    {
      Type: "redirect",
      Order: 1,
      RedirectConfig: {
        Protocol: "HTTPS",
        Port: "#{port}",
        Host: "#{host}",
        Path: "/#{path}",
        Query: "#{query}",
        StatusCode: "HTTP_301",
      },
    },
  ],
  [
    "fixed-response without its body",
    { Type: "fixed-response", Order: 1, FixedResponseConfig: { StatusCode: "503", MessageBody: "CANARY" } },
    { Type: "fixed-response", Order: 1, FixedResponseConfig: { StatusCode: "503" } },
  ],
  [
    "a type of the future",
    { Type: "mutate" as "forward", Order: 1 },
    { Type: "other", Order: 1, AwsType: "mutate" },
  ],
  [
    "an action without its configuration",
    { Type: "redirect", Order: 1 },
    { Type: "other", Order: 1, AwsType: "redirect" },
  ],
  [
    "a way of the future to treat the unauthenticated",
    {
      Type: "authenticate-oidc",
      Order: 1,
      AuthenticateOidcConfig: { ...oidc, OnUnauthenticatedRequest: "challenge" as "deny" },
    },
    { Type: "other", Order: 1, AwsType: "authenticate-oidc" },
  ],
];

describe("normaliseAction", () => {
  it.each(cases)("%s", (_, raw, normal) => {
    const action = normaliseAction(raw, 2);
    expect(action).toStrictEqual(normal);
    expect(actionSchema.parse(action)).toStrictEqual(normal);
  });
});
