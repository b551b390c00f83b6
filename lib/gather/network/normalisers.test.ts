import type { Route as AwsRoute } from "@aws-sdk/client-ec2";
import { describe, expect, it } from "vitest";
import { normaliseNetworkAcl } from "./network-acls";
import { prefixListsOfGroups, prefixListsOfRoutes } from "./prefix-lists";
import { normaliseRoute, normaliseRouteTable } from "./route-tables";
import { normaliseSecurityGroup } from "./security-groups";
import { normaliseWebAcl } from "./web-acl";

const anywhere = { DestinationCidrBlock: "0.0.0.0/0" };

describe("normaliseRoute", () => {
  it.each<[string, AwsRoute, object]>([
    ["local", { GatewayId: "local", State: "active" }, { Target: "local", State: "active" }],
    ["an internet gateway", { GatewayId: "igw-1" }, { Target: "internet-gateway", TargetId: "igw-1" }],
    [
      "a NAT gateway that is gone",
      { NatGatewayId: "nat-1", State: "blackhole" },
      { Target: "nat-gateway", State: "blackhole" },
    ],
    [
      "an instance, whatever its interface",
      { InstanceId: "i-1", NetworkInterfaceId: "eni-1" },
      { Target: "nat-instance", TargetId: "i-1" },
    ],
    ["an interface", { NetworkInterfaceId: "eni-1" }, { Target: "elsewhere", TargetId: "eni-1" }],
    ["a transit gateway", { TransitGatewayId: "tgw-1" }, { Target: "elsewhere", TargetId: "tgw-1" }],
    ["a peering", { VpcPeeringConnectionId: "pcx-1" }, { Target: "elsewhere", TargetId: "pcx-1" }],
    ["an endpoint of a firewall", { GatewayId: "vpce-1" }, { Target: "elsewhere", TargetId: "vpce-1" }],
    ["a virtual private gateway", { GatewayId: "vgw-1" }, { Target: "elsewhere", TargetId: "vgw-1" }],
    [
      "a core network",
      { CoreNetworkArn: "arn:aws:networkmanager::1:core-network/c" },
      { Target: "elsewhere" },
    ],
    ["nothing", {}, { Target: "none", TargetId: "", State: "active" }],
  ])("leads to %s", (_name, raw, expected) => {
    expect(normaliseRoute({ ...anywhere, ...raw })).toMatchObject({ Destination: "0.0.0.0/0", ...expected });
  });

  it.each<[AwsRoute, string]>([
    [{ DestinationIpv6CidrBlock: "::/0" }, "::/0"],
    [{ DestinationPrefixListId: "pl-1" }, "pl-1"],
  ])("%o", (raw, destination) => {
    expect(normaliseRoute(raw).Destination).toBe(destination);
  });
});

it("normaliseRouteTable tells the main table from those of subnets", () => {
  const table = (...Associations: { Main?: boolean; SubnetId?: string }[]) =>
    normaliseRouteTable({ RouteTableId: "rtb-1", Associations });
  expect(table({ Main: true })).toEqual({ RouteTableId: "rtb-1", Main: true, SubnetIds: [], Routes: [] });
  expect(table({ Main: false, SubnetId: "subnet-1" })).toMatchObject({
    Main: false,
    SubnetIds: ["subnet-1"],
  });
});

it("normaliseSecurityGroup keeps every kind of source", () => {
  const group = normaliseSecurityGroup({
    GroupId: "sg-1",
    GroupName: "lb",
    IpPermissionsEgress: [
      {
        IpProtocol: "tcp",
        FromPort: 443,
        ToPort: 443,
        IpRanges: [{ CidrIp: "0.0.0.0/0" }],
        Ipv6Ranges: [{ CidrIpv6: "::/0" }],
        PrefixListIds: [{ PrefixListId: "pl-1" }],
        UserIdGroupPairs: [{ GroupId: "sg-2" }],
      },
      { IpProtocol: "-1" },
    ],
  });
  const none = { Cidrs: [], PrefixListIds: [], GroupIds: [] };
  expect(group.Egress).toEqual([
    {
      Protocol: "tcp",
      FromPort: 443,
      ToPort: 443,
      Cidrs: ["0.0.0.0/0", "::/0"],
      PrefixListIds: ["pl-1"],
      GroupIds: ["sg-2"],
    },
    { Protocol: "-1", ...none },
  ]);
  expect(prefixListsOfGroups([group])).toEqual(["pl-1"]);
});

it("normaliseNetworkAcl orders entries as they are tried", () => {
  const entry = (RuleNumber: number, Egress: boolean) => ({
    RuleNumber,
    Egress,
    Protocol: "6",
    RuleAction: "allow" as const,
    CidrBlock: "0.0.0.0/0",
    PortRange: { From: 443, To: 443 },
  });
  const { Entries } = normaliseNetworkAcl({
    NetworkAclId: "acl-1",
    Entries: [entry(200, true), entry(100, true), entry(32_767, false), entry(90, false)],
  });
  expect(Entries.map(({ Egress, RuleNumber }) => [Egress, RuleNumber])).toEqual([
    [false, 90],
    [false, 32_767],
    [true, 100],
    [true, 200],
  ]);
  expect(Entries[0]).toMatchObject({ FromPort: 443, ToPort: 443, Cidr: "0.0.0.0/0" });
});

it("prefixListsOfRoutes leaves out those of gateway endpoints", () => {
  const route = (Destination: string, TargetId: string) => ({
    Destination,
    TargetId,
    Target: "elsewhere" as const,
    State: "active",
  });
  const Routes = [route("pl-s3", "vpce-1"), route("pl-own", "tgw-1"), route("10.0.0.0/8", "tgw-1")];
  expect(prefixListsOfRoutes([{ RouteTableId: "rtb-1", Main: true, SubnetIds: [], Routes }])).toEqual([
    "pl-own",
  ]);
});

it("normaliseWebAcl names the managed rule groups, those of Firewall Manager among them", () => {
  const visibility = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: "m" };
  const managed = (Name: string) => ({ ManagedRuleGroupStatement: { VendorName: "AWS", Name } });
  const rest = { Priority: 0, VisibilityConfig: visibility };
  expect(
    normaliseWebAcl({
      Name: "edge",
      Id: "1",
      ARN: "arn",
      DefaultAction: { Allow: {} },
      VisibilityConfig: visibility,
      PreProcessFirewallManagerRuleGroups: [
        { Name: "f", ...rest, FirewallManagerStatement: managed("First"), OverrideAction: { None: {} } },
      ],
      Rules: [
        { Name: "g", ...rest, Statement: { GeoMatchStatement: { CountryCodes: ["DE"] } } },
        { Name: "c", ...rest, Statement: managed("Common") },
      ],
    }),
  ).toEqual({ Name: "edge", ARN: "arn", ManagedRuleGroups: ["First", "Common"] });
});
