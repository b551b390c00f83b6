import type { Gathered } from "../model/gathered";
import type { HostAddresses } from "../model/probe";
import type { Located } from "./artifact-of-chain";
import { dnsNameOf, type FrontProxy, frontProxy } from "./front-proxy";

/** Where DNS, asked by the dashboard, leads for a host. */
export type HostLeads =
  | { readonly to: "load-balancer" }
  | { readonly to: "proxy"; readonly proxy: FrontProxy }
  /** Another Application or Classic Load Balancer, by its own name. */
  | { readonly to: "other-load-balancer"; readonly name: string }
  /** Addresses of something else: an old record, or a proxy that DNS does not name. */
  | { readonly to: "other-addresses"; readonly addresses: readonly string[]; readonly own: readonly string[] }
  | { readonly to: "nowhere" }
  /** The load balancer's own addresses are not known. */
  | { readonly to: "unknown" };

/**
 * Where a host leads, seen from the load balancer with the name `dnsName`. A Route 53 alias shows as addresses only
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html), so
 * addresses that differ do not tell an old load balancer from a CloudFront distribution.
 */
export function whereHostLeads(
  asked: HostAddresses,
  dnsName: string,
  ownHost: Gathered<Located<HostAddresses>>,
): HostLeads {
  const name = bare(dnsName);
  const aliases = [asked.host, ...asked.cname].map(bare);
  if (aliases.includes(name)) return { to: "load-balancer" };
  const proxy = frontProxy(asked.cname);
  if (proxy) return { to: "proxy", proxy };
  const own = ownHost.state === "ok" ? [...ownHost.value.value.a, ...ownHost.value.value.aaaa] : [];
  const addresses = [...asked.a, ...asked.aaaa];
  if (addresses.some((address) => own.includes(address))) return { to: "load-balancer" };
  const other = aliases.find((alias) => loadBalancerName.test(alias));
  if (other !== undefined) return { to: "other-load-balancer", name: other };
  if (addresses.length === 0) return { to: "nowhere" };
  return own.length === 0 ? { to: "unknown" } : { to: "other-addresses", addresses, own };
}

// Application and Classic Load Balancers are named `name-number.region.elb.amazonaws.com`. A Network Load Balancer,
// which may stand before this one, is named `name-id.elb.region.amazonaws.com`. Seen, not promised: never a proof.
const loadBalancerName = /^[a-z0-9-]+-\d+\.[a-z0-9-]+\.elb\.amazonaws\.com(\.cn)?$/;

/** Without `dualstack.`, which Route 53 puts before the name of a load balancer. */
function bare(name: string): string {
  return dnsNameOf(name).replace(/^dualstack\./, "");
}
