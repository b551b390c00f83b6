import "server-only";
import type { X509Certificate } from "node:crypto";
import { connect, isIP, type Socket } from "node:net";
import { type SecureContext, type TLSSocket, connect as tlsConnect } from "node:tls";
import { certificateFailure, readPeerCertificate } from "./certificate";
import type { Interrupt } from "./interrupt";
import { errorCode, failed, isTransient, type Stage } from "./stage";
import type { PeerCertificate } from "./types";

/** One address, already checked. An IP literal, so nothing is resolved here. */
export interface DialTarget {
  ip: string;
  port: number;
}

/** TCP to exactly the address given. */
export function connectTcp(
  target: DialTarget,
  connectMs: number,
  interrupt: Interrupt,
): Promise<Stage<Socket>> {
  if (isIP(target.ip) === 0) throw new TypeError("connectTcp needs an IP address");
  return new Promise((resolve) => {
    const socket = connect({ host: target.ip, port: target.port, noDelay: true });
    const finish = (outcome: Stage<Socket>) => {
      clearTimeout(timer);
      interrupt.signal.removeEventListener("abort", onAbort);
      if (!outcome.ok) socket.destroy();
      resolve(outcome);
    };
    const timedOut = () =>
      finish(failed("connect-timed-out", `No TCP connection within ${connectMs / 1000} s.`));
    const timer = setTimeout(timedOut, connectMs);
    const onAbort = () => finish(interrupt.during("TCP connect"));
    interrupt.signal.addEventListener("abort", onAbort, { once: true });
    socket.once("connect", () => finish({ ok: true, value: socket }));
    // Stays for the socket's whole life: a late error must not end the process.
    socket.on("error", (error) => {
      const code = errorCode(error);
      if (code === "ETIMEDOUT") return timedOut();
      finish(failed("connect-failed", `The TCP connection failed (${code}).`, isTransient(code)));
    });
    if (interrupt.signal.aborted) onAbort();
  });
}

export interface SecureChannel {
  socket: TLSSocket;
  certificate: PeerCertificate;
}

/**
 * TLS over `socket`, for `host`. The handshake is let through whatever the certificate, so that a bad one can be
 * shown; then the library's verdict decides, before a single byte of HTTP is sent.
 */
export function startTls(
  socket: Socket,
  host: string,
  trust: { context: SecureContext | undefined; roots: readonly X509Certificate[] },
  interrupt: Interrupt,
): Promise<Stage<SecureChannel>> {
  return new Promise((resolve) => {
    const secure = tlsConnect({
      socket,
      servername: host,
      ALPNProtocols: ["http/1.1"],
      rejectUnauthorized: false,
      ...(trust.context && { secureContext: trust.context }),
    });
    const finish = (outcome: Stage<SecureChannel>) => {
      interrupt.signal.removeEventListener("abort", onAbort);
      if (!outcome.ok) secure.destroy();
      resolve(outcome);
    };
    const onAbort = () => finish(interrupt.during("TLS handshake"));
    interrupt.signal.addEventListener("abort", onAbort, { once: true });
    secure.once("secureConnect", () => {
      const certificate = readPeerCertificate(secure, trust.roots);
      if (!secure.authorized) {
        // Typed as an Error, a code in fact; for a name mismatch it is the error's code, too.
        const verdict: unknown = secure.authorizationError;
        const code = typeof verdict === "string" ? verdict : errorCode(verdict);
        return finish({ ok: false, failure: certificateFailure(code, host, certificate) });
      }
      if (!certificate) return finish(failed("tls-failed", "The peer's certificate could not be read."));
      finish({ ok: true, value: { socket: secure, certificate } });
    });
    secure.on("error", (error) => {
      const code = errorCode(error);
      const transient = isTransient(code);
      finish(
        failed(
          transient ? "connection-lost" : "tls-failed",
          `The TLS handshake failed (${code}).`,
          transient,
        ),
      );
    });
    secure.once("close", () => finish(failed("connection-lost", "Closed during the TLS handshake.", true)));
    if (interrupt.signal.aborted) onAbort();
  });
}
