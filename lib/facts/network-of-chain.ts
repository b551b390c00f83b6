import type { AuthChain } from "../model/chain";
import { type Gathered, ok, skipped } from "../model/gathered";
import type { NetworkAcl, RouteTable, SecurityGroup, TargetDoors, WebAcl } from "../model/network";
import type { EndpointProbe } from "../model/probe";
import type { ResourceRef } from "../model/resource";
import type { Snapshot } from "../model/snapshot";
import { oncePerText } from "../routing/remembered";
import type { Located } from "./artifact-of-chain";
import { forwardOf } from "./forwards";
import { pointer } from "./pointer";
import type { PrefixLists } from "./reachability";

/** An address that the load balancer asks over the network, and where it is, as seen from the dashboard. */
export interface ProviderDestination {
  readonly name: string;
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** IPv4 addresses; never an empty list. */
  readonly addresses: Gathered<readonly string[]>;
}

/** A target group that the rule forwards to, and what leads to its targets. */
export interface DoorsOfGroup {
  readonly arn: string;
  readonly doors: Gathered<Located<TargetDoors>>;
}

type Found<T> = Gathered<Located<T>>;

/** What network checks look at, for the chain at hand. */
export interface NetworkOfChain {
  /** Endpoints that the load balancer itself asks; failed where no address of any is known. */
  destinations: readonly ProviderDestination[];
  /** Of the load balancer. */
  securityGroups: readonly Located<SecurityGroup>[];
  networkAcls: readonly NetworkAcl[];
  routeTables: readonly RouteTable[];
  prefixLists: PrefixLists;
  /** Of each target group of the rule; failed where nothing is known of any. */
  targetDoors: readonly DoorsOfGroup[];
  webAcl: WebAcl | null;
}

interface AskedEndpoint {
  readonly name: string;
  readonly url: string;
  readonly probe: Gathered<EndpointProbe>;
}

/** The endpoints that the load balancer itself asks, whatever the kind of chain; none where the rule names no provider. */
type EndpointsOfChain = (snapshot: Snapshot, chain: AuthChain) => readonly AskedEndpoint[];

/** What a chain's network checks can ask for, by name. */
export function networkSelectors(endpointsOfChain: EndpointsOfChain) {
  return {
    destinations: (snapshot: Snapshot, chain: AuthChain) => destinationsOf(endpointsOfChain(snapshot, chain)),
    securityGroups: securityGroupsOf,
    networkAcls: (snapshot: Snapshot, chain: AuthChain) => networkPart(snapshot, "networkAcls", chain.root),
    routeTables: (snapshot: Snapshot, chain: AuthChain) => networkPart(snapshot, "routeTables", chain.root),
    prefixLists: ({ artifacts }: Snapshot, chain: AuthChain): Found<PrefixLists> =>
      ok({ value: artifacts.prefixLists, at: pointer("artifacts", "prefixLists"), resource: chain.root }),
    targetDoors: targetDoorsOf,
    webAcl: (snapshot: Snapshot, chain: AuthChain) => networkPart(snapshot, "webAcl", chain.root),
  };
}

/** The endpoints with the addresses that their probes met. */
function destinationsOf(endpoints: readonly AskedEndpoint[]): Found<readonly ProviderDestination[]> {
  const value = endpoints.flatMap(({ name, url, probe }): ProviderDestination[] => {
    const place = placeOf(url);
    if (!place) return [];
    return [{ name, url, host: place.host, port: place.port, addresses: addressesOf(probe) }];
  });
  const [first] = value;
  if (!first) return skipped("the rule names no https address of a provider");
  if (value.every(({ addresses }) => addresses.state !== "ok") && first.addresses.state !== "ok")
    return first.addresses;
  const resource: ResourceRef = { kind: "host", id: first.host, name: first.host };
  return ok({ value, at: pointer("artifacts", "endpoints"), resource });
}

/** Host and port of an https address; null for any other, since the load balancer asks none. */
const placeOf = oncePerText((url): { host: string; port: number } | null => {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== "https:") return null;
  return { host: parsed.hostname, port: Number(parsed.port || 443) };
});

function addressesOf(probe: Gathered<EndpointProbe>): Gathered<readonly string[]> {
  if (probe.state !== "ok") return probe;
  return probe.value.a.length > 0 ? ok(probe.value.a) : skipped("DNS gave no IPv4 address");
}

/** Of each group all is read, or nothing is. */
function securityGroupsOf({ artifacts }: Snapshot): Found<readonly Located<SecurityGroup>[]> {
  const { loadBalancer } = artifacts;
  if (loadBalancer.state !== "ok") return loadBalancer;
  const value: Located<SecurityGroup>[] = [];
  for (const id of loadBalancer.value.SecurityGroups) {
    const group = artifacts.securityGroups[id];
    if (group === undefined) return skipped("it was not read");
    if (group.state !== "ok") return group;
    const resource: ResourceRef = { kind: "security-group", id, name: group.value.GroupName };
    value.push({ value: group.value, at: pointer("artifacts", "securityGroups", id, "value"), resource });
  }
  const [first] = value;
  if (!first) return skipped("the load balancer names no security group");
  return ok({ value, at: pointer("artifacts", "securityGroups"), resource: first.resource });
}

function networkPart<N extends "networkAcls" | "routeTables" | "webAcl">(
  snapshot: Snapshot,
  name: N,
  resource: ResourceRef,
): Found<NetworkOfChain[N]> {
  const read = snapshot.artifacts[name] as Gathered<NetworkOfChain[N]>;
  return read.state === "ok"
    ? ok({ value: read.value, at: pointer("artifacts", name, "value"), resource })
    : read;
}

function targetDoorsOf(snapshot: Snapshot, chain: AuthChain): Found<readonly DoorsOfGroup[]> {
  const rules = snapshot.artifacts.rules[chain.listenerArn];
  if (rules?.state !== "ok") return rules ?? skipped("the rules were not read");
  const rule = rules.value[chain.ruleIndex];
  const groups = rule ? (forwardOf(rule)?.TargetGroups ?? []) : [];
  const value = groups.map(({ TargetGroupArn: arn }): DoorsOfGroup => {
    const read = snapshot.artifacts.targetDoors[arn] ?? skipped<TargetDoors>("it was not read");
    if (read.state !== "ok") return { arn, doors: read };
    const resource: ResourceRef = { kind: "target-group", id: arn, name: arn.split("/")[1] ?? arn };
    return {
      arn,
      doors: ok({ value: read.value, at: pointer("artifacts", "targetDoors", arn, "value"), resource }),
    };
  });
  const [first] = value;
  if (first && first.doors.state !== "ok" && value.every(({ doors }) => doors.state !== "ok"))
    return first.doors;
  return ok({ value, at: pointer("artifacts", "targetDoors"), resource: chain.root });
}
