import "server-only";
import type { Route as AwsRoute, RouteTable as AwsRouteTable } from "@aws-sdk/client-ec2";
import type { Answer } from "../../aws/answer";
import { describeRouteTables } from "../../aws/operations/ec2";
import type { Place } from "../../aws/place";
import type { Route, RouteTable } from "../../model/network";
import { mapAnswer, readList } from "../answers";
import type { GatherContext } from "../context";

export const actions = [describeRouteTables.action];

type Target = Pick<Route, "Target" | "TargetId">;

/** What a route leads to. An egress-only internet gateway is for IPv6 and takes no IPv4. */
function targetOf(raw: AwsRoute): Target {
  const { GatewayId, NatGatewayId, InstanceId } = raw;
  if (GatewayId === "local") return { Target: "local", TargetId: GatewayId };
  if (GatewayId?.startsWith("igw-")) return { Target: "internet-gateway", TargetId: GatewayId };
  if (NatGatewayId) return { Target: "nat-gateway", TargetId: NatGatewayId };
  if (InstanceId) return { Target: "nat-instance", TargetId: InstanceId };
  const other =
    GatewayId ||
    raw.TransitGatewayId ||
    raw.VpcPeeringConnectionId ||
    raw.NetworkInterfaceId ||
    raw.LocalGatewayId ||
    raw.CarrierGatewayId ||
    raw.CoreNetworkArn ||
    raw.EgressOnlyInternetGatewayId;
  return other ? { Target: "elsewhere", TargetId: other } : { Target: "none", TargetId: "" };
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html */
export function normaliseRoute(raw: AwsRoute): Route {
  return {
    Destination:
      raw.DestinationCidrBlock ?? raw.DestinationIpv6CidrBlock ?? raw.DestinationPrefixListId ?? "",
    ...targetOf(raw),
    State: raw.State ?? "active",
  };
}

export function normaliseRouteTable(raw: AwsRouteTable): RouteTable {
  const associations = raw.Associations ?? [];
  return {
    RouteTableId: raw.RouteTableId ?? "",
    Main: associations.some(({ Main }) => Main === true),
    SubnetIds: associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    Routes: (raw.Routes ?? []).map(normaliseRoute),
  };
}

/** The route tables that can serve these subnets: their own, and the main one of the VPC. */
export async function readRouteTables(
  ctx: GatherContext,
  place: Place,
  vpc: string,
  subnets: readonly string[],
): Promise<Answer<RouteTable[]>> {
  const all = await readList(
    ctx.session,
    place,
    describeRouteTables,
    (NextToken) => ({
      Filters: [{ Name: "vpc-id", Values: [vpc] }],
      MaxResults: 100,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    vpc,
    ({ RouteTables, NextToken }) => ({ items: RouteTables?.map(normaliseRouteTable), next: NextToken }),
  );
  return mapAnswer(all, (tables) =>
    tables.filter(({ Main, SubnetIds }) => Main || SubnetIds.some((id) => subnets.includes(id))),
  );
}
