import type { Permission, SecurityGroup } from "../model/network";
import { cidrContains } from "../routing/cidr";
import { isForPort } from "./reach-by-group";
import { isPrivateBlock } from "./reachability";

/** A rule that lets somebody beside the load balancer reach a target. */
export interface OpenDoor {
  readonly group: SecurityGroup;
  /** In the group's inbound rules. */
  readonly rule: number;
  /** CIDRs, prefix lists and security groups that may come in. */
  readonly from: readonly string[];
  /** The whole internet may, as far as routes lead there. */
  readonly everyone: boolean;
}

/**
 * Inbound rules at the targets' ports that name more than the load balancer's own security groups. A group that names
 * itself means the other targets, which serve the same: no door.
 */
export function openDoors(
  groups: readonly SecurityGroup[],
  ports: readonly number[],
  loadBalancerGroups: readonly string[],
): OpenDoor[] {
  return groups.flatMap((group) =>
    group.Ingress.flatMap((permission, rule): OpenDoor[] => {
      if (!ports.some((port) => isForPort(permission, port))) return [];
      const from = sourcesOf(permission).filter(
        (source) => !loadBalancerGroups.includes(source) && source !== group.GroupId,
      );
      if (from.length === 0) return [];
      return [{ group, rule, from, everyone: permission.Cidrs.some(isPublic) }];
    }),
  );
}

function sourcesOf({ Cidrs, PrefixListIds, GroupIds }: Permission): string[] {
  return [...Cidrs, ...PrefixListIds, ...GroupIds];
}

/** A block with public addresses in it; of IPv6 all but unique local ones (RFC 4193) are. */
function isPublic(cidr: string): boolean {
  return cidr.includes(":") ? !cidrContains("fc00::/7", cidr) : !isPrivateBlock(cidr);
}
