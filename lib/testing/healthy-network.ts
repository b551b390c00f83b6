import { ok } from "../model/gathered";
import type { NetworkAcl, NetworkAclEntry, RouteTable, SecurityGroup, TargetDoors } from "../model/network";
import type { Artifacts } from "../model/snapshot";

/** An entry of a network ACL: every protocol and port unless said otherwise. */
export function aclEntry(
  RuleNumber: number,
  egress: boolean,
  RuleAction: "allow" | "deny",
  Cidr = "0.0.0.0/0",
  ports?: readonly [number, number],
): NetworkAclEntry {
  const entry = { RuleNumber, Egress: egress, RuleAction, Cidr };
  if (!ports) return { ...entry, Protocol: "-1" };
  return { ...entry, Protocol: "6", FromPort: ports[0], ToPort: ports[1] };
}

/** A rule of a security group for TCP; every protocol and port where no port is given. */
export function groupRule(
  port: number | undefined,
  sources: Partial<Pick<SecurityGroup["Egress"][number], "Cidrs" | "PrefixListIds" | "GroupIds">>,
): SecurityGroup["Egress"][number] {
  const none = { Cidrs: [], PrefixListIds: [], GroupIds: [] };
  return port === undefined
    ? { Protocol: "-1", ...none, ...sources }
    : { Protocol: "tcp", FromPort: port, ToPort: port, ...none, ...sources };
}

/** The parts of a network, all of them the very objects that stand in the artifacts. */
export interface NetworkParts {
  /** `sg-1`, the load balancer's. */
  readonly group: SecurityGroup;
  /** `acl-1`, of both subnets. */
  readonly acl: NetworkAcl;
  /** `rtb-1`, the main table: local, and an internet gateway. */
  readonly table: RouteTable;
  readonly doors: TargetDoors;
}

/** Puts a network into the artifacts in which nothing is in the way. */
export function putHealthyNetwork(artifacts: Artifacts, targetGroupArn: string): NetworkParts {
  const everywhere = groupRule(undefined, { Cidrs: ["0.0.0.0/0"] });
  const group: SecurityGroup = {
    GroupId: "sg-1",
    GroupName: "shop-lb",
    Ingress: [groupRule(443, { Cidrs: ["0.0.0.0/0"] })],
    Egress: [everywhere],
  };
  const acl: NetworkAcl = {
    NetworkAclId: "acl-1",
    SubnetIds: ["subnet-1", "subnet-2"],
    Entries: [false, true].flatMap((egress) => [
      aclEntry(100, egress, "allow"),
      aclEntry(32_767, egress, "deny"),
    ]),
  };
  const table: RouteTable = {
    RouteTableId: "rtb-1",
    Main: true,
    SubnetIds: [],
    Routes: [
      { Destination: "10.0.0.0/16", Target: "local", TargetId: "local", State: "active" },
      { Destination: "0.0.0.0/0", Target: "internet-gateway", TargetId: "igw-1", State: "active" },
    ],
  };
  const doors: TargetDoors = {
    SecurityGroups: [
      {
        GroupId: "sg-2",
        GroupName: "shop-web",
        Ingress: [groupRule(8080, { GroupIds: ["sg-1"] })],
        Egress: [everywhere],
      },
    ],
    Ports: [8080],
  };
  artifacts.securityGroups = { [group.GroupId]: ok(group) };
  artifacts.networkAcls = ok([acl]);
  artifacts.routeTables = ok([table]);
  artifacts.targetDoors = { [targetGroupArn]: ok(doors) };
  artifacts.webAcl = ok(null);
  return { group, acl, table, doors };
}
