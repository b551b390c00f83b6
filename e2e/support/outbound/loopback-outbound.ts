import { createOutbound } from "../../../lib/outbound/outbound";
import type { MappedHost, Outbound, OutboundSettings, Probe } from "../../../lib/outbound/types";
import { type Authority, createAuthority, type ServerCertificate } from "./certificates";
import { type LoopbackServer, startHttpsServer, startTcpServer } from "./https-server";

/** Names of the certificate that every server of a test shows unless told otherwise. */
export const IDP_NAMES = ["idp.example", "*.idp.example"];

/** Loopback servers with a CA of their own, and the guard led to them by the outbound map. */
export interface Loopback {
  root: Authority;
  certificate: ServerCertificate;
  https(...args: Parameters<typeof startHttpsServer>): Promise<LoopbackServer>;
  tcp(...args: Parameters<typeof startTcpServer>): Promise<LoopbackServer>;
  /** Settings under which these hosts are public, and dialled on loopback. */
  settings(hosts: Record<string, { connect: string }>): OutboundSettings;
  /** A guard that knows `idp.example` only. */
  outboundTo(server: { connect: string }): Outbound;
  close(): Promise<void>;
}

export async function createLoopback(): Promise<Loopback> {
  const closers: (() => Promise<void>)[] = [];
  const root = await createAuthority("Outbound test root");
  const certificate = await root.issue({ names: IDP_NAMES });
  const kept = (server: LoopbackServer) => {
    closers.push(server.close);
    return server;
  };
  const settings = (hosts: Record<string, { connect: string }>): OutboundSettings => ({
    hosts: Object.fromEntries(Object.entries(hosts).map(([host, server]) => [host, mapped(server)])),
    allow: [],
    ca: [root.pem],
  });
  return {
    root,
    certificate,
    https: async (...args) => kept(await startHttpsServer(...args)),
    tcp: async (...args) => kept(await startTcpServer(...args)),
    settings,
    outboundTo: (server) => createOutbound(settings({ "idp.example": server })),
    async close() {
      for (const close of closers.splice(0)) await close();
    },
  };
}

/** A host that seems to be at a public address. */
export const mapped = ({ connect }: { connect: string }): MappedHost => ({
  a: ["93.184.216.34"],
  aaaa: [],
  connect,
});

/** Narrows a probe; throws with what was found instead. */
export function answered(probe: Probe): Extract<Probe, { state: "answered" }> {
  if (probe.state === "answered") return probe;
  throw new Error(`expected an answer, got ${probe.code}: ${probe.message}`);
}

/** Narrows a probe; throws with what was found instead. */
export function failure(probe: Probe): Extract<Probe, { state: "failed" }> {
  if (probe.state === "failed") return probe;
  throw new Error(`expected a failure, got status ${probe.status}`);
}
