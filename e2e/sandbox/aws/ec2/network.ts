import {
  DescribeNetworkAcls$,
  type DescribeNetworkAclsRequest,
  type DescribeNetworkAclsResult,
  DescribeNetworkInterfaces$,
  type DescribeNetworkInterfacesRequest,
  type DescribeNetworkInterfacesResult,
  DescribeRouteTables$,
  type DescribeRouteTablesRequest,
  type DescribeRouteTablesResult,
  DescribeSubnets$,
  type DescribeSubnetsRequest,
  type DescribeSubnetsResult,
  DescribeVpcs$,
  type DescribeVpcsRequest,
  type DescribeVpcsResult,
  type NetworkAcl,
  type NetworkInterface,
  type RouteTable,
  type Subnet,
  type Vpc,
} from "@aws-sdk/client-ec2";
import type { Ec2State } from "../../world";
import { type Handler, operation } from "../service";
import { type Resource, select } from "./filters";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
const INTERFACES: Resource<NetworkInterface> = {
  idOf: (row) => row.NetworkInterfaceId,
  notFound: "InvalidNetworkInterfaceID.NotFound",
  fields: {
    "association.public-ip": (row) => [row.Association?.PublicIp],
    "addresses.association.public-ip": (row) =>
      (row.PrivateIpAddresses ?? []).map((address) => address.Association?.PublicIp),
    "addresses.private-ip-address": (row) =>
      (row.PrivateIpAddresses ?? []).map((address) => address.PrivateIpAddress),
    "private-ip-address": (row) => [row.PrivateIpAddress],
    "ipv6-addresses.ipv6-address": (row) => (row.Ipv6Addresses ?? []).map((address) => address.Ipv6Address),
    description: (row) => [row.Description],
    "attachment.instance-id": (row) => [row.Attachment?.InstanceId],
    "group-id": (row) => (row.Groups ?? []).map((group) => group.GroupId),
    "network-interface-id": (row) => [row.NetworkInterfaceId],
    "requester-id": (row) => [row.RequesterId],
    "subnet-id": (row) => [row.SubnetId],
    "vpc-id": (row) => [row.VpcId],
  },
};

const ACLS: Resource<NetworkAcl> = {
  idOf: (row) => row.NetworkAclId,
  notFound: "InvalidNetworkAclID.NotFound",
  fields: {
    "association.subnet-id": (row) => (row.Associations ?? []).map((each) => each.SubnetId),
    default: (row) => [String(row.IsDefault)],
    "network-acl-id": (row) => [row.NetworkAclId],
    "vpc-id": (row) => [row.VpcId],
  },
};

const ROUTE_TABLES: Resource<RouteTable> = {
  idOf: (row) => row.RouteTableId,
  notFound: "InvalidRouteTableID.NotFound",
  fields: {
    "association.main": (row) => (row.Associations ?? []).map((each) => String(each.Main ?? false)),
    "association.subnet-id": (row) => (row.Associations ?? []).map((each) => each.SubnetId),
    "route-table-id": (row) => [row.RouteTableId],
    "vpc-id": (row) => [row.VpcId],
  },
};

const SUBNETS: Resource<Subnet> = {
  idOf: (row) => row.SubnetId,
  notFound: "InvalidSubnetID.NotFound",
  fields: { "subnet-id": (row) => [row.SubnetId], "vpc-id": (row) => [row.VpcId] },
};

const VPCS: Resource<Vpc> = {
  idOf: (row) => row.VpcId,
  notFound: "InvalidVpcID.NotFound",
  fields: { "vpc-id": (row) => [row.VpcId], cidr: (row) => [row.CidrBlock] },
};

const describeNetworkInterfaces: Handler<
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult
> = ({ ec2 }, input, context) => {
  const { networkInterfaces } = ec2;
  return select(
    context,
    networkInterfaces,
    input.NetworkInterfaceIds ?? [],
    input,
    INTERFACES,
    (rows, NextToken) => ({
      NetworkInterfaces: rows,
      NextToken,
    }),
  );
};

const describeNetworkAcls: Handler<DescribeNetworkAclsRequest, DescribeNetworkAclsResult> = (
  { ec2 },
  input,
  context,
) =>
  select(context, ec2.networkAcls, input.NetworkAclIds ?? [], input, ACLS, (NetworkAcls, NextToken) => ({
    NetworkAcls,
    NextToken,
  }));

const describeRouteTables: Handler<DescribeRouteTablesRequest, DescribeRouteTablesResult> = (
  { ec2 },
  input,
  context,
) =>
  select(
    context,
    ec2.routeTables,
    input.RouteTableIds ?? [],
    input,
    ROUTE_TABLES,
    (RouteTables, NextToken) => ({
      RouteTables,
      NextToken,
    }),
  );

const describeSubnets: Handler<DescribeSubnetsRequest, DescribeSubnetsResult> = ({ ec2 }, input, context) =>
  select(context, ec2.subnets, input.SubnetIds ?? [], input, SUBNETS, (Subnets, NextToken) => ({
    Subnets,
    NextToken,
  }));

/** The VPCs that the subnets are in; the block is that of the route table's local route. */
function vpcsOf(ec2: Ec2State): Vpc[] {
  const owners = new Map(ec2.subnets.map((subnet) => [subnet.VpcId, subnet.OwnerId]));
  return [...owners].map(([VpcId, OwnerId]) => {
    const local = ec2.routeTables
      .filter((table) => table.VpcId === VpcId)
      .flatMap((table) => table.Routes ?? [])
      .find((route) => route.GatewayId === "local");
    return { VpcId, OwnerId, CidrBlock: local?.DestinationCidrBlock, State: "available", IsDefault: false };
  });
}

const describeVpcs: Handler<DescribeVpcsRequest, DescribeVpcsResult> = ({ ec2 }, input, context) =>
  select(context, vpcsOf(ec2), input.VpcIds ?? [], input, VPCS, (Vpcs, NextToken) => ({ Vpcs, NextToken }));

export const networkOperations = [
  operation(DescribeNetworkInterfaces$, describeNetworkInterfaces),
  operation(DescribeNetworkAcls$, describeNetworkAcls),
  operation(DescribeRouteTables$, describeRouteTables),
  operation(DescribeSubnets$, describeSubnets),
  operation(DescribeVpcs$, describeVpcs),
];
