import type { Located } from "../../facts/artifact-of-chain";
import { hasPublicIpv4, type RouteBlock, reachByRoute, tableOf } from "../../facts/reach-by-route";
import type { Destination, Passage } from "../../facts/reachability";
import { listed } from "../../facts/words";
import type { Evidence, Fix } from "../../model/finding";
import type { RouteTable } from "../../model/network";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { awsCommand } from "../fixes/shell";
import { atLeast, inShare, judgeWayOut, partOf, type Stop } from "./shared-way-out";

interface BlockOfTable {
  readonly table: RouteTable;
  /** In the list of route tables. */
  readonly index: number;
  readonly block: RouteBlock;
}

export default defineCheck({
  id: "egress-route-missing",
  title: "The load balancer's subnets have a route out to the provider",
  failureTitle: "The load balancer's subnets have no route out to the provider",
  description:
    "A load balancer without public IPv4 addresses (internal, or dualstack-without-public-ipv4) reaches a provider on the internet only through a NAT, an internet-facing one only through an internet gateway. Without such a route the callback hangs for about 5 seconds and ends in 500.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito", "alb-oidc", "alb-jwt"],
  hop: "token",
  meets: "500",
  docs: [documents.albAuthentication, documents.routeTables],
  requires: ["loadBalancer", "destinations", "routeTables"],
  uses: ["prefixLists"],
  evaluate: ({ loadBalancer, destinations, routeTables, prefixLists }, _chain, { region }) => {
    const tables = routeTables.value;
    const lists = prefixLists.state === "ok" ? prefixLists.value.value : {};
    const publicIpv4 = hasPublicIpv4(loadBalancer.value);
    const { Subnets, VpcId } = loadBalancer.value;
    const ways = Subnets.map((subnet) => {
      const table = tableOf(tables, subnet);
      const reach = (destination: Destination): Passage<BlockOfTable> => {
        if (!table) return { state: "unknown", why: `AWS lists no route table for ${subnet}` };
        const passage = reachByRoute(table, destination, publicIpv4, lists);
        if (passage.state !== "shut") return passage;
        return { ...passage, by: { table, index: tables.indexOf(table), block: passage.by } };
      };
      return { name: subnet, reach };
    });
    const used = [...new Set(Subnets.flatMap((subnet) => tableOf(tables, subnet) ?? []))];
    const seen = used.map((table) => field(located(routeTables, table), [tables.indexOf(table), "Routes"]));
    return judgeWayOut(destinations.value, ways, lists, seen, ({ stops, to, share }) => {
      const blocks = distinct(stops);
      const subnets = (table: RouteTable) => Subnets.filter((subnet) => tableOf(tables, subnet) === table);
      return {
        because: inShare(
          share,
          `${listed(blocks.map(({ by }) => inWords(by, subnets(by.table))))}: nothing leads to ${to}. ${publicIpv4 ? "It needs an internet gateway" : "Without public IPv4 addresses it needs a NAT"}.`,
        ),
        evidence: atLeast(
          blocks.map(({ by }) => evidenceOf(routeTables, by, publicIpv4, region)),
          field(routeTables, []),
        ),
        fixes: blocks.map(({ by }) => fixOf(by, { region, vpc: VpcId, publicIpv4 })),
      };
    });
  },
});

function located(source: Located<readonly RouteTable[]>, { RouteTableId }: RouteTable) {
  return partOf(source, { kind: "route-table", id: RouteTableId, name: RouteTableId });
}

/** One stop for each route table. */
function distinct(stops: readonly Stop<BlockOfTable>[]): Stop<BlockOfTable>[] {
  return [...new Map(stops.map((stop) => [stop.by.table, stop])).values()];
}

function inWords({ table, block }: BlockOfTable, subnets: readonly string[]): string {
  const which = `route table ${table.RouteTableId} of ${listed(subnets)}`;
  if (block.kind === "no-route") return `${which} has no route for it`;
  const route = table.Routes[block.route];
  const named = `${route?.Destination ?? ""} to ${route?.TargetId ?? ""}`.trim();
  return block.kind === "blackhole"
    ? `in ${which} the route ${named} leads to something that is gone`
    : `in ${which} the route ${named} is for public addresses, which the load balancer has none of`;
}

function evidenceOf(
  source: Located<readonly RouteTable[]>,
  { table, index, block }: BlockOfTable,
  publicIpv4: boolean,
  region: string,
): Evidence {
  const path = block.kind === "no-route" ? [index, "Routes"] : [index, "Routes", block.route];
  return field(located(source, table), path, {
    expected: `0.0.0.0/0 to ${publicIpv4 ? "an internet gateway" : "a NAT gateway"}`,
    command: awsCommand("ec2", "describe-route-tables", {
      region,
      "route-table-ids": table.RouteTableId,
      query: "RouteTables[].Routes",
    }),
  });
}

/** The gateway's id is looked up by the command itself: none of the calls that read here names one that no route uses. */
function fixOf(
  { table, block }: BlockOfTable,
  { region, vpc, publicIpv4 }: { region: string; vpc: string; publicIpv4: boolean },
): Fix {
  const title = `Lead ${table.RouteTableId} out through ${publicIpv4 ? "the internet gateway" : "a NAT gateway"}`;
  if (block.kind === "no-public-address") {
    // What else lives in a public subnet needs its internet gateway: the route must stay as it is.
    return {
      type: "steps",
      title: "Put the load balancer into subnets that lead to a NAT gateway",
      steps: [
        `Leave ${table.RouteTableId} as it is: what has public addresses in these subnets needs the internet gateway.`,
        "Choose or make one subnet in each zone whose route table sends 0.0.0.0/0 to a NAT gateway.",
        "Move the load balancer there with aws elbv2 set-subnets; its addresses change, its DNS name stays.",
      ],
    };
  }
  const gateway = publicIpv4
    ? awsCommand("ec2", "describe-internet-gateways", {
        region,
        filters: `Name=attachment.vpc-id,Values=${vpc}`,
        query: "InternetGateways[0].InternetGatewayId",
        output: "text",
      })
    : awsCommand("ec2", "describe-nat-gateways", {
        region,
        filter: [`Name=vpc-id,Values=${vpc}`, "Name=state,Values=available"],
        query: "NatGateways[0].NatGatewayId",
        output: "text",
      });
  const present = block.kind === "blackhole" ? table.Routes[block.route] : undefined;
  const destination = present?.Destination ?? "0.0.0.0/0";
  const key = destination.startsWith("pl-") ? "destination-prefix-list-id" : "destination-cidr-block";
  const same = { region, "route-table-id": table.RouteTableId, [key]: destination };
  const change = awsCommand("ec2", present ? "replace-route" : "create-route", same);
  return {
    type: "cli",
    title,
    command: [
      `GATEWAY=$(${gateway})`,
      `${change} \\\n  --${publicIpv4 ? "gateway-id" : "nat-gateway-id"} "$GATEWAY"`,
    ].join(" &&\n"),
    risk: `Changes the way of everything in the subnets of this table${table.Main ? ", the main one of the VPC," : ""} at once.${publicIpv4 ? "" : " The NAT gateway has to be in a subnet that leads to an internet gateway; it costs by the hour and by traffic."} Where there is no gateway, GATEWAY is None and the second command fails.`,
    ...(present ? {} : { undo: awsCommand("ec2", "delete-route", same) }),
  };
}
