import "server-only";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An address range; `permittable`: an operator may open it, in whole or in part. */
interface SpecialRange {
  cidr: string;
  reason: string;
  permittable: boolean;
}

const never = (reason: string, ...cidrs: string[]): SpecialRange[] =>
  cidrs.map((cidr) => ({ cidr, reason, permittable: false }));
const permittable = (reason: string, ...cidrs: string[]): SpecialRange[] =>
  cidrs.map((cidr) => ({ cidr, reason, permittable: true }));

/**
 * Ranges that are never dialled unless an operator opens them. IANA special-purpose address registries
 * (RFC 6890; https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry) and the
 * fixed addresses of cloud platforms. The first match decides, so the narrower stands first.
 */
export const SPECIAL_RANGES: readonly SpecialRange[] = [
  ...never("unspecified", "0.0.0.0/8", "::/128"),
  ...never("loopback", "127.0.0.0/8", "::1/128"),
  ...never("link-local", "169.254.0.0/16", "fe80::/10"),
  ...never("multicast", "224.0.0.0/4", "ff00::/8"),
  ...never("reserved", "240.0.0.0/4", "192.0.0.0/24"),
  ...never(
    "documentation",
    "192.0.2.0/24",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "2001:db8::/32",
    "3fff::/20",
  ),
  ...never("anycast relay", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24"),
  ...never("anycast relay", "2620:4f:8000::/48"),
  // The host agent of Azure machines answers on a public address.
  ...never("cloud platform", "168.63.129.16/32"),
  // Instance metadata, DNS and time of Nitro instances, inside the unique-local range.
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
  ...never("cloud platform", "fd00:ec2::/32"),
  ...permittable("private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
  ...permittable("carrier-grade NAT", "100.64.0.0/10"),
  // Pods of EKS custom networking often live here. RFC 2544 reserves it for benchmarks.
  ...permittable("benchmarking", "198.18.0.0/15"),
  // IPv4 in disguise: RFC 4291 2.5.5, RFC 6145, RFC 6052, RFC 8215, RFC 3056.
  ...never("embedded IPv4", "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48"),
  ...never("embedded IPv4", "2002::/16"),
  ...never("discard-only", "100::/64"),
  ...never("site-local", "fec0::/10"),
  // Teredo, benchmarking, ORCHID and the rest of the IETF's block.
  ...never("protocol assignment", "2001::/23"),
];

const parsedSpecialRanges = SPECIAL_RANGES.map((range) => ({
  ...range,
  network: ipaddr.parseCIDR(range.cidr),
}));
const globalUnicast = ipaddr.parseCIDR("2000::/3");
const nat64 = ipaddr.parseCIDR("64:ff9b::/96");

/** A range that the operator has opened. */
export type AllowedRange = readonly [Address, number];

const lies = (address: Address, [base, prefix]: AllowedRange): boolean =>
  address.kind() === base.kind() && address.match(base, prefix);

const specialRangeOf = (address: Address) =>
  parsedSpecialRanges.find((range) => lies(address, range.network));

/**
 * Reads the operator's `allow` list.
 * Throws with the entry's text where it is no CIDR, has host bits set, or is not wholly inside one of the private
 * ranges: what is global needs no entry, and loopback, link-local and the like can never be opened.
 */
export function parseAllowedRanges(cidrs: readonly string[]): AllowedRange[] {
  return cidrs.map((cidr) => {
    const [text, bits] = cidr.split("/");
    if (!text || isIP(text) === 0 || !/^\d{1,3}$/.test(bits ?? "") || !ipaddr.isValidCIDR(cidr)) {
      throw new Error(`outbound allow: "${cidr}" is not a CIDR range such as 10.20.0.0/16`);
    }
    const [base, prefix] = ipaddr.parseCIDR(cidr);
    const network = base.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
    if (network.networkAddressFromCIDR(cidr).toString() !== base.toString()) {
      throw new Error(`outbound allow: "${cidr}" has host bits set`);
    }
    const around = specialRangeOf(base);
    if (!around?.permittable || prefix < around.network[1]) {
      throw new Error(
        `outbound allow: "${cidr}" does not lie inside a private range, so it cannot be opened`,
      );
    }
    return [base, prefix] as const;
  });
}

/** Why this address must not be dialled, or null where it may be. Expects the text form of one address. */
export function refusedRange(address: string, allowed: readonly AllowedRange[]): string | null {
  if (isIP(address) === 0 || address.includes("%")) return "not an address";
  const parsed = ipaddr.parse(address);
  const special = specialRangeOf(parsed);
  if (special)
    return special.permittable && allowed.some((range) => lies(parsed, range)) ? null : special.reason;
  if (parsed.kind() === "ipv6" && !lies(parsed, globalUnicast)) return "not global unicast";
  return null;
}

/**
 * Whether an AAAA answer is only what DNS64 makes of one of the host's own A answers (RFC 6147, as the VPC resolver
 * does in subnets with DNS64). It is never dialled and says nothing about the host.
 */
export function isDns64Echo(aaaa: string, a: readonly string[]): boolean {
  if (isIP(aaaa) !== 6 || aaaa.includes("%")) return false;
  const parsed = ipaddr.parse(aaaa);
  if (!lies(parsed, nat64)) return false;
  return a.includes(parsed.toByteArray().slice(12).join("."));
}
