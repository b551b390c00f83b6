import type { NetworkAcl, NetworkAclEntry } from "../model/network";
import { cidrContains, cidrHolds } from "../routing/cidr";
import { oncePer } from "../routing/remembered";
import { type Destination, isForItsSort, isPrivate, isTcp, type Passage, portsOf } from "./reachability";

/** The entry that stops a connection: on its way out, or what comes back. Undefined: not even the last entry is there. */
export interface AclBlock {
  readonly direction: "out" | "back";
  readonly entry: NetworkAclEntry | undefined;
}

type Range = readonly [from: number, to: number];

/** Ports that answers come back to (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html). */
export const returnPorts: Range = [1024, 65_535];

/**
 * Whether a network ACL lets a connection out and its answers back. Entries are tried by number, the first that matches
 * decides, and what none matches is denied; nothing is remembered between the two directions
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html).
 */
export function reachByAcl(acl: NetworkAcl, destination: Destination): Passage<AclBlock> {
  const known = passagesOf(acl);
  const key = `${destination.address} ${destination.port}`;
  const found = known.get(key);
  if (found) return found;
  const passage = passageOf(acl, destination);
  known.set(key, passage);
  return passage;
}

/** The chains of a load balancer ask the same ACLs for the few addresses of their providers. */
const passagesOf = oncePer((_acl: NetworkAcl) => new Map<string, Passage<AclBlock>>());

function passageOf({ Entries }: NetworkAcl, { address, port }: Destination): Passage<AclBlock> {
  const out = decide(Entries, true, address, [port, port]);
  if (out.state !== "open") return shut("out", out, address, [port, port], Entries);
  const back = decide(Entries, false, address, returnPorts);
  return back.state === "open" ? back : shut("back", back, address, returnPorts, Entries);
}

type Decision =
  | { readonly state: "open" }
  | { readonly state: "denied"; readonly entry: NetworkAclEntry | undefined; readonly partly: boolean };

/** What the entries of one direction make of a range of ports: the first entry that denies some of it stands for all. */
function decide(
  entries: readonly NetworkAclEntry[],
  egress: boolean,
  address: string,
  wanted: Range,
): Decision {
  let open: readonly Range[] = [wanted];
  let allowed = false;
  let denied: { entry: NetworkAclEntry | undefined } | undefined;
  for (const entry of inOrder(entries, egress)) {
    if (!isTcp(entry.Protocol) || !cidrHolds(entry.Cidr, address)) continue;
    const left = open.flatMap((range) => without(range, portsOf(entry)));
    if (size(left) === size(open)) continue;
    open = left;
    if (entry.RuleAction === "allow") allowed = true;
    else denied ??= { entry };
  }
  if (size(open) > 0) denied ??= { entry: undefined };
  return denied ? { state: "denied", entry: denied.entry, partly: allowed } : { state: "open" };
}

function inOrder(entries: readonly NetworkAclEntry[], egress: boolean): NetworkAclEntry[] {
  return entries.filter(({ Egress }) => Egress === egress).toSorted((a, b) => a.RuleNumber - b.RuleNumber);
}

function shut(
  direction: AclBlock["direction"],
  { entry, partly }: Extract<Decision, { state: "denied" }>,
  address: string,
  wanted: Range,
  entries: readonly NetworkAclEntry[],
): Passage<AclBlock> {
  // Within a subnet no network ACL is asked, and a private address may be in the same one.
  const elsewhere =
    isPrivate(address) || allowsOthers(inOrder(entries, direction === "out"), address, wanted);
  return { state: "shut", by: { direction, entry }, elsewhere, partly };
}

/** Whether some entry lets other addresses through that no earlier entry keeps out. */
function allowsOthers(entries: readonly NetworkAclEntry[], address: string, wanted: Range): boolean {
  const concerned = entries.filter(
    (entry) => isTcp(entry.Protocol) && size(without(wanted, portsOf(entry))) < size([wanted]),
  );
  return concerned.some(
    (entry, at) =>
      entry.RuleAction === "allow" &&
      isForItsSort(entry.Cidr, address) &&
      !concerned
        .slice(0, at)
        .some(
          (earlier) =>
            earlier.RuleAction !== "allow" &&
            size(without(wanted, portsOf(earlier))) === 0 &&
            cidrContains(earlier.Cidr, entry.Cidr),
        ),
  );
}

/** What is left of a range of ports once another is taken away. */
function without([from, to]: Range, [start, end]: Range): Range[] {
  if (end < from || start > to) return [[from, to]];
  const parts: Range[] = [
    [from, start - 1],
    [end + 1, to],
  ];
  return parts.filter(([first, last]) => first <= last);
}

function size(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}
