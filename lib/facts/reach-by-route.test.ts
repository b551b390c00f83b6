import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { Route, RouteTable } from "../model/network";
import { hasPublicIpv4, reachByRoute, tableOf } from "./reach-by-route";

const address = "203.0.113.80";
const route = (Destination: string, TargetId: string, State = "active"): Route => ({
  Destination,
  TargetId,
  State,
  Target: targetOf(TargetId),
});
function targetOf(id: string): Route["Target"] {
  if (id === "local") return "local";
  if (id.startsWith("igw-")) return "internet-gateway";
  if (id.startsWith("nat-")) return "nat-gateway";
  if (id.startsWith("i-")) return "nat-instance";
  return id === "" ? "none" : "elsewhere";
}
const local = route("10.0.0.0/16", "local");
const lists = {
  "pl-has": ok(["203.0.113.0/24"]),
  "pl-other": ok(["198.51.100.0/24"]),
  "pl-denied": skipped<string[]>("denied"),
};
const reach = (publicIpv4: boolean, routes: Route[], to = address) =>
  reachByRoute(
    { RouteTableId: "rtb-1", Main: true, SubnetIds: [], Routes: routes },
    { address: to, port: 443 },
    publicIpv4,
    lists,
  );

describe("reachByRoute: an address that is led to", () => {
  it.each<[string, boolean, Route[], string?]>([
    ["an internet gateway, with public addresses", true, [local, route("0.0.0.0/0", "igw-1")]],
    ["a NAT, without", false, [local, route("0.0.0.0/0", "nat-1")]],
    ["a narrower route than the default", false, [local, route("203.0.113.0/24", "nat-1")]],
    [
      "two halves of the internet",
      false,
      [local, route("0.0.0.0/1", "nat-1"), route("128.0.0.0/1", "nat-2")],
    ],
    ["a prefix list", false, [local, route("pl-has", "nat-1")]],
    [
      "a narrower route than one that leads nowhere",
      false,
      [route("0.0.0.0/0", "nat-9", "blackhole"), route("203.0.113.80/32", "nat-1")],
    ],
    [
      "a list of S3's, whatever is in it",
      false,
      [local, route("pl-denied", "vpce-1"), route("0.0.0.0/0", "nat-1")],
    ],
    ["an address in the VPC", false, [local], "10.0.3.4"],
    [
      "an address in the VPC of one with public addresses",
      true,
      [local, route("0.0.0.0/0", "igw-1")],
      "10.0.3.4",
    ],
    ["beside IPv6 routes", true, [local, route("::/0", "eigw-1"), route("0.0.0.0/0", "igw-1")]],
  ])("%s", (_name, publicIpv4, routes, to) => {
    expect(reach(publicIpv4, routes, to)).toEqual({ state: "open" });
  });
});

describe("reachByRoute: an address that nothing leads to", () => {
  it.each<[string, boolean, Route[], object, boolean, string?]>([
    ["no route", false, [local], { kind: "no-route" }, false],
    ["no route, with public addresses", true, [local], { kind: "no-route" }, false],
    ["no routes at all", false, [], { kind: "no-route" }, false],
    ["only IPv6 leads out", false, [local, route("::/0", "eigw-1")], { kind: "no-route" }, false],
    [
      "a gateway that is gone",
      false,
      [local, route("0.0.0.0/0", "nat-1", "blackhole")],
      { kind: "blackhole", route: 1 },
      false,
    ],
    [
      "a narrow hole in the default route",
      false,
      [route("203.0.113.0/24", "", "blackhole"), route("0.0.0.0/0", "nat-1")],
      { kind: "blackhole", route: 0 },
      true,
    ],
    [
      "an internet gateway, without public addresses",
      false,
      [local, route("0.0.0.0/0", "igw-1")],
      { kind: "no-public-address", route: 1 },
      false,
    ],
    [
      "only another provider's block",
      false,
      [local, route("198.51.100.0/24", "nat-1")],
      { kind: "no-route" },
      true,
    ],
    ["only another prefix list", false, [local, route("pl-other", "nat-1")], { kind: "no-route" }, true],
    [
      "only private networks beyond",
      false,
      [local, route("10.0.0.0/8", "tgw-1")],
      { kind: "no-route" },
      false,
    ],
    [
      "a private address beyond the internet",
      true,
      [local, route("0.0.0.0/0", "igw-1")],
      { kind: "no-public-address", route: 1 },
      false,
      "10.9.9.9",
    ],
  ])("%s", (_name, publicIpv4, routes, by, elsewhere, to) => {
    expect(reach(publicIpv4, routes, to)).toEqual({ state: "shut", by, elsewhere, partly: false });
  });
});

describe("reachByRoute: what cannot be told", () => {
  it.each<[string, boolean, Route[], RegExp, string?]>([
    [
      "a transit gateway",
      false,
      [local, route("0.0.0.0/0", "tgw-1")],
      /goes to tgw-1, so it leaves this VPC/,
    ],
    ["a firewall endpoint", true, [local, route("0.0.0.0/0", "vpce-1")], /vpce-1/],
    ["a network interface", false, [local, route("0.0.0.0/0", "eni-1")], /eni-1/],
    ["a peering", false, [local, route("0.0.0.0/0", "pcx-1")], /pcx-1/],
    ["a virtual private gateway", false, [local, route("0.0.0.0/0", "vgw-1")], /vgw-1/],
    ["an instance", false, [local, route("0.0.0.0/0", "i-1")], /whether that instance forwards/],
    ["a target that is not known", false, [local, route("0.0.0.0/0", "")], /a target that is not known/],
    [
      "a NAT where an internet gateway is to be",
      true,
      [local, route("0.0.0.0/0", "nat-1")],
      /internet-facing/,
    ],
    [
      "a private address beyond a NAT",
      false,
      [local, route("0.0.0.0/0", "nat-1")],
      /by other routes/,
      "10.9.9.9",
    ],
    [
      "a prefix list that could not be read",
      false,
      [local, route("pl-denied", "tgw-1"), route("0.0.0.0/0", "nat-1")],
      /pl-denied/,
    ],
  ])("%s", (_name, publicIpv4, routes, why, to) => {
    expect(reach(publicIpv4, routes, to)).toMatchObject({
      state: "unknown",
      why: expect.stringMatching(why),
    });
  });
});

describe("tableOf", () => {
  const table = (RouteTableId: string, Main: boolean, ...SubnetIds: string[]): RouteTable => ({
    RouteTableId,
    Main,
    SubnetIds,
    Routes: [],
  });
  it.each<[string, RouteTable[], string | undefined]>([
    ["its own before the main one", [table("main", true), table("own", false, "subnet-1")], "own"],
    ["the main one where it has none", [table("own", false, "subnet-2"), table("main", true)], "main"],
    ["none where neither is listed", [table("own", false, "subnet-2")], undefined],
  ])("%s", (_name, tables, id) => {
    expect(tableOf(tables, "subnet-1")?.RouteTableId).toBe(id);
  });
});

describe("hasPublicIpv4", () => {
  it.each([
    ["internet-facing", "ipv4", true],
    ["internet-facing", "dualstack", true],
    ["internet-facing", "dualstack-without-public-ipv4", false],
    ["internal", "ipv4", false],
    ["internal", "dualstack", false],
  ])("%s, %s: %s", (Scheme, IpAddressType, expected) => {
    const rest = { LoadBalancerArn: "", LoadBalancerName: "", DNSName: "", State: "", VpcId: "" };
    expect(hasPublicIpv4({ ...rest, Scheme, IpAddressType, SecurityGroups: [], Subnets: [] })).toBe(expected);
  });
});
