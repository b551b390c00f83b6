import { expect, it } from "vitest";
import type { AppClient } from "../model/user-pool";
import { refreshTokenSeconds } from "./refresh-token-seconds";

const client: AppClient = {
  UserPoolId: "eu-west-1_AbCdEfGhI",
  ClientId: "client",
  ClientName: "web",
  HasClientSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ["code"],
  AllowedOAuthScopes: ["openid"],
  CallbackURLs: [],
  LogoutURLs: [],
  SupportedIdentityProviders: ["COGNITO"],
  ReadAttributes: [],
  ExplicitAuthFlows: [],
};

it.each<[name: string, changes: Partial<AppClient>, seconds: number]>([
  ["nothing: 30 days", {}, 2_592_000],
  ["zero: 30 days", { RefreshTokenValidity: 0 }, 2_592_000],
  [
    "zero of a unit: 30 days",
    { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: "hours" } },
    2_592_000,
  ],
  ["no unit: days", { RefreshTokenValidity: 5 }, 432_000],
  [
    "a unit for another token: days",
    { RefreshTokenValidity: 5, TokenValidityUnits: { IdToken: "minutes" } },
    432_000,
  ],
  ["days", { RefreshTokenValidity: 5, TokenValidityUnits: { RefreshToken: "days" } }, 432_000],
  ["hours", { RefreshTokenValidity: 5, TokenValidityUnits: { RefreshToken: "hours" } }, 18_000],
  ["minutes", { RefreshTokenValidity: 60, TokenValidityUnits: { RefreshToken: "minutes" } }, 3600],
  ["seconds", { RefreshTokenValidity: 3600, TokenValidityUnits: { RefreshToken: "seconds" } }, 3600],
])("a refresh token lives: %s", (_name, changes, seconds) => {
  expect(refreshTokenSeconds({ ...client, ...changes })).toBe(seconds);
});
