import type { RouteTable } from "@aws-sdk/client-ec2";
import type { Parts } from "./build-load-balancer";

/** The VPC's internet gateway, as its route table names it. */
export function internetGateway({ region, network }: Pick<Parts, "region" | "network">): string {
  const [table] = region.ec2.routeTables;
  const id = table?.Routes?.find((route) => route.GatewayId?.startsWith("igw-"))?.GatewayId ?? "";
  region.ec2.internetGateways = [
    { InternetGatewayId: id, Attachments: [{ State: "attached", VpcId: network.vpcId }] },
  ];
  return id;
}

/**
 * Makes the load balancer internal: private addresses alone. Its subnets keep only the local route; a NAT gateway
 * stands in the VPC and nothing leads to it. Gives both.
 */
export function makeInternal({
  loadBalancer,
  region,
  network,
  name,
  world,
}: Pick<Parts, "loadBalancer" | "region" | "network" | "name" | "world">): {
  table: RouteTable;
  natGatewayId: string;
} {
  loadBalancer.Scheme = "internal";
  const own = region.ec2.networkInterfaces.filter((each) => each.Description?.startsWith("ELB "));
  for (const each of own) {
    delete each.Association;
    for (const address of each.PrivateIpAddresses ?? []) delete address.Association;
  }
  name.a = own.map((each) => each.PrivateIpAddress ?? "");
  world.names[loadBalancer.DNSName ?? ""] = structuredClone(name);
  const natGatewayId = internetGateway({ region, network }).replace("igw-", "nat-");
  region.ec2.natGateways = [
    {
      NatGatewayId: natGatewayId,
      ConnectivityType: "public",
      State: "available",
      VpcId: network.vpcId,
      NatGatewayAddresses: [],
      Tags: [],
    },
  ];
  const [table] = region.ec2.routeTables;
  if (table === undefined) throw new Error("the network has no route table");
  table.Routes = table.Routes?.filter((route) => route.GatewayId === "local") ?? [];
  return { table, natGatewayId };
}

/** Leads a route table's subnets to a NAT gateway. */
export function routeToNat(table: RouteTable, NatGatewayId: string): void {
  table.Routes?.push({
    DestinationCidrBlock: "0.0.0.0/0",
    NatGatewayId,
    Origin: "CreateRoute",
    State: "active",
  });
}
