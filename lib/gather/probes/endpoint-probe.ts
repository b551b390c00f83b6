import "server-only";
import type { EndpointProbe, ProbeFailureCode } from "../../model/probe";
import type { ProbeFailureCode as DoorCode, PeerCertificate, Probe, ProbeTimings } from "../../outbound";
import { withoutUndefined } from "../without-undefined";

/** What the outbound door saw, as the snapshot keeps it: without the body. */
export function endpointProbe(probe: Probe): EndpointProbe {
  const { a = [], aaaa = [] } = probe.addresses ?? {};
  const seen = withoutUndefined({
    a,
    aaaa,
    certificate: probe.tls && certificate(probe.tls),
    timings: timings(probe.timings),
  });
  if (probe.state === "failed") {
    const { url, message } = probe;
    return { outcome: "failed", url, code: codes[probe.code], message, ...seen };
  }
  const { url, status, headers } = probe;
  return withoutUndefined({
    outcome: "answered" as const,
    url,
    status,
    contentType: headers["content-type"] ?? "",
    location: headers.location,
    ...seen,
  });
}

/** The door tells more kinds of failure apart than a snapshot does; the message keeps the difference. */
const codes: Readonly<Record<DoorCode, ProbeFailureCode>> = {
  "refused-target": "refused-target",
  "dns-not-found": "dns-not-found",
  "dns-no-address": "dns-not-found",
  "dns-failed": "dns-failed",
  "no-ipv4": "no-ipv4",
  "connect-failed": "connect-failed",
  "connect-timed-out": "connect-timed-out",
  "certificate-expired": "certificate-expired",
  "certificate-not-yet-valid": "tls-failed",
  "certificate-name-mismatch": "certificate-name-mismatch",
  "certificate-untrusted": "certificate-untrusted",
  "tls-failed": "tls-failed",
  "connection-lost": "connect-failed",
  "invalid-response": "connect-failed",
  "unexpected-encoding": "connect-failed",
  "too-large": "too-large",
  "timed-out": "timed-out",
  aborted: "aborted",
};

function certificate({ subject, issuer, altNames, validFrom, validTo }: PeerCertificate) {
  return { subject, issuer, altNames, validFrom, validTo };
}

function timings({ dnsMs, connectMs, tlsMs, firstByteMs, totalMs }: ProbeTimings) {
  const reached = (ms: number | null) => ms ?? undefined;
  return withoutUndefined({
    dnsMs: reached(dnsMs),
    connectMs: reached(connectMs),
    tlsMs: reached(tlsMs),
    firstByteMs: reached(firstByteMs),
    totalMs,
  });
}
