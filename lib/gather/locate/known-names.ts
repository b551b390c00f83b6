import "server-only";

/** What the DNS name of an Elastic Load Balancer says. */
export interface LoadBalancerName {
  readonly region: string;
  readonly name: string;
}

/**
 * Reads `my-lb-1234567890.eu-west-1.elb.amazonaws.com` and `internal-…`, `dualstack.…`; null for any other name.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export function readLoadBalancerName(host: string): LoadBalancerName | null {
  const match =
    /^(?:dualstack\.)?(?:internal-)?([a-z0-9-]+)-\d+\.([a-z]{2}(?:-[a-z]+)+-\d+)\.elb\.amazonaws\.com(?:\.cn)?$/.exec(
      host.toLowerCase(),
    );
  if (!match) return null;
  const [, name = "", region = ""] = match;
  return { name, region };
}

/** Whether two DNS names mean one load balancer: case and `dualstack.` aside. */
export function isSameLoadBalancerName(a: string, b: string): boolean {
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/^dualstack\./, "")
      .replace(/\.$/, "");
  return bare(a) === bare(b);
}

/** What stands in front, by the name that an alias leads to. */
const proxies: readonly (readonly [RegExp, string])[] = [
  [/\.cloudfront\.net$/, "Amazon CloudFront"],
  [/\.awsglobalaccelerator\.com$/, "AWS Global Accelerator"],
  [/\.elb\.[a-z0-9-]+\.amazonaws\.com$/, "a Network Load Balancer"],
  [/\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/, "Amazon API Gateway"],
  [/\.cdn\.cloudflare\.net$/, "Cloudflare"],
  [/\.(fastly\.net|fastlylb\.net)$/, "Fastly"],
  [/\.(akamaiedge\.net|edgekey\.net|edgesuite\.net|akamai\.net)$/, "Akamai"],
  [/\.azure(fd|edge)\.net$/, "Azure Front Door"],
];

/** The proxy that one of the names belongs to; undefined where none is known. */
export function proxyOf(names: readonly string[]): { proxy: string; name: string } | undefined {
  for (const name of names) {
    const proxy = proxies.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
    if (proxy !== undefined) return { proxy, name };
  }
  return undefined;
}
