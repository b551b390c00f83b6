import "server-only";
import { failed } from "../../aws/answer";
import type { GatherErrorCode, Gathered } from "../../model/gathered";
import { ok } from "../../model/gathered";
import type { HostAddresses } from "../../model/probe";
import type { Outbound, Resolution, ResolutionFailureCode } from "../../outbound";

/** What DNS says of a host. That there is no address is an answer; that nobody answered is not. */
export async function readHostAddresses(
  outbound: Outbound,
  host: string,
  signal: AbortSignal,
): Promise<Gathered<HostAddresses>> {
  return hostAddresses(host, await outbound.resolve(host, { signal }));
}

export function hostAddresses(host: string, resolution: Resolution): Gathered<HostAddresses> {
  const { cname } = resolution;
  if (resolution.state === "ok") return ok({ host, a: resolution.a, aaaa: resolution.aaaa, cname });
  const code = codes[resolution.code];
  if (code === null) return ok({ host, a: [], aaaa: [], cname });
  return failed({ code, operation: `dns:${host}`, resource: host, message: resolution.message });
}

/** Null: the name is known to have no address. */
const codes: Readonly<Record<ResolutionFailureCode, GatherErrorCode | null>> = {
  "not-found": null,
  "no-address": null,
  "server-failed": "unreachable",
  "timed-out": "timed-out",
  unreachable: "unreachable",
  "invalid-response": "invalid-response",
  "refused-target": "invalid-response",
  aborted: "timed-out",
};
