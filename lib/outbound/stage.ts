import "server-only";
import type { PeerCertificate, ProbeFailureCode } from "./types";

/** Why one step of an exchange ended it. */
export interface StageFailure {
  code: ProbeFailureCode;
  message: string;
  /** A network error: one more attempt may get through. */
  transient: boolean;
  certificate?: PeerCertificate;
}

export interface StageFailed {
  ok: false;
  failure: StageFailure;
}

export type Stage<T> = { ok: true; value: T } | StageFailed;

export function failed(code: ProbeFailureCode, message: string, transient = false): StageFailed {
  return { ok: false, failure: { code, message, transient } };
}

const TRANSIENT = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENETDOWN",
]);

/** Node's code of an error; its message is never passed on, as it names the address dialled. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "unknown error";
}

export const isTransient = (code: string): boolean => TRANSIENT.has(code);
