import "server-only";

/** What one exchange may cost. Milliseconds and bytes. */
export interface Limits {
  /** All queries of one name, retransmission included. */
  dnsMs: number;
  /** TCP connect. */
  connectMs: number;
  /** Names, connect, TLS, headers, body and the retry together; waiting for a turn is not charged. */
  totalMs: number;
  bodyBytes: number;
  headerBytes: number;
  inFlight: number;
  perHost: number;
}

export const LIMITS: Limits = {
  dnsMs: 2_000,
  connectMs: 2_000,
  totalMs: 5_000,
  bodyBytes: 256 * 1024,
  headerBytes: 16 * 1024,
  inFlight: 6,
  perHost: 1,
};
