import {
  DescribeInternetGateways$,
  type DescribeInternetGatewaysRequest,
  type DescribeInternetGatewaysResult,
  DescribeNatGateways$,
  type DescribeNatGatewaysRequest,
  type DescribeNatGatewaysResult,
  type InternetGateway,
  type NatGateway,
} from "@aws-sdk/client-ec2";
import { type Handler, operation } from "../service";
import { type Resource, select } from "./filters";

const INTERNET: Resource<InternetGateway> = {
  idOf: (row) => row.InternetGatewayId,
  notFound: "InvalidInternetGatewayID.NotFound",
  fields: { "attachment.vpc-id": (row) => (row.Attachments ?? []).map((each) => each.VpcId) },
};

const NAT: Resource<NatGateway> = {
  idOf: (row) => row.NatGatewayId,
  notFound: "NatGatewayNotFound",
  fields: { state: (row) => [row.State], "vpc-id": (row) => [row.VpcId] },
};

const describeInternetGateways: Handler<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult> = (
  { ec2 },
  input,
  context,
) =>
  select(
    context,
    ec2.internetGateways ?? [],
    input.InternetGatewayIds ?? [],
    input,
    INTERNET,
    (InternetGateways, NextToken) => ({ InternetGateways, NextToken }),
  );

/** The one operation of EC2 whose filters are called `Filter`. */
const describeNatGateways: Handler<DescribeNatGatewaysRequest, DescribeNatGatewaysResult> = (
  { ec2 },
  { Filter: Filters, NatGatewayIds = [], MaxResults, NextToken: token },
  context,
) =>
  select(
    context,
    ec2.natGateways ?? [],
    NatGatewayIds,
    { Filters, MaxResults, NextToken: token },
    NAT,
    (NatGateways, NextToken) => ({ NatGateways, NextToken }),
  );

export const gatewayOperations = [
  operation(DescribeInternetGateways$, describeInternetGateways),
  operation(DescribeNatGateways$, describeNatGateways),
];
