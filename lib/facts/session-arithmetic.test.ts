import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { AppClient } from "../model/user-pool";
import { chainOf, clientKey, cognitoSnapshot, oidcSnapshot } from "../testing/snapshot-of";
import { sessionArithmetic } from "./session-arithmetic";

const day = 86_400;
const of = (timeout: number, client: Partial<AppClient>) => {
  const snapshot = cognitoSnapshot(({ config, client: own }) => {
    config.SessionTimeout = timeout;
    Object.assign(own, client);
  });
  return sessionArithmetic(snapshot, chainOf(snapshot));
};

describe("sessionArithmetic", () => {
  it("knows what holds where nothing is configured", () => {
    expect(of(7 * day, {})).toMatchObject({
      session: { seconds: 7 * day, from: "configured" },
      accessToken: { seconds: 3600, from: "default" },
      idToken: { seconds: 3600, from: "default" },
      refreshToken: { seconds: 30 * day, from: "default" },
    });
  });

  it.each([
    ["the unit named", { AccessTokenValidity: 10, TokenValidityUnits: { AccessToken: "minutes" } }, 600],
    ["hours where none is named", { AccessTokenValidity: 8 }, 28_800],
  ])("counts in %s", (_name, client, seconds) => {
    expect(of(day, client)?.accessToken).toEqual({ kind: "known", seconds, from: "configured" });
  });

  it.each([
    [
      "the session timeout",
      7 * day,
      {},
      "session-timeout",
      "A session ends after 7 days (session timeout). Until then the refresh token (30 days) renews the claims each time the access token (1 hour) ends.",
    ],
    [
      "a refresh token that is shorter",
      7 * day,
      { RefreshTokenValidity: 1 },
      "refresh-token",
      "A session ends with the refresh token: the first renewal after 1 day fails, at most 1 hour (access token) later. The session timeout of 7 days is never reached.",
    ],
    [
      "both at once",
      day,
      { RefreshTokenValidity: 1 },
      "session-timeout",
      "A session ends after 1 day (session timeout). Until then the refresh token (1 day) renews the claims each time the access token (1 hour) ends.",
    ],
    [
      "a session shorter than the access token",
      900,
      {},
      "session-timeout",
      "A session ends after 15 minutes (session timeout), before the access token (1 hour) is ever renewed.",
    ],
  ])("ends by %s", (_name, timeout, client, endsBy, sentence) => {
    expect(of(timeout, client)).toMatchObject({ endsBy, sentence });
  });

  it.each([
    ["the app client was not read", skipped<null>("denied"), "Not read: denied."],
    ["the app client does not exist", ok(null), "The app client does not exist."],
  ])("does not know the tokens where %s", (_name, client, reason) => {
    const snapshot = cognitoSnapshot(({ artifacts }) => {
      artifacts.appClients[clientKey] = client;
    });
    expect(sessionArithmetic(snapshot, chainOf(snapshot))).toMatchObject({
      endsBy: "unknown",
      refreshToken: { kind: "unknown", reason },
    });
  });

  it("does not know the tokens of another provider", () => {
    expect(sessionArithmetic(oidcSnapshot(), chainOf(oidcSnapshot()))).toMatchObject({
      endsBy: "unknown",
      session: { seconds: 7 * day },
      accessToken: { kind: "unknown" },
    });
  });

  it("is nothing for a rule without a session", () => {
    const snapshot = cognitoSnapshot(({ rule }) => {
      rule.Actions.shift();
    });
    expect(sessionArithmetic(snapshot, chainOf(snapshot))).toBeNull();
  });
});
