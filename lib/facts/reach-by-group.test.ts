import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { Permission, SecurityGroup } from "../model/network";
import { reachByGroup } from "./reach-by-group";

const group = (...Egress: Permission[]): SecurityGroup => ({
  GroupId: "sg-1",
  GroupName: "lb",
  Ingress: [],
  Egress,
});
const rule = (over: Partial<Permission> = {}): Permission => ({
  Protocol: "tcp",
  FromPort: 443,
  ToPort: 443,
  Cidrs: [],
  PrefixListIds: [],
  GroupIds: [],
  ...over,
});
const anywhere = { Cidrs: ["0.0.0.0/0"] };
const all = { Protocol: "-1", Cidrs: ["0.0.0.0/0"] };
const address = "203.0.113.80";
const lists = {
  "pl-has": ok(["198.51.100.0/24", "203.0.113.0/24"]),
  "pl-other": ok(["198.51.100.0/24"]),
  "pl-private": ok(["10.0.0.0/8"]),
  "pl-denied": skipped<string[]>("denied"),
};
const everyPort = { FromPort: undefined, ToPort: undefined } as Partial<Permission>;

describe("reachByGroup: a connection that is let out", () => {
  it.each<[string, SecurityGroup[], string?]>([
    ["every protocol", [group({ ...all, PrefixListIds: [], GroupIds: [] })]],
    ["every protocol, though with ports of -1", [group(rule({ ...all, FromPort: -1, ToPort: -1 }))]],
    ["the port, to everywhere", [group(rule(anywhere))]],
    ["TCP by its number", [group(rule({ ...anywhere, Protocol: "6" }))]],
    ["a range of ports that ends at it", [group(rule({ ...anywhere, FromPort: 400, ToPort: 443 }))]],
    ["a range of ports that begins at it", [group(rule({ ...anywhere, FromPort: 443, ToPort: 500 }))]],
    ["every port of TCP", [group(rule({ ...anywhere, FromPort: 0, ToPort: 65_535 }))]],
    ["the very address", [group(rule({ Cidrs: ["203.0.113.80/32"] }))]],
    ["the first address of a block", [group(rule({ Cidrs: ["203.0.113.80/28"] }))]],
    ["the last address of a block", [group(rule({ Cidrs: ["203.0.113.64/28"] }))], "203.0.113.79"],
    ["one of several blocks", [group(rule({ Cidrs: ["10.0.0.0/8", "203.0.113.0/24"] }))]],
    ["the second rule", [group(rule({ Cidrs: ["10.0.0.0/8"] }), rule(anywhere))]],
    ["the second group", [group(), group(rule(anywhere))]],
    ["a prefix list that holds it", [group(rule({ PrefixListIds: ["pl-has"] }))]],
    [
      "a block, beside a list that is not known",
      [group(rule({ ...anywhere, PrefixListIds: ["pl-denied"] }))],
    ],
    ["a private address", [group(rule({ Cidrs: ["10.0.0.0/8"] }))], "10.1.2.3"],
  ])("%s", (_name, groups, to = address) => {
    expect(reachByGroup(groups, { address: to, port: 443 }, lists)).toEqual({ state: "open" });
  });
});

describe("reachByGroup: a connection that is stopped", () => {
  it.each<[string, boolean, SecurityGroup[], string?]>([
    ["no group", false, []],
    ["no rule", false, [group()]],
    ["another port", false, [group(rule({ ...anywhere, FromPort: 80, ToPort: 80 }))]],
    ["a range that ends before it", false, [group(rule({ ...anywhere, FromPort: 1, ToPort: 442 }))]],
    ["a range that begins after it", false, [group(rule({ ...anywhere, FromPort: 444, ToPort: 500 }))]],
    ["UDP", false, [group(rule({ ...anywhere, Protocol: "udp" }))]],
    ["ICMP with types for ports", false, [group(rule({ ...anywhere, Protocol: "icmp", ...everyPort }))]],
    ["IPv6 only", false, [group(rule({ Cidrs: ["::/0"] }))]],
    [
      "private blocks only",
      false,
      [group(rule({ Cidrs: ["10.0.0.0/8", "172.16.0.0/16", "192.168.1.0/24"] }))],
    ],
    ["a private prefix list only", false, [group(rule({ PrefixListIds: ["pl-private"] }))]],
    ["the targets' group only", false, [group(rule({ GroupIds: ["sg-2"] }))]],
    ["another public block", true, [group(rule({ Cidrs: ["198.51.100.0/24"] }))]],
    ["the block beside it", true, [group(rule({ Cidrs: ["203.0.113.64/28"] }))], "203.0.113.80"],
    ["a prefix list without it", true, [group(rule({ PrefixListIds: ["pl-other"] }))]],
    [
      "a private address, and another private block",
      true,
      [group(rule({ Cidrs: ["10.2.0.0/16"] }))],
      "10.1.2.3",
    ],
  ])("%s (others would pass: %s)", (_name, elsewhere, groups, to = address) => {
    expect(reachByGroup(groups, { address: to, port: 443 }, lists)).toEqual({
      state: "shut",
      by: null,
      elsewhere,
      partly: false,
    });
  });
});

describe("reachByGroup: what cannot be told", () => {
  it.each<[string, SecurityGroup[], string, object]>([
    [
      "a prefix list that could not be read",
      [group(rule({ PrefixListIds: ["pl-denied"] }))],
      address,
      { prefixList: "pl-denied" },
    ],
    [
      "a prefix list that is not there",
      [group(rule({ Cidrs: ["198.51.100.0/24"], PrefixListIds: ["pl-gone"] }))],
      address,
      { prefixList: "pl-gone" },
    ],
    ["a private address that may be a member", [group(rule({ GroupIds: ["sg-2"] }))], "10.1.2.3", {}],
  ])("%s", (_name, groups, to, more) => {
    expect(reachByGroup(groups, { address: to, port: 443 }, lists)).toMatchObject({
      state: "unknown",
      ...more,
    });
  });

  it("is not asked of a list for another port", () => {
    const other = group(rule({ FromPort: 80, ToPort: 80, PrefixListIds: ["pl-denied"] }));
    expect(reachByGroup([other], { address, port: 443 }, lists)).toMatchObject({ state: "shut" });
  });

  it("looks at the port of the endpoint", () => {
    expect(reachByGroup([group(rule(anywhere))], { address, port: 8443 }, lists)).toMatchObject({
      state: "shut",
    });
  });
});
