import type { Permission, SecurityGroup } from "../model/network";
import { cidrHolds } from "../routing/cidr";
import {
  type Destination,
  isForItsSort,
  isPrivate,
  isTcp,
  type Passage,
  type PrefixLists,
  portsOf,
} from "./reachability";

/** A rule of a security group that lets TCP through to a port. */
export function isForPort(permission: Permission, port: number): boolean {
  const [from, to] = portsOf(permission);
  return isTcp(permission.Protocol) && from <= port && port <= to;
}

/**
 * Whether security groups let a connection out. Rules only allow, and those of all groups count together; what comes
 * back on a connection passes by itself (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
 */
export function reachByGroup(
  groups: readonly SecurityGroup[],
  { address, port }: Destination,
  prefixLists: PrefixLists,
): Passage<null> {
  const rules = groups.flatMap(({ Egress }) => Egress).filter((rule) => isForPort(rule, port));
  const lists = rules.flatMap(({ PrefixListIds }) => PrefixListIds);
  const cidrs = rules.flatMap(({ Cidrs }) => Cidrs);
  const known = lists.flatMap((id) => {
    const list = prefixLists[id];
    return list?.state === "ok" ? list.value : [];
  });
  const all = [...cidrs, ...known];
  if (all.some((cidr) => cidrHolds(cidr, address))) return { state: "open" };
  const unread = lists.find((id) => prefixLists[id]?.state !== "ok");
  if (unread !== undefined) {
    return {
      state: "unknown",
      why: `tcp/${port} is let out to prefix list ${unread}, whose addresses are not known`,
      prefixList: unread,
    };
  }
  // A rule that names a group means the private addresses of its members, which are not read.
  const [member] = rules.flatMap(({ GroupIds }) => GroupIds);
  if (member !== undefined && isPrivate(address)) {
    return {
      state: "unknown",
      why: `tcp/${port} is let out to members of ${member}, and ${address} may be one`,
    };
  }
  return {
    state: "shut",
    by: null,
    elsewhere: all.some((cidr) => isForItsSort(cidr, address)),
    partly: false,
  };
}
