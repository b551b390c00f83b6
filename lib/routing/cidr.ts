import ipaddr from "ipaddr.js";
import { oncePerText } from "./remembered";

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** A handful of blocks and addresses is asked about for every chain. */
const network = oncePerText((cidr): Network | null =>
  ipaddr.isValidCIDR(cidr) ? ipaddr.parseCIDR(cidr) : null,
);

const addressOf = oncePerText((text) => (ipaddr.isValid(text) ? ipaddr.process(text) : null));

function overlapping(a: Network, b: Network, bits: number): boolean {
  if (a[0].kind() !== b[0].kind()) return false;
  return a[0].match([b[0], bits]);
}

/** Whether the CIDR block holds the address. Undefined where one of them cannot be read. */
export function cidrHolds(cidr: string, address: string): boolean | undefined {
  const block = network(cidr);
  const ip = addressOf(address);
  if (block === null || ip === null) return undefined;
  return ip.kind() === block[0].kind() && ip.match(block);
}

/** Bits of the block's prefix. Undefined where it cannot be read. */
export function prefixBits(cidr: string): number | undefined {
  return network(cidr)?.[1];
}

/** Whether every address of `inner` is in `outer`. False where one of them cannot be read. */
export function cidrContains(outer: string, inner: string): boolean {
  const a = network(outer);
  const b = network(inner);
  return a !== null && b !== null && a[1] <= b[1] && overlapping(a, b, a[1]);
}

/** Whether some address is in both. Undefined where one of them cannot be read. */
export function cidrsOverlap(left: string, right: string): boolean | undefined {
  const a = network(left);
  const b = network(right);
  return a === null || b === null ? undefined : overlapping(a, b, Math.min(a[1], b[1]));
}
