import "server-only";
import type { Place } from "../../aws/place";
import { deriveChains } from "../../facts/chains";
import { type Gathered, skipped } from "../../model/gathered";
import type { LoadBalancer } from "../../model/load-balancer";
import type { SecurityGroup } from "../../model/network";
import type { Artifacts, Snapshot } from "../../model/snapshot";
import type { GatherContext } from "../context";
import { placeOfScope } from "../gather-load-balancer";
import { isOpen, readEach, withArtifacts } from "../snapshot-parts";
import { readNetworkAcls } from "./network-acls";
import { prefixListsOfGroups, prefixListsOfRoutes, readPrefixList } from "./prefix-lists";
import { readRouteTables } from "./route-tables";
import { readSecurityGroups } from "./security-groups";
import { readTargetDoors } from "./target-doors";
import { readWebAcl } from "./web-acl";

type NetworkArtifacts = Pick<
  Artifacts,
  "securityGroups" | "networkAcls" | "routeTables" | "prefixLists" | "targetDoors" | "webAcl"
>;

/** What `gatherNetwork` read, to be put beside what was read at the same time. */
export function networkArtifacts({ artifacts }: Snapshot): NetworkArtifacts {
  const { securityGroups, networkAcls, routeTables, prefixLists, targetDoors, webAcl } = artifacts;
  return { securityGroups, networkAcls, routeTables, prefixLists, targetDoors, webAcl };
}

export interface NetworkOptions {
  /** Rules whose targets are looked at. Absent: those of every rule. */
  readonly ruleArns?: readonly string[];
  /** A web ACL answers 403 alone, so it is asked for only where that was seen. */
  readonly webAcl?: boolean;
}

/**
 * What the load balancer's way out leads through (security groups, network ACLs, routes) and what else leads to its
 * targets. Six calls in three waves, one more for each prefix list and each further target group. Reads only what
 * still stands as "not asked yet".
 */
export async function gatherNetwork(
  snapshot: Snapshot,
  ctx: GatherContext,
  options: NetworkOptions = {},
): Promise<Snapshot> {
  const begun = ctx.clock.now();
  const callsBefore = ctx.session.calls();
  const changed = await readNetwork(snapshot, ctx, options);
  return withArtifacts(snapshot, changed, {
    calls: snapshot.calls + ctx.session.calls() - callsBefore,
    elapsedMs: snapshot.elapsedMs + ctx.clock.now() - begun,
  });
}

async function readNetwork(
  snapshot: Snapshot,
  ctx: GatherContext,
  { ruleArns, webAcl = false }: NetworkOptions,
): Promise<Partial<NetworkArtifacts>> {
  const { artifacts, scope } = snapshot;
  const { loadBalancer } = artifacts;
  if (loadBalancer.state !== "ok") return {};
  const place = await placeOfScope(ctx, scope);
  if (place.state !== "ok") return {};
  const at = place.value;
  const { LoadBalancerArn, VpcId } = loadBalancer.value;
  const targetGroups = targetGroupsOf(snapshot, ruleArns).filter((arn) => isOpen(artifacts.targetDoors[arn]));
  const [wayOut, doors, acl] = await Promise.all([
    readWayOut(artifacts, ctx, at, loadBalancer.value),
    targetGroups.length > 0 ? readTargetDoors(ctx, at, VpcId, targetGroups) : {},
    webAcl && isOpen(artifacts.webAcl) ? readWebAcl(ctx, at, LoadBalancerArn) : artifacts.webAcl,
  ]);
  return { ...wayOut, targetDoors: { ...artifacts.targetDoors, ...doors }, webAcl: acl };
}

type WayOut = Omit<NetworkArtifacts, "targetDoors" | "webAcl">;

async function readWayOut(
  artifacts: Artifacts,
  ctx: GatherContext,
  place: Place,
  { SecurityGroups, Subnets, VpcId }: LoadBalancer,
): Promise<WayOut> {
  const open = SecurityGroups.filter((id) => isOpen(artifacts.securityGroups[id]));
  const readLists = (ids: readonly string[]) =>
    readEach(
      ids.filter((id) => isOpen(artifacts.prefixLists[id])),
      (id) => readPrefixList(ctx, place, id),
    );
  const groups = open.length > 0 ? groupsById(ctx, place, open) : Promise.resolve({});
  const tables = isOpen(artifacts.routeTables)
    ? readRouteTables(ctx, place, VpcId, Subnets)
    : Promise.resolve(artifacts.routeTables);
  const [securityGroups, networkAcls, routeTables] = await Promise.all([
    groups,
    isOpen(artifacts.networkAcls) ? readNetworkAcls(ctx, place, Subnets) : artifacts.networkAcls,
    tables,
  ]);
  const known = Object.values<Gathered<SecurityGroup>>(securityGroups);
  const prefixLists = await readLists([
    ...prefixListsOfGroups(known.flatMap((group) => (group.state === "ok" ? [group.value] : []))),
    ...prefixListsOfRoutes(routeTables.state === "ok" ? routeTables.value : []),
  ]);
  return {
    securityGroups: { ...artifacts.securityGroups, ...securityGroups },
    networkAcls,
    routeTables,
    prefixLists: { ...artifacts.prefixLists, ...prefixLists },
  };
}

async function groupsById(
  ctx: GatherContext,
  place: Place,
  ids: readonly string[],
): Promise<Record<string, Gathered<SecurityGroup>>> {
  const answer = await readSecurityGroups(ctx, place, ids);
  return Object.fromEntries(
    ids.map((id): [string, Gathered<SecurityGroup>] => {
      if (answer.state === "failed") return [id, answer];
      const found = answer.value.find(({ GroupId }) => GroupId === id);
      return [id, found ? { state: "ok", value: found } : skipped(`AWS lists no security group ${id}`)];
    }),
  );
}

/** Target groups that the rules forward to. */
function targetGroupsOf(snapshot: Snapshot, ruleArns: readonly string[] | undefined): string[] {
  const chains = deriveChains(snapshot).filter(
    ({ kind, ruleArn }) => kind !== "alb-open" && (ruleArns === undefined || ruleArns.includes(ruleArn)),
  );
  const arns = chains.flatMap(({ listenerArn, ruleIndex }) => {
    const rules = snapshot.artifacts.rules[listenerArn];
    const actions = rules?.state === "ok" ? (rules.value[ruleIndex]?.Actions ?? []) : [];
    return actions.flatMap((action) =>
      action.Type === "forward" ? action.TargetGroups.map(({ TargetGroupArn }) => TargetGroupArn) : [],
    );
  });
  return [...new Set(arns)];
}
