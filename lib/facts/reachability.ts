import type { Gathered } from "../model/gathered";
import { cidrContains, cidrHolds } from "../routing/cidr";

/** Where the load balancer connects to: TCP, over IPv4 alone. */
export interface Destination {
  readonly address: string;
  readonly port: number;
}

/** By id: the CIDRs of the prefix lists that are known. */
export type PrefixLists = Readonly<Record<string, Gathered<readonly string[]>>>;

/**
 * What one thing on the way does to a connection. `shut`: by `by`. `elsewhere`: it lets the same port through to other
 * addresses, so a provider that changes its own may still be reached. `partly`: only some connections are stopped.
 */
export type Passage<By> =
  | { readonly state: "open" }
  | { readonly state: "shut"; readonly by: By; readonly elsewhere: boolean; readonly partly: boolean }
  | {
      readonly state: "unknown";
      readonly why: string;
      /** The prefix list that is not known. */
      readonly prefixList?: string;
    };

/** RFC 1918, RFC 6598, RFC 3927, RFC 1122: not routed on the internet. */
const privateBlocks = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
];

export function isPrivate(address: string): boolean {
  return privateBlocks.some((block) => cidrHolds(block, address) === true);
}

/** Whether an IPv4 block holds private addresses alone. */
export function isPrivateBlock(cidr: string): boolean {
  return privateBlocks.some((block) => cidrContains(block, cidr));
}

/**
 * Whether a block, IPv4 or a prefix list's, could hold another address of the sort of `address`: one that is public
 * looks like that to every block with a public part.
 */
export function isForItsSort(cidr: string, address: string): boolean {
  if (cidr.includes(":")) return false;
  return isPrivate(address) || !isPrivateBlock(cidr);
}

/** Whether a rule speaks of TCP: by name, by number (RFC 9293), or of every protocol. */
export function isTcp(protocol: string): boolean {
  return protocol === "-1" || protocol === "6" || protocol.toLowerCase() === "tcp";
}

interface Ports {
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
}

/** The range of ports that a rule names: all of them where it names none, or -1. */
export function portsOf({ FromPort, ToPort }: Ports): readonly [number, number] {
  if (FromPort === undefined || ToPort === undefined || FromPort === -1) return [0, 65_535];
  return [FromPort, ToPort];
}
