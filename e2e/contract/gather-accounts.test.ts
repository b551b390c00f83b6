import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type AccountSettings,
  createAws,
  createGatherContext,
  gatherConfiguration,
  listInventory,
  locate,
  placeOfScope,
  systemClock,
} from "../../lib/gather";
import type { Scope } from "../../lib/model/scope";
import { createOutbound } from "../../lib/outbound";
import { type AwsSandbox, startAwsSandbox } from "../sandbox/aws";
import type { World } from "../sandbox/world";
import { cognitoWorld } from "../scenarios/build-cognito";
import { oidcWorld } from "../scenarios/build-oidc";

const OWN = "111122223333";
const OTHER = "444455556666";
const role = (account: string) => `arn:aws:iam::${account}:role/authpath-read`;
const own: AccountSettings = { id: OWN, name: "tools", regions: ["eu-west-1"] };
const other: AccountSettings = {
  id: OTHER,
  name: "production",
  roleArn: role(OTHER),
  externalId: "authpath-7f3a",
  regions: ["eu-west-1"],
};

let sandbox: AwsSandbox;
afterEach(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** The value with everything of the first account moved to another. */
function moved<T>(value: T, account: string): T {
  const move = (part: unknown): unknown => {
    if (typeof part === "string") return part.replaceAll(OWN, account);
    if (Array.isArray(part)) return part.map(move);
    if (typeof part !== "object" || part === null || part instanceof Date) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [move(key), move(member)]));
  };
  return move(value) as T;
}

/** Two accounts: `tools` signs in with OIDC, `production` with Cognito. */
async function start(accounts: readonly AccountSettings[], edit: (world: World) => void = () => {}) {
  const [tools, production] = [oidcWorld("tools"), moved(cognitoWorld("shop"), OTHER)];
  const world: World = {
    ...tools,
    accounts: [...tools.accounts, ...production.accounts],
    providers: [...tools.providers, ...production.providers],
    names: { ...tools.names, ...production.names },
  };
  edit(world);
  sandbox = await startAwsSandbox(world);
  for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
  const hosts = Object.fromEntries(
    Object.entries(world.names).map(([host, { a, aaaa }]) => [host, { a, aaaa }]),
  );
  const aws = createAws(accounts, { clock: systemClock });
  const outbound = createOutbound({ hosts, allow: [] });
  return () => createGatherContext({ aws, outbound, clock: systemClock });
}

describe("several accounts", () => {
  it("asks all at once and reads where the load balancer is, by its role", async () => {
    const request = await start([own, other]);
    const ctx = request();
    const located = await locate({ host: "shop.example.com", hostKind: "name", path: "/" }, ctx);
    expect(located).toMatchObject({ scope: { account: OTHER, name: "shop" }, errors: [] });
    const { artifacts, errors } = await gatherConfiguration(located.scope ?? neverScope, ctx);
    expect(errors).toEqual([]);
    expect(Object.values(artifacts.userPools)).toMatchObject([{ state: "ok", value: { Name: "shop" } }]);
    expect(sandbox.calls.report().operations).toMatchObject({
      "sts:AssumeRole": 1,
      "ec2:DescribeNetworkInterfaces": 2,
    });
  });

  it("keeps to what one account answers where another refuses its role", async () => {
    const request = await start([own, { ...other, id: "777777777777", roleArn: role("777777777777") }]);
    const ctx = request();
    const located = await locate({ host: "tools.example.com", hostKind: "name", path: "/" }, ctx);
    expect(located.scope).toMatchObject({ account: OWN, name: "tools" });
    expect(located.errors).toMatchObject([
      { code: "access-denied", operation: "sts:AssumeRole", resource: role("777777777777") },
    ]);
    const inventory = await listInventory(ctx);
    expect(inventory).toMatchObject([
      { accountName: "tools", loadBalancers: { state: "ok", value: [{ scope: { name: "tools" } }] } },
      {
        accountName: "production",
        loadBalancers: { state: "failed", error: { operation: "sts:AssumeRole" } },
      },
    ]);
  });

  it("says so where the credentials are of another account than is configured", async () => {
    const request = await start([{ id: OTHER, regions: ["eu-west-1"] }]);
    const located = await locate({ host: "shop.example.com", hostKind: "name", path: "/" }, request());
    expect(located.scope).toBeNull();
    expect(located.errors).toMatchObject([
      { code: "credentials", resource: OTHER, message: expect.stringContaining(OWN) },
    ]);
  });

  it("reads a user pool of another configured account, and none of one that is not", async () => {
    const point = (account: string) => (world: World) => {
      const rules = world.accounts[1]?.regions["eu-west-1"]?.elbv2.rules ?? [];
      for (const { Actions = [] } of rules) {
        for (const { AuthenticateCognitoConfig: config } of Actions) {
          if (config) config.UserPoolArn = config.UserPoolArn?.replace(OTHER, account);
        }
      }
    };
    for (const [account, pool] of [
      [OWN, { state: "ok", value: null }],
      ["999999999999", { state: "skipped", reason: "account 999999999999 is not configured" }],
    ] as const) {
      const request = await start([own, other], point(account));
      const ctx = request();
      const located = await locate({ host: "shop.example.com", hostKind: "name", path: "/" }, ctx);
      const { artifacts } = await gatherConfiguration(located.scope ?? neverScope, ctx);
      expect(Object.values(artifacts.userPools)).toEqual([pool]);
      if (account === OWN) await sandbox.close();
    }
  });
});

const neverScope: Scope = { kind: "alb", account: "0", region: "none", name: "none", id: "0" };

describe("a scope from outside", () => {
  it.each([
    ["another account", { account: "999999999999" }, "account 999999999999 is not configured"],
    ["another Region", { region: "us-east-1" }, `Region us-east-1 is not configured for account ${OWN}`],
  ])("is not read in %s", async (_, change, reason) => {
    const request = await start([own]);
    const ctx = request();
    const scope: Scope = {
      kind: "alb",
      account: OWN,
      region: "eu-west-1",
      name: "tools",
      id: "0",
      ...change,
    };
    expect(await placeOfScope(ctx, scope)).toEqual({ state: "skipped", reason });
    const { artifacts, errors } = await gatherConfiguration(scope, ctx);
    expect([artifacts.loadBalancer, artifacts.listeners]).toEqual([
      { state: "skipped", reason },
      { state: "skipped", reason },
    ]);
    expect(errors).toEqual([]);
    const { "sts:GetCallerIdentity": _identity, ...asked } = sandbox.calls.report().operations;
    expect(asked).toEqual({});
  });

  it("is known not to exist where AWS says so", async () => {
    const request = await start([own]);
    const scope: Scope = {
      kind: "alb",
      account: OWN,
      region: "eu-west-1",
      name: "gone",
      id: "0123456789abcdef",
    };
    const { artifacts } = await gatherConfiguration(scope, request());
    expect(artifacts.loadBalancer).toMatchObject({ state: "failed", error: { code: "not-found" } });
  });
});
