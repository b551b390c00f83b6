import type { LoadBalancer } from "../model/load-balancer";
import type { Route, RouteTable } from "../model/network";
import { cidrHolds, prefixBits } from "../routing/cidr";
import { oncePer } from "../routing/remembered";
import { type Destination, isForItsSort, isPrivate, type Passage, type PrefixLists } from "./reachability";

/** Why the route that a connection takes leads nowhere; `route` is its index in the table. */
export type RouteBlock =
  | { readonly kind: "no-route" }
  | { readonly kind: "blackhole"; readonly route: number }
  /** It leads to an internet gateway, which sends nothing out for an address that is not public. */
  | { readonly kind: "no-public-address"; readonly route: number };

/** The table that serves a subnet: its own, or the main one of the VPC. Undefined where it is not in the list. */
export function tableOf(tables: readonly RouteTable[], subnet: string): RouteTable | undefined {
  return tables.find(({ SubnetIds }) => SubnetIds.includes(subnet)) ?? tables.find(({ Main }) => Main);
}

/**
 * Whether the nodes of a load balancer have public IPv4 addresses: then an internet gateway is their way out, else
 * only a NAT (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#ip-address-type).
 */
export function hasPublicIpv4({ Scheme, IpAddressType }: LoadBalancer): boolean {
  return Scheme !== "internal" && IpAddressType !== "dualstack-without-public-ipv4";
}

interface Match {
  readonly route: Route;
  readonly index: number;
  /** Bits of the prefix; a route to a CIDR goes before a prefix list's of the same length. */
  readonly bits: number;
  readonly listed: boolean;
}

/**
 * Whether a route table leads to an address. The longest prefix wins
 * (https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html).
 */
export function reachByRoute(
  table: RouteTable,
  { address }: Destination,
  publicIpv4: boolean,
  prefixLists: PrefixLists,
): Passage<RouteBlock> {
  const known = passagesOf(table)(prefixLists);
  const key = `${address} ${publicIpv4}`;
  const found = known.get(key);
  if (found) return found;
  const passage = passageOf(table, address, publicIpv4, prefixLists);
  known.set(key, passage);
  return passage;
}

/** The chains of a load balancer ask the same tables for the few addresses of their providers. */
const passagesOf = oncePer((_table: RouteTable) =>
  oncePer((_prefixLists: PrefixLists) => new Map<string, Passage<RouteBlock>>()),
);

function passageOf(
  { Routes }: RouteTable,
  address: string,
  publicIpv4: boolean,
  prefixLists: PrefixLists,
): Passage<RouteBlock> {
  const unread = Routes.find(
    ({ Destination, TargetId }) => isUnread(Destination, prefixLists) && !TargetId.startsWith("vpce-"),
  );
  if (unread) {
    return {
      state: "unknown",
      why: `a route to prefix list ${unread.Destination} may take it, whose addresses are not known`,
      prefixList: unread.Destination,
    };
  }
  const [match] = Routes.flatMap((route, index) => matchesOf(route, index, address, prefixLists)).toSorted(
    (a, b) => b.bits - a.bits || Number(a.listed) - Number(b.listed),
  );
  const toGateway = publicIpv4 && !isPrivate(address);
  const elsewhere = Routes.some(
    (route) =>
      leadsOut(route, toGateway) && cidrsOf(route, prefixLists).some((cidr) => isForItsSort(cidr, address)),
  );
  const shut = (by: RouteBlock): Passage<RouteBlock> => ({ state: "shut", by, elsewhere, partly: false });
  if (!match) return shut({ kind: "no-route" });
  const { route, index } = match;
  if (route.State === "blackhole") return shut({ kind: "blackhole", route: index });
  const leads = `${address} goes to ${route.TargetId || "a target that is not known"}`;
  switch (route.Target) {
    case "local":
      return { state: "open" };
    case "nat-gateway":
      if (isPrivate(address)) return { state: "unknown", why: `${leads}, and on from there by other routes` };
      return publicIpv4
        ? {
            state: "unknown",
            why: `${leads}: a NAT lets the load balancer out, and an internet-facing one is to have an internet gateway`,
          }
        : { state: "open" };
    case "internet-gateway":
      return toGateway ? { state: "open" } : shut({ kind: "no-public-address", route: index });
    case "nat-instance":
      return { state: "unknown", why: `${leads}: whether that instance forwards it is not read` };
    default:
      return { state: "unknown", why: `${leads}, so it leaves this VPC by a way that is not read` };
  }
}

function isUnread(destination: string, prefixLists: PrefixLists): boolean {
  return destination.startsWith("pl-") && prefixLists[destination]?.state !== "ok";
}

/** `toGateway`: an internet gateway takes it. */
function leadsOut({ Target, State }: Route, toGateway: boolean): boolean {
  if (State === "blackhole" || Target === "none" || Target === "local") return false;
  return Target !== "internet-gateway" || toGateway;
}

/** The CIDRs of a route; those of a gateway endpoint's prefix list are of no provider. */
function cidrsOf({ Destination }: Route, prefixLists: PrefixLists): readonly string[] {
  if (!Destination.startsWith("pl-")) return [Destination];
  const list = prefixLists[Destination];
  return list?.state === "ok" ? list.value : [];
}

function matchesOf(route: Route, index: number, address: string, prefixLists: PrefixLists): Match[] {
  const listed = route.Destination.startsWith("pl-");
  return cidrsOf(route, prefixLists)
    .filter((cidr) => cidrHolds(cidr, address))
    .map((cidr) => ({ route, index, listed, bits: prefixBits(cidr) ?? 0 }));
}
