import "server-only";
import type { X509Certificate } from "node:crypto";
import type { SecureContext } from "node:tls";
import { connectTcp, type DialTarget, startTls } from "./dial";
import { type ExchangeRequest, type ExchangeResponse, exchange } from "./exchange";
import type { Interrupt } from "./interrupt";
import type { Limits } from "./limits";
import type { StageFailure } from "./stage";
import type { PeerCertificate } from "./types";

/** Milliseconds of the steps that were finished. */
export interface AttemptTimings {
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
}

export interface AttemptContext {
  host: string;
  request: ExchangeRequest;
  trust: { context: SecureContext | undefined; roots: readonly X509Certificate[] };
  limits: Limits;
  interrupt: Interrupt;
  now: () => number;
}

/** `sent`: the request may have been acted upon. */
export type Attempt =
  | { ok: true; response: ExchangeResponse; certificate: PeerCertificate; timings: AttemptTimings }
  | {
      ok: false;
      failure: StageFailure;
      sent: boolean;
      certificate?: PeerCertificate;
      timings: AttemptTimings;
    };

/** One connection, one request: TCP, TLS, HTTP. */
export async function attempt(target: DialTarget, context: AttemptContext): Promise<Attempt> {
  const { host, request, trust, limits, interrupt, now } = context;
  const timings: AttemptTimings = { connectMs: null, tlsMs: null, firstByteMs: null };
  let mark = now();
  const lap = (): number => {
    const from = mark;
    mark = now();
    return mark - from;
  };

  const tcp = await connectTcp(target, limits.connectMs, interrupt);
  if (!tcp.ok) return { ok: false, failure: tcp.failure, sent: false, timings };
  timings.connectMs = lap();

  const tls = await startTls(tcp.value, host, trust, interrupt);
  if (!tls.ok) {
    const { certificate } = tls.failure;
    return { ok: false, failure: tls.failure, sent: false, timings, ...(certificate && { certificate }) };
  }
  timings.tlsMs = lap();

  const { socket, certificate } = tls.value;
  const answer = await exchange(socket, request, limits, interrupt, () => {
    timings.firstByteMs = lap();
  });
  if (!answer.ok) return { ok: false, failure: answer.failure, sent: true, timings, certificate };
  return { ok: true, response: answer.value, timings, certificate };
}
