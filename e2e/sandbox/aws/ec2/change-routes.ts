import {
  CreateRoute$,
  type CreateRouteRequest,
  type CreateRouteResult,
  DeleteRoute$,
  type DeleteRouteRequest,
  ReplaceRoute$,
  type ReplaceRouteRequest,
  type Route,
} from "@aws-sdk/client-ec2";
import type { Ec2State } from "../../world";
import { type AwsError, awsError, type Handler, isAwsError, operation } from "../service";

type Destination = Pick<Route, "DestinationCidrBlock" | "DestinationPrefixListId">;

function routesOf(ec2: Ec2State, id: string | undefined): Route[] | AwsError {
  const table = ec2.routeTables.find((row) => row.RouteTableId === id);
  if (table === undefined)
    return awsError("InvalidRouteTableID.NotFound", `The routeTable ID '${id}' does not exist`);
  table.Routes ??= [];
  return table.Routes;
}

const indexOf = (routes: readonly Route[], wanted: Destination): number =>
  routes.findIndex(
    (route) =>
      route.DestinationCidrBlock === wanted.DestinationCidrBlock &&
      route.DestinationPrefixListId === wanted.DestinationPrefixListId,
  );

/** A route as DescribeRouteTables answers it; its gateway has to exist. */
function routeOf(ec2: Ec2State, input: CreateRouteRequest | ReplaceRouteRequest): Route | AwsError {
  const { DestinationCidrBlock, DestinationPrefixListId, GatewayId, NatGatewayId } = input;
  const gateways = [
    ...(ec2.internetGateways ?? []).map((row) => row.InternetGatewayId),
    ...(ec2.natGateways ?? []).map((row) => row.NatGatewayId),
  ];
  const target = GatewayId ?? NatGatewayId;
  if (!gateways.includes(target))
    return awsError("InvalidGatewayID.NotFound", `The gateway ID '${target}' does not exist`);
  return {
    ...(DestinationCidrBlock !== undefined && { DestinationCidrBlock }),
    ...(DestinationPrefixListId !== undefined && { DestinationPrefixListId }),
    ...(GatewayId !== undefined && { GatewayId }),
    ...(NatGatewayId !== undefined && { NatGatewayId }),
    Origin: "CreateRoute",
    State: "active",
  };
}

const createRoute: Handler<CreateRouteRequest, CreateRouteResult> = ({ ec2 }, input) => {
  const routes = routesOf(ec2, input.RouteTableId);
  if (isAwsError(routes)) return routes;
  const route = routeOf(ec2, input);
  if (isAwsError(route)) return route;
  if (indexOf(routes, route) >= 0) {
    return awsError("RouteAlreadyExists", "The route already exists in the route table.");
  }
  routes.push(route);
  return { Return: true };
};

const replaceRoute: Handler<ReplaceRouteRequest, object> = ({ ec2 }, input) => {
  const routes = routesOf(ec2, input.RouteTableId);
  if (isAwsError(routes)) return routes;
  const route = routeOf(ec2, input);
  if (isAwsError(route)) return route;
  const at = indexOf(routes, route);
  if (at < 0) return awsError("InvalidParameterValue", "There is no route defined for this destination");
  routes[at] = route;
  return {};
};

const deleteRoute: Handler<DeleteRouteRequest, object> = ({ ec2 }, input) => {
  const routes = routesOf(ec2, input.RouteTableId);
  if (isAwsError(routes)) return routes;
  const at = indexOf(routes, input);
  if (at < 0) return awsError("InvalidRoute.NotFound", "no route with that destination");
  routes.splice(at, 1);
  return {};
};

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html */
export const routeChanges = [
  operation(CreateRoute$, createRoute),
  operation(ReplaceRoute$, replaceRoute),
  operation(DeleteRoute$, deleteRoute),
];
