import "server-only";
import type { EndpointProbe } from "../../model/probe";
import type { Probe, ProbeTimings } from "../../outbound";
import { withoutUndefined } from "../without-undefined";

/** What the outbound door saw, as the snapshot keeps it: without the body. */
export function endpointProbe(probe: Probe): EndpointProbe {
  const { a = [], aaaa = [] } = probe.addresses ?? {};
  const seen = withoutUndefined({ a, aaaa, certificate: probe.tls, timings: timings(probe.timings) });
  if (probe.state === "failed") {
    const { url, code, message } = probe;
    return { outcome: "failed", url, code, message, ...seen };
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
