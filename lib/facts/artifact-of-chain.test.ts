import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import {
  chainOf,
  clientKey,
  cognitoSnapshot,
  httpListenerArn,
  issuer,
  listenerArn,
  oidcSnapshot,
  poolArn,
  ruleArn,
  testHost,
} from "../testing/snapshot-of";
import { type ArtifactName, artifactOfChain, pointer } from "./artifact-of-chain";

const get = <N extends ArtifactName>(name: N, snapshot: Snapshot, host?: string) =>
  artifactOfChain(name, snapshot, chainOf(snapshot), host);

describe("pointer", () => {
  it.each<[(string | number)[], string]>([
    [[], ""],
    [["artifacts", "rules", 0], "/artifacts/rules/0"],
    [["a/b", "c~d", "~1"], "/a~1b/c~0d/~01"],
    [[""], "/"],
  ])("%j is %j (RFC 6901, 5)", (tokens, text) => {
    expect(pointer(...tokens)).toBe(text);
  });
});

describe("artifactOfChain", () => {
  it("says where a value stands and what it describes", () => {
    const snapshot = cognitoSnapshot();
    expect(get("appClient", snapshot)).toMatchObject({
      state: "ok",
      value: {
        at: `/artifacts/appClients/${clientKey.replace("/", "~1")}/value`,
        resource: { kind: "app-client", id: "1example23456789", name: "web" },
      },
    });
    expect(get("cognitoConfig", snapshot)).toMatchObject({
      value: {
        at: `/artifacts/rules/${listenerArn.replaceAll("/", "~1")}/value/0/Actions/0/AuthenticateCognitoConfig`,
        resource: { kind: "rule", id: ruleArn, name: "rule 10" },
      },
    });
  });

  it("tells what does not exist from what was not read", () => {
    const gone = cognitoSnapshot(({ artifacts }) => {
      artifacts.userPools[poolArn] = ok(null);
    });
    expect(get("userPool", gone)).toMatchObject({ state: "ok", value: { value: null } });
    const unread = cognitoSnapshot(({ artifacts }) => {
      artifacts.userPools = {};
    });
    expect(get("userPool", unread)).toEqual({ state: "skipped", reason: "it was not read" });
  });

  it.each<[ArtifactName, Snapshot, RegExp]>([
    ["oidcConfig", cognitoSnapshot(), /no AuthenticateOidcConfig/],
    ["cognitoConfig", oidcSnapshot(), /no AuthenticateCognitoConfig/],
    ["userPool", oidcSnapshot(), /no readable user pool ARN/],
    ["requestedHost", cognitoSnapshot(), /no URL was given/],
  ])("%s is skipped where the chain has none", (name, snapshot, reason) => {
    expect(get(name, snapshot)).toEqual({ state: "skipped", reason: expect.stringMatching(reason) });
  });

  it("has the rules of every listener or none", () => {
    const half = cognitoSnapshot(({ artifacts }) => {
      artifacts.rules[httpListenerArn] = skipped("it was denied");
    });
    expect(get("allRules", cognitoSnapshot())).toMatchObject({ state: "ok" });
    expect(get("allRules", half)).toEqual({ state: "skipped", reason: "it was denied" });
    const { [httpListenerArn]: _other, ...own } = half.artifacts.rules;
    expect(get("allRules", { ...half, artifacts: { ...half.artifacts, rules: own } })).toMatchObject({
      state: "skipped",
      reason: expect.stringMatching(/rules of HTTP:80/),
    });
  });

  it("has the back channel where one endpoint was asked, and not where none was", () => {
    const one = oidcSnapshot(({ artifacts }) => {
      artifacts.endpoints[`${issuer}/userinfo`] = skipped("it was denied");
    });
    expect(get("backChannel", one)).toMatchObject({
      state: "ok",
      value: { value: [{ name: "Token endpoint", probe: { state: "ok" } }, { probe: { state: "skipped" } }] },
    });
    const none = oidcSnapshot(({ artifacts }) => {
      artifacts.endpoints = {};
    });
    expect(get("backChannel", none)).toMatchObject({ state: "skipped" });
  });

  it("asks a user pool at its hosted pages, a prefix as well as a custom domain", () => {
    expect(get("backChannel", cognitoSnapshot())).toMatchObject({
      value: { value: [{ url: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/token" }, {}] },
    });
    const custom = cognitoSnapshot(({ artifacts, config }) => {
      config.UserPoolDomain = "login.acme.example";
      artifacts.endpoints = { "https://login.acme.example/oauth2/userInfo": skipped("it was denied") };
    });
    expect(get("backChannel", custom)).toEqual({ state: "skipped", reason: "it was not asked" });
  });

  it("has a key set only where discovery names it", () => {
    expect(get("keySet", oidcSnapshot())).toMatchObject({ state: "ok" });
    const unnamed = oidcSnapshot(({ artifacts }) => {
      artifacts.discoveries = {};
    });
    expect(get("keySet", unnamed)).toMatchObject({ state: "skipped" });
  });

  it("has the DNS of the URL's host", () => {
    expect(get("requestedHost", cognitoSnapshot(), testHost)).toMatchObject({
      value: { value: { a: ["203.0.113.10"] }, resource: { kind: "host", id: testHost } },
    });
    expect(get("requestedHost", cognitoSnapshot(), "other.example.com")).toMatchObject({ state: "skipped" });
  });
});
