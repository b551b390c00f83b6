import type { NetworkAclEntry, NetworkInterface, SecurityGroup } from "@aws-sdk/client-ec2";
import type { Ec2State } from "../sandbox/world";
import { ACCOUNT, arn, type Ids, REGION } from "./build-ids";

/** A VPC with two public subnets, the load balancer's interfaces in them and one target behind it. */
export interface Network {
  readonly ec2: Ec2State;
  readonly vpcId: string;
  readonly subnetIds: readonly [string, string];
  /** Names of the two Availability Zones, in the order of `subnetIds`. */
  readonly zones: readonly [string, string];
  readonly publicAddresses: readonly [string, string];
  readonly securityGroup: SecurityGroup;
  readonly targetSecurityGroup: SecurityGroup;
  readonly targetAddress: string;
}

/**
 * Public addresses come from 198.18.0.0/15 (RFC 2544, never routed): the documentation ranges of RFC 5737 are
 * too few for two distinct addresses a scenario.
 */
function addressesOf(ids: Ids) {
  const n = ids.number("public address", 254 * 256);
  const host = `${n % 256}.${1 + Math.floor(n / 256)}`;
  const [a, b] = [ids.number("vpc a", 256), ids.number("vpc b", 128) * 2];
  return {
    publicAddresses: [`198.18.${host}`, `198.19.${host}`] as const,
    vpc: `10.${a}.${b}.0/23`,
    subnets: [`10.${a}.${b}.0/24`, `10.${a}.${b + 1}.0/24`] as const,
    private: [`10.${a}.${b}.10`, `10.${a}.${b + 1}.10`] as const,
    target: `10.${a}.${b}.50`,
  };
}

const OPEN = { IpRanges: [{ CidrIp: "0.0.0.0/0" }], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [] };
const egressEverywhere = () => [{ IpProtocol: "-1", ...structuredClone(OPEN) }];

/** The default network ACL: everything in and out (https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html). */
function aclEntries(): NetworkAclEntry[] {
  return [true, false].flatMap((Egress) => [
    { CidrBlock: "0.0.0.0/0", Egress, Protocol: "-1", RuleAction: "allow" as const, RuleNumber: 100 },
    { CidrBlock: "0.0.0.0/0", Egress, Protocol: "-1", RuleAction: "deny" as const, RuleNumber: 32767 },
  ]);
}

/** The network of one scenario. `lbId` is the last part of the load balancer's ARN. */
export function network(ids: Ids, lbId: string): Network {
  const addresses = addressesOf(ids);
  const vpcId = `vpc-0${ids.hex("vpc", 16)}`;
  const subnetIds = [`subnet-0${ids.hex("subnet a", 16)}`, `subnet-0${ids.hex("subnet b", 16)}`] as const;
  const zones = [`${REGION}a`, `${REGION}b`] as const;
  const routeTableId = `rtb-0${ids.hex("route table", 16)}`;
  const aclId = `acl-0${ids.hex("acl", 16)}`;
  const owned = { OwnerId: ACCOUNT, VpcId: vpcId };

  const groupId = `sg-0${ids.hex("load balancer group", 16)}`;
  const securityGroup: SecurityGroup = {
    ...owned,
    GroupId: groupId,
    GroupName: `${ids.name}-lb`,
    Description: "Load balancer: HTTP and HTTPS in, everything out",
    SecurityGroupArn: arn("ec2", `security-group/${groupId}`),
    IpPermissions: [80, 443].map((port) => ({
      IpProtocol: "tcp",
      FromPort: port,
      ToPort: port,
      ...structuredClone(OPEN),
    })),
    IpPermissionsEgress: egressEverywhere(),
    Tags: [],
  };
  const targetGroupId = `sg-0${ids.hex("target group", 16)}`;
  const targetSecurityGroup: SecurityGroup = {
    ...owned,
    GroupId: targetGroupId,
    GroupName: `${ids.name}-web`,
    Description: "Targets: the load balancer only",
    SecurityGroupArn: arn("ec2", `security-group/${targetGroupId}`),
    IpPermissions: [
      {
        IpProtocol: "tcp",
        FromPort: 8080,
        ToPort: 8080,
        IpRanges: [],
        Ipv6Ranges: [],
        PrefixListIds: [],
        UserIdGroupPairs: [{ GroupId: groupId, UserId: ACCOUNT }],
      },
    ],
    IpPermissionsEgress: egressEverywhere(),
    Tags: [],
  };

  const attached = ([0, 1] as const).map((i): NetworkInterface => {
    const association = {
      IpOwnerId: "amazon-elb",
      PublicDnsName: `ec2-${addresses.publicAddresses[i].replaceAll(".", "-")}.${REGION}.compute.amazonaws.com`,
      PublicIp: addresses.publicAddresses[i],
    };
    return {
      ...owned,
      NetworkInterfaceId: `eni-0${ids.hex(`load balancer interface ${i}`, 16)}`,
      Description: `ELB app/${ids.name}/${lbId}`,
      RequesterId: "amazon-elb",
      RequesterManaged: true,
      InterfaceType: "interface",
      Status: "in-use",
      AvailabilityZone: zones[i],
      SubnetId: subnetIds[i],
      SourceDestCheck: true,
      Groups: [{ GroupId: groupId, GroupName: `${ids.name}-lb` }],
      Ipv6Addresses: [],
      PrivateIpAddress: addresses.private[i],
      PrivateIpAddresses: [
        { PrivateIpAddress: addresses.private[i], Primary: true, Association: association },
      ],
      Association: association,
      Attachment: {
        AttachmentId: `ela-attach-0${ids.hex(`attachment ${i}`, 16)}`,
        DeleteOnTermination: false,
        DeviceIndex: 1,
        InstanceOwnerId: "amazon-elb",
        Status: "attached",
      },
      TagSet: [],
    };
  });
  const target: NetworkInterface = {
    ...owned,
    NetworkInterfaceId: `eni-0${ids.hex("target interface", 16)}`,
    Description: "Web task",
    RequesterManaged: false,
    InterfaceType: "interface",
    Status: "in-use",
    AvailabilityZone: zones[0],
    SubnetId: subnetIds[0],
    SourceDestCheck: true,
    Groups: [{ GroupId: targetGroupId, GroupName: `${ids.name}-web` }],
    Ipv6Addresses: [],
    PrivateIpAddress: addresses.target,
    PrivateIpAddresses: [{ PrivateIpAddress: addresses.target, Primary: true }],
    TagSet: [],
  };

  const ec2: Ec2State = {
    networkInterfaces: [...attached, target],
    securityGroups: [securityGroup, targetSecurityGroup],
    networkAcls: [
      {
        ...owned,
        NetworkAclId: aclId,
        IsDefault: true,
        Entries: aclEntries(),
        Associations: subnetIds.map((SubnetId, i) => ({
          NetworkAclAssociationId: `aclassoc-0${ids.hex(`acl association ${i}`, 16)}`,
          NetworkAclId: aclId,
          SubnetId,
        })),
        Tags: [],
      },
    ],
    routeTables: [
      {
        ...owned,
        RouteTableId: routeTableId,
        Routes: [
          {
            DestinationCidrBlock: addresses.vpc,
            GatewayId: "local",
            Origin: "CreateRouteTable",
            State: "active",
          },
          {
            DestinationCidrBlock: "0.0.0.0/0",
            GatewayId: `igw-0${ids.hex("internet gateway", 16)}`,
            Origin: "CreateRoute",
            State: "active",
          },
        ],
        Associations: subnetIds.map((SubnetId, i) => ({
          Main: false,
          RouteTableAssociationId: `rtbassoc-0${ids.hex(`route table association ${i}`, 16)}`,
          RouteTableId: routeTableId,
          SubnetId,
          AssociationState: { State: "associated" as const },
        })),
        PropagatingVgws: [],
        Tags: [],
      },
    ],
    subnets: ([0, 1] as const).map((i) => ({
      ...owned,
      SubnetId: subnetIds[i],
      SubnetArn: arn("ec2", `subnet/${subnetIds[i]}`),
      AvailabilityZone: zones[i],
      AvailabilityZoneId: `euw1-az${i + 1}`,
      CidrBlock: addresses.subnets[i],
      AvailableIpAddressCount: 248,
      MapPublicIpOnLaunch: true,
      DefaultForAz: false,
      AssignIpv6AddressOnCreation: false,
      Ipv6CidrBlockAssociationSet: [],
      State: "available" as const,
      Tags: [],
    })),
  };
  return {
    ec2,
    vpcId,
    subnetIds,
    zones,
    publicAddresses: addresses.publicAddresses,
    securityGroup,
    targetSecurityGroup,
    targetAddress: addresses.target,
  };
}
