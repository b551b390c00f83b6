/** The certificate that a listener presents for a server name. */
import type { CertificateKind } from "../world";
import type { Balancer } from "./balancer-at";

export interface Presented {
  readonly arn: string;
  readonly kind: CertificateKind;
}

function covers(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase();
  // A wildcard stands for one label (RFC 6125 section 6.4.3).
  return wanted.startsWith("*.") ? host.replace(/^[^.]+/, "*") === wanted : host === wanted;
}

/** The first certificate of the listener that names `host`, else the default one. `now` in milliseconds. */
export function certificateFor(
  { state }: Balancer,
  listenerArn: string,
  host: string,
  now: number,
): Presented | undefined {
  const attached = state.elbv2.listenerCertificates[listenerArn] ?? [];
  const known = attached.flatMap((each) =>
    state.acm.certificates.filter((detail) => detail.CertificateArn === each.CertificateArn),
  );
  const matching = known.find((detail) =>
    [detail.DomainName ?? "", ...(detail.SubjectAlternativeNames ?? [])].some((name) => covers(name, host)),
  );
  if (matching) {
    const expired = (matching.NotAfter?.getTime() ?? Number.POSITIVE_INFINITY) < now;
    return { arn: matching.CertificateArn, kind: expired ? "expired" : "good" };
  }
  const fallback = attached.find((each) => each.IsDefault) ?? attached[0];
  if (!fallback) return undefined;
  // A certificate that ACM does not hold (IAM) is taken for a good one: what it names cannot be read.
  const readable = known.some((detail) => detail.CertificateArn === fallback.CertificateArn);
  return { arn: fallback.CertificateArn ?? "-", kind: readable ? "wrong-name" : "good" };
}
