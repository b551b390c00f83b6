import type { Certificate } from "../model/load-balancer";

/** Whether a certificate's name covers a host: equal, or `*.` for exactly one label (RFC 6125 §6.4.3). */
export function nameCovers(name: string, host: string): boolean {
  const pattern = name.toLowerCase();
  if (pattern === host) return true;
  return pattern.startsWith("*.") && host.includes(".") && host.slice(host.indexOf(".")) === pattern.slice(1);
}

/** Every name of a certificate, each once. */
export function certificateNames(certificate: Certificate): string[] {
  return [...new Set([certificate.DomainName, ...certificate.SubjectAlternativeNames])];
}

export function certificateCovers(certificate: Certificate, host: string): boolean {
  return certificateNames(certificate).some((name) => nameCovers(name, host));
}
