import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cognitoWorld } from "./build-cognito";
import { mergeWorlds } from "./build-merge";
import { oidcWorld } from "./build-oidc";
import { scenarios } from "./index";

const files = readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => name.slice(0, -3))
  .filter((name) => name !== "index" && name !== "all" && !name.startsWith("build-"));

describe("scenarios", () => {
  it("lists every file of the folder once, by id", () => {
    expect(scenarios.map((scenario) => scenario.id)).toEqual(files.toSorted());
  });

  it("can all live in one account", () => {
    const world = mergeWorlds(scenarios.map((scenario) => scenario.build()));
    expect(world.accounts.map((account) => [account.id, Object.keys(account.regions)])).toEqual([
      ["111122223333", ["eu-west-1"]],
    ]);
    for (const scenario of scenarios) expect(world.names).toHaveProperty([new URL(scenario.url).hostname]);
  });

  it("builds the same state twice, and a fresh one each time", () => {
    for (const { build } of scenarios) {
      expect(build()).toEqual(build());
      expect(build().accounts[0]).not.toBe(build().accounts[0]);
    }
  });
});

describe("cognitoWorld and oidcWorld", () => {
  it("hand out the world's own objects", () => {
    const world = cognitoWorld("edited", ({ client, authenticate, rule }) => {
      client.CallbackURLs = ["https://other.example.com/oauth2/idpresponse"];
      authenticate.Scope = "email";
      rule.Priority = "20";
    });
    const region = world.accounts[0]?.regions["eu-west-1"];
    expect(region?.cognito.clients[0]?.CallbackURLs).toEqual([
      "https://other.example.com/oauth2/idpresponse",
    ]);
    expect(region?.elbv2.rules[0]?.Priority).toBe("20");
    expect(region?.elbv2.rules[0]?.Actions?.[0]?.AuthenticateCognitoConfig?.Scope).toBe("email");
  });

  it("keep names within AWS's limits", () => {
    const world = cognitoWorld("a-scenario-whose-name-is-longer-than-a-load-balancer-may-be");
    const region = world.accounts[0]?.regions["eu-west-1"];
    expect(region?.elbv2.loadBalancers[0]?.LoadBalancerName).toMatch(/^[a-z0-9-]{32}$/);
    expect(cognitoWorld("amazon-cognito").accounts[0]?.regions["eu-west-1"]?.cognito.domains[0]?.Domain).toBe(
      "pool-pool",
    );
  });

  it.each(["Upper", "under_score", "-dash", "x".repeat(64)])("refuse the id %s", (id) => {
    expect(() => oidcWorld(id)).toThrow(/kebab-case/);
  });
});

describe("mergeWorlds", () => {
  it("refuses two resources of one id", () => {
    expect(() => mergeWorlds([oidcWorld("same"), oidcWorld("same")])).toThrow(/same load balancer/);
  });

  it("refuses one name with two answers", () => {
    const moved = oidcWorld("b", ({ world }) => {
      world.names["a.example.com"] = { a: ["192.0.2.99"], aaaa: [], serves: "none" };
    });
    expect(() => mergeWorlds([oidcWorld("a"), moved])).toThrow(/disagree on the address of a\.example\.com/);
  });

  it("refuses two load balancers behind one address", () => {
    const [first, second] = [cognitoWorld("a"), cognitoWorld("b")];
    const address = first.accounts[0]?.regions["eu-west-1"]?.ec2.networkInterfaces[0]?.Association?.PublicIp;
    const taken = second.accounts[0]?.regions["eu-west-1"]?.ec2.networkInterfaces[0]?.Association;
    if (address === undefined || taken === undefined) throw new Error("no public address");
    taken.PublicIp = address;
    expect(() => mergeWorlds([first, second])).toThrow(/belongs to eni-/);
  });
});
