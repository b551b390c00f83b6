import "server-only";
import { X509Certificate } from "node:crypto";
import { rootCertificates, type TLSSocket } from "node:tls";
import type { StageFailure } from "./stage";
import type { PeerCertificate } from "./types";

const MAX_CHAIN = 10;
let publicRoots: X509Certificate[] | undefined;

/** Node's copy of Mozilla's root list, without what this machine adds to it, plus `extra` PEMs. */
export function trustedRoots(extra: readonly string[]): X509Certificate[] {
  publicRoots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  return [...publicRoots, ...extra.map((pem) => new X509Certificate(pem))];
}

/**
 * Whether the first certificate leads over the others to a root: names, key identifiers and signatures agree at each
 * step. Dates are left aside on purpose, so that an expired certificate of a public CA is told from an unknown CA.
 * Only for wording: what may be talked to is decided by the TLS library.
 */
export function leadsToRoot(chain: readonly X509Certificate[], roots: readonly X509Certificate[]): boolean {
  const [leaf, ...others] = chain;
  if (!leaf) return false;
  if (roots.some((root) => root.fingerprint256 === leaf.fingerprint256 || issued(root, leaf))) return true;
  return others.some(
    (issuer) =>
      issuer.ca &&
      issuer.fingerprint256 !== leaf.fingerprint256 &&
      issued(issuer, leaf) &&
      leadsToRoot([issuer, ...others.filter((other) => other !== issuer)], roots),
  );
}

const issued = (issuer: X509Certificate, subject: X509Certificate): boolean =>
  subject.checkIssued(issuer) && subject.verify(issuer.publicKey);

/** The chain that the peer sent, leaf first, as far as Node could order it. */
function peerChain(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  const seen = new Set<string>();
  let next = socket.getPeerCertificate(true);
  while (next?.raw && !seen.has(next.fingerprint256) && chain.length < MAX_CHAIN) {
    seen.add(next.fingerprint256);
    chain.push(new X509Certificate(next.raw));
    next = next.issuerCertificate;
  }
  return chain;
}

/** Distinguished names come one attribute a line. */
const oneLine = (name: string): string => name.split("\n").join(", ");

function isoDate(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

/** DNS names and addresses of OpenSSL's text form of subjectAltName; odd values stand in JSON quotes. */
export function parseAltNames(text: string | undefined): string[] {
  const entries = text?.matchAll(/(?:^|, )([^:,"]+):("(?:[^"\\]|\\.)*"|[^,"]*)/g) ?? [];
  return [...entries].flatMap(([, kind, value]) => {
    if (value === undefined || (kind !== "DNS" && kind !== "IP Address")) return [];
    return [value.startsWith('"') ? value.slice(1, -1) : value];
  });
}

/** Reads the peer's certificate; undefined where none was shown or it cannot be read. */
export function readPeerCertificate(
  socket: TLSSocket,
  roots: readonly X509Certificate[],
): PeerCertificate | undefined {
  try {
    const chain = peerChain(socket);
    const [leaf] = chain;
    if (!leaf) return undefined;
    return {
      subject: oneLine(leaf.subject ?? ""),
      issuer: oneLine(leaf.issuer ?? ""),
      altNames: parseAltNames(leaf.subjectAltName),
      validFrom: isoDate(leaf.validFrom),
      validTo: isoDate(leaf.validTo),
      publiclyTrusted: trustOf(chain, roots),
    };
  } catch {
    return undefined;
  }
}

function trustOf(chain: readonly X509Certificate[], roots: readonly X509Certificate[]): boolean | null {
  try {
    return leadsToRoot(chain, roots);
  } catch {
    return null;
  }
}

/**
 * Tells a refused certificate's causes apart. OpenSSL keeps the last error only, and that of the dates comes last: an
 * expired certificate of an unknown CA says "expired" too, so the chain is what decides.
 * `code`: https://nodejs.org/docs/latest-v20.x/api/tls.html#x509-certificate-error-codes
 */
export function certificateFailure(
  code: string,
  host: string,
  certificate: PeerCertificate | undefined,
): StageFailure {
  const failure = (kind: StageFailure["code"], message: string): StageFailure => ({
    code: kind,
    message,
    transient: false,
    ...(certificate && { certificate }),
  });
  const trusted = certificate?.publiclyTrusted === true;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    const names = certificate?.altNames.slice(0, 5).join(", ") || "no name";
    return failure("certificate-name-mismatch", `The certificate is not for ${host}. It names ${names}.`);
  }
  if (code === "CERT_HAS_EXPIRED" && trusted) {
    return failure(
      "certificate-expired",
      `The certificate, or one above it, has expired. Its own last day is ${certificate.validTo}.`,
    );
  }
  if (code === "CERT_NOT_YET_VALID" && trusted) {
    return failure(
      "certificate-not-yet-valid",
      `The certificate, or one above it, is not valid yet. Its own first day is ${certificate.validFrom}.`,
    );
  }
  const expired = code === "CERT_HAS_EXPIRED" ? " It has expired, too." : "";
  return failure(
    "certificate-untrusted",
    `The certificate is not accepted (${code}): its chain leads to no trusted root, for want of an intermediate ` +
      `certificate or because the issuer is unknown.${expired}`,
  );
}
