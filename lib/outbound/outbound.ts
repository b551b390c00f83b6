import "server-only";
import { setMaxListeners } from "node:events";
import { createSecureContext, rootCertificates } from "node:tls";
import { type Attempt, type AttemptContext, attempt } from "./attempt";
import { trustedRoots } from "./certificate";
import { type Directory, findDestination, resolveHost } from "./destination";
import { parseHostMap } from "./host-map";
import { type Interrupt, startInterrupt } from "./interrupt";
import { createLimiter } from "./limiter";
import { LIMITS, type Limits } from "./limits";
import { probeRequest } from "./probe-request";
import { parseAllowedRanges } from "./ranges";
import { REFUSED_MESSAGE } from "./refusal";
import { describeHost, describeRefused, type ScreenedUrl, screenHost, screenUrl } from "./screen-url";
import type {
  GetOptions,
  Outbound,
  OutboundSettings,
  Probe,
  ProbeFailureCode,
  ProbeTimings,
  Resolution,
} from "./types";

const ATTEMPTS = 2;
const NO_TIMINGS: ProbeTimings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 };

/**
 * The one door to addresses that configuration or a user names.
 * Throws where the settings cannot be meant (a malformed range, map entry or certificate).
 */
export function createOutbound(settings: OutboundSettings): Outbound {
  return createOutboundWithin(settings, LIMITS);
}

/** As `createOutbound`, under other limits. */
export function createOutboundWithin(settings: OutboundSettings, limits: Limits): Outbound {
  const directory: Directory = {
    hosts: parseHostMap(settings.hosts),
    allowed: parseAllowedRanges(settings.allow),
    servers: settings.resolver?.servers,
    dnsMs: limits.dnsMs,
  };
  const extraRoots = settings.ca ?? [];
  const trust = {
    roots: trustedRoots(extraRoots),
    context:
      extraRoots.length > 0 ? createSecureContext({ ca: [...rootCertificates, ...extraRoots] }) : undefined,
  };
  const limiter = createLimiter({ inFlight: limits.inFlight, perKey: limits.perHost });
  const now = settings.now ?? (() => performance.now());

  async function probe(screened: ScreenedUrl, options: GetOptions, interrupt: Interrupt): Promise<Probe> {
    const { host, url } = screened;
    const request = probeRequest(screened, options);
    const started = now();
    const destination = await findDestination(screened, directory, interrupt.signal);
    const dnsMs = now() - started;

    if (!destination.ok) {
      const { addresses, refusal } = destination;
      if (refusal !== undefined) settings.onRefused?.({ host, reason: refusal });
      const { code, message } =
        destination.code === "aborted" ? interrupt.during("name lookup").failure : destination;
      const timings = rounded({ ...NO_TIMINGS, dnsMs, totalMs: now() - started });
      return { state: "failed", url, code, message, ...(addresses && { addresses }), timings, attempts: 0 };
    }

    const { targets } = destination;
    const context: AttemptContext = { host, request, trust, limits, interrupt, now };
    let attempts = 0;
    let outcome: Attempt;
    do {
      outcome = await attempt(targets[attempts % targets.length] ?? targets[0], context);
      attempts += 1;
    } while (attempts < ATTEMPTS && mayRetry(outcome, request.method));

    const { a, aaaa } = destination.addresses;
    const used = a[(attempts - 1) % targets.length] ?? null;
    const addresses = { a, aaaa, used };
    const timings = rounded({ dnsMs, ...outcome.timings, totalMs: now() - started });
    if (outcome.ok) {
      const { response, certificate } = outcome;
      return { state: "answered", url, ...response, addresses, tls: certificate, timings, attempts };
    }
    const { failure, certificate } = outcome;
    const { code, message } = failure;
    const tls = certificate && { tls: certificate };
    return { state: "failed", url, code, message, addresses, ...tls, timings, attempts };
  }

  return {
    async resolve(host, options): Promise<Resolution> {
      const screened = screenHost(host);
      if (!screened.ok) {
        settings.onRefused?.({ host: describeHost(host), reason: screened.reason });
        return { state: "failed", code: "refused-target", message: REFUSED_MESSAGE, cname: [] };
      }
      const signal = options?.signal;
      expectManyListeners(signal);
      return resolveHost(screened.value, directory, { aliases: true, ...(signal && { signal }) });
    },

    async get(url, options = {}): Promise<Probe> {
      const screened = screenUrl(url, options.allowPort);
      if (!screened.ok) {
        const shown = describeRefused(url);
        settings.onRefused?.({ host: describeHost(shown), reason: screened.reason });
        return notStarted(shown, "refused-target", REFUSED_MESSAGE);
      }
      expectManyListeners(options.signal);
      const release = await limiter.acquire(screened.value.host, options.signal);
      if (!release) {
        return notStarted(screened.value.url, "aborted", "Given up by the caller while waiting for a turn.");
      }
      const interrupt = startInterrupt(limits.totalMs, options.signal);
      try {
        return await probe(screened.value, options, interrupt);
      } finally {
        interrupt.end();
        release();
      }
    },
  };
}

/** One signal ends a whole scan, so it has a listener for each of its probes. Each is taken off again. */
function expectManyListeners(signal: AbortSignal | undefined): void {
  if (signal) setMaxListeners(0, signal);
}

/** Whole milliseconds. */
function rounded(timings: ProbeTimings): ProbeTimings {
  const round = (ms: number | null) => (ms === null ? null : Math.round(ms));
  return {
    dnsMs: round(timings.dnsMs),
    connectMs: round(timings.connectMs),
    tlsMs: round(timings.tlsMs),
    firstByteMs: round(timings.firstByteMs),
    totalMs: Math.round(timings.totalMs),
  };
}

/** A request that may have been acted upon is sent again only where that is harmless. */
function mayRetry(outcome: Attempt, method: "GET" | "POST"): boolean {
  return !outcome.ok && outcome.failure.transient && (method === "GET" || !outcome.sent);
}

function notStarted(url: string, code: ProbeFailureCode, message: string): Probe {
  return { state: "failed", url, code, message, timings: { ...NO_TIMINGS }, attempts: 0 };
}
