/** A proxy that stands before a load balancer, known by the name that DNS leads to. */
export interface FrontProxy {
  readonly name: string;
  /** It answers browsers with a certificate of its own. */
  readonly endsTls: boolean;
}

// Global Accelerator hands on TCP connections as they are:
// https://docs.aws.amazon.com/global-accelerator/latest/dg/introduction-how-it-works.html
const proxies: readonly (FrontProxy & { readonly suffix: string })[] = [
  { name: "CloudFront", suffix: ".cloudfront.net", endsTls: true },
  { name: "Global Accelerator", suffix: ".awsglobalaccelerator.com", endsTls: false },
  { name: "Cloudflare", suffix: ".cdn.cloudflare.net", endsTls: true },
  { name: "Fastly", suffix: ".fastly.net", endsTls: true },
  { name: "Akamai", suffix: ".edgekey.net", endsTls: true },
  { name: "Akamai", suffix: ".akamaiedge.net", endsTls: true },
];

/** The proxy that a host's aliases lead to; undefined where none of them is known. */
export function frontProxy(cname: readonly string[]): FrontProxy | undefined {
  const found = proxies.find(({ suffix }) => cname.some((alias) => dnsNameOf(alias).endsWith(suffix)));
  return found && { name: found.name, endsTls: found.endsTls };
}

/** A name of DNS as it is compared: lower-case, without the trailing dot. */
export function dnsNameOf(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
