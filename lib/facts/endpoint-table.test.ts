import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import { tokenCheck } from "../routing/rules-for-tests";
import {
  answered,
  chainOf,
  cognitoSnapshot,
  forward,
  issuer,
  oidcSnapshot,
  unanswered,
} from "../testing/snapshot-of";
import { endpointTable } from "./endpoint-table";

const rowOf = (snapshot: Snapshot, endpoint: string) =>
  endpointTable(snapshot, chainOf(snapshot))?.rows.find((row) => row.endpoint === endpoint);

describe("endpointTable", () => {
  it("sets every address of a healthy rule beside the published one", () => {
    const table = endpointTable(oidcSnapshot(), chainOf(oidcSnapshot()));
    expect(table?.ownBy).toBe("rule");
    expect(
      table?.rows.map(({ endpoint, comparison, answer }) => [endpoint, comparison.kind, answer]),
    ).toEqual([
      ["issuer", "equal", answer(`${issuer}/.well-known/openid-configuration`, 200)],
      ["authorization", "equal", answer(`${issuer}/authorize`, 302)],
      ["token", "equal", answer(`${issuer}/token`, 405)],
      ["userinfo", "equal", answer(`${issuer}/userinfo`, 401)],
      ["jwks", "not-in-rule", answer(`${issuer}/.well-known/jwks.json`, 200)],
    ]);
  });

  it("derives the addresses of a user pool", () => {
    const snapshot = cognitoSnapshot();
    expect(endpointTable(snapshot, chainOf(snapshot))).toMatchObject({
      ownBy: "derived",
      rows: [
        { own: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI" },
        { own: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/authorize" },
        { own: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/token" },
        { own: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/userInfo" },
        { own: null, comparison: { kind: "not-in-rule" } },
      ],
    });
  });

  it.each([
    ["issuer", { issuer: `${issuer}/` }, { kind: "differs", in: "text" }],
    ["token", { token_endpoint: "https://other.example/token" }, { kind: "differs", in: "host" }],
    ["token", { token_endpoint: `${issuer}/v2/token` }, { kind: "differs", in: "path" }],
    ["userinfo", { userinfo_endpoint: `${issuer}/realms/b/userinfo` }, { kind: "differs", in: "tenant" }],
    ["authorization", { authorization_endpoint: `${issuer}:443/authorize` }, { kind: "equal" }],
  ])("compares the %s with %j", (endpoint, published, comparison) => {
    const snapshot = oidcSnapshot(({ artifacts }) => {
      const discovery = artifacts.discoveries[issuer];
      if (discovery?.state === "ok" && discovery.value.document)
        Object.assign(discovery.value.document, published);
    });
    expect(rowOf(snapshot, endpoint)).toMatchObject({ comparison });
  });

  it.each([
    ["was not read", skipped<never>("too slow"), "The discovery document: Not read: too slow."],
    [
      "is none",
      ok({ probe: answered(issuer, 200), problem: "The answer is not JSON." }),
      "No discovery document: The answer is not JSON.",
    ],
    [
      "names no userinfo endpoint",
      ok({ probe: answered(issuer, 200), document: { issuer } }),
      "The discovery document gives no userinfo_endpoint.",
    ],
  ])("is unknown where the document %s", (_name, discovery, reason) => {
    const snapshot = oidcSnapshot(({ artifacts }) => {
      artifacts.discoveries[issuer] = discovery;
    });
    expect(rowOf(snapshot, "userinfo")).toMatchObject({ comparison: { kind: "unknown", reason } });
  });

  it("tells of no answer, and of what was not asked", () => {
    const snapshot = oidcSnapshot(({ artifacts }) => {
      artifacts.endpoints = { [`${issuer}/token`]: ok(unanswered(`${issuer}/token`, "connect-timed-out")) };
    });
    expect(rowOf(snapshot, "token")).toMatchObject({
      answer: { kind: "failed", message: "no answer: connect-timed-out", elapsedMs: 1200 },
    });
    expect(rowOf(snapshot, "userinfo")).toMatchObject({
      answer: { kind: "unknown", reason: "Not asked yet." },
    });
  });

  it("of a token check, looks at issuer and key set", () => {
    const snapshot = oidcSnapshot(({ rule }) => {
      rule.Actions = [tokenCheck, forward(2)];
    });
    const table = endpointTable(snapshot, chainOf(snapshot));
    expect(table?.rows.map(({ endpoint, own }) => [endpoint, own])).toEqual([
      ["issuer", "https://idp.example.net"],
      ["jwks", "https://idp.example.net/jwks"],
    ]);
  });

  it("is nothing for a rule that names no provider", () => {
    const snapshot = oidcSnapshot(({ rule }) => {
      rule.Actions.shift();
    });
    expect(endpointTable(snapshot, chainOf(snapshot))).toBeNull();
  });
});

function answer(url: string, status: number) {
  return { kind: "answered", url, status, elapsedMs: 42, certificateUntil: "2026-12-31T00:00:00.000Z" };
}
