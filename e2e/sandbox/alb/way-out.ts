/**
 * The way of a load balancer to an address on the internet, through what the account says of its network: security
 * groups, the network ACL and the route table of a node's subnet. Written apart from what the dashboard makes of them.
 */
import { BlockList, isIPv4 } from "node:net";
import type {
  IpPermission,
  NetworkAclEntry,
  PortRange,
  PrefixListEntry,
  Route,
  RouteTable,
} from "@aws-sdk/client-ec2";
import type { Ec2State } from "../world";
import type { Balancer } from "./balancer-at";

const TCP = new Set(["-1", "6", "tcp"]);

/** Ports at which the answers to a node's own connections arrive: the lowest and the highest. */
const BACK = [1024, 65_535];

function holds(cidr: string | undefined, address: string): boolean {
  const [network = "", bits = ""] = cidr?.split("/") ?? [];
  if (!isIPv4(network)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits));
  return list.check(address);
}

function listHolds(ec2: Ec2State, id: string | undefined, address: string): boolean {
  const entries: PrefixListEntry[] = ec2.prefixLists?.find((list) => list.PrefixListId === id)?.Entries ?? [];
  return entries.some(({ Cidr }) => holds(Cidr, address));
}

function letsOut(ec2: Ec2State, permission: IpPermission, address: string, port: number): boolean {
  const { IpProtocol = "", FromPort = -1, ToPort = -1 } = permission;
  const forPort = IpProtocol === "-1" || (FromPort <= port && port <= ToPort);
  return (
    TCP.has(IpProtocol) &&
    forPort &&
    ((permission.IpRanges ?? []).some(({ CidrIp }) => holds(CidrIp, address)) ||
      (permission.PrefixListIds ?? []).some(({ PrefixListId }) => listHolds(ec2, PrefixListId, address)))
  );
}

function inRange(range: PortRange | undefined, port: number): boolean {
  return range === undefined || ((range.From ?? 0) <= port && port <= (range.To ?? 65_535));
}

/** The first entry that matches decides; without one it is denied. */
function passes(
  entries: readonly NetworkAclEntry[],
  egress: boolean,
  address: string,
  port: number,
): boolean {
  const first = entries
    .filter((entry) => entry.Egress === egress)
    .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0))
    .find(
      (entry) =>
        TCP.has(entry.Protocol ?? "") && holds(entry.CidrBlock, address) && inRange(entry.PortRange, port),
    );
  return first?.RuleAction === "allow";
}

/** The narrowest route that holds the address. */
function routeTo(table: RouteTable, address: string): Route | undefined {
  const bits = (route: Route) => Number(route.DestinationCidrBlock?.split("/")[1] ?? -1);
  return [...(table.Routes ?? [])]
    .filter((route) => holds(route.DestinationCidrBlock, address))
    .sort((a, b) => bits(b) - bits(a))[0];
}

function leads(route: Route | undefined, publicAddress: boolean): boolean {
  if (route === undefined || route.State === "blackhole") return false;
  return route.GatewayId?.startsWith("igw-") ? publicAddress : true;
}

/** What stops a connection of the load balancer's first node to `address`; undefined where nothing does. */
export function stoppedBy(
  { state: { ec2 }, loadBalancer }: Balancer,
  address: string,
  port: number,
): string | undefined {
  const groups = ec2.securityGroups.filter((row) => loadBalancer.SecurityGroups?.includes(row.GroupId ?? ""));
  const rules = groups.flatMap((row) => row.IpPermissionsEgress ?? []);
  if (!rules.some((rule) => letsOut(ec2, rule, address, port))) return "no security group lets it out";

  const subnet = loadBalancer.AvailabilityZones?.[0]?.SubnetId;
  const acl = ec2.networkAcls.find((row) => row.Associations?.some((each) => each.SubnetId === subnet));
  const entries = acl?.Entries ?? [];
  if (!passes(entries, true, address, port)) return "the network ACL stops it on the way out";
  if (!BACK.every((back) => passes(entries, false, address, back))) return "the network ACL stops the answer";

  const inVpc = ec2.routeTables.filter((row) => row.VpcId === loadBalancer.VpcId);
  const table =
    inVpc.find((row) => row.Associations?.some((each) => each.SubnetId === subnet)) ??
    inVpc.find((row) => row.Associations?.some((each) => each.Main));
  const publicAddress =
    loadBalancer.Scheme === "internet-facing" &&
    loadBalancer.IpAddressType !== "dualstack-without-public-ipv4";
  if (table === undefined || !leads(routeTo(table, address), publicAddress)) return "no route leads there";
  return undefined;
}
