import "server-only";
import type { DialTarget } from "./dial";
import type { HostMapEntry } from "./host-map";
import { lookUp } from "./names";
import { type AllowedRange, isDns64Echo, refusedRange } from "./ranges";
import { REFUSED_MESSAGE } from "./refusal";
import type { ScreenedUrl } from "./screen-url";
import type { ProbeAddresses, ProbeFailureCode, Resolution } from "./types";

/** Where names come from and which addresses may be dialled. */
export interface Directory {
  hosts: ReadonlyMap<string, HostMapEntry>;
  allowed: readonly AllowedRange[];
  servers: string[] | undefined;
  dnsMs: number;
}

export type Destination =
  | { ok: true; targets: [DialTarget, ...DialTarget[]]; addresses: ProbeAddresses }
  | {
      ok: false;
      code: ProbeFailureCode;
      message: string;
      addresses?: ProbeAddresses;
      /** Why it was refused, for the audit log only. */
      refusal?: string;
    };

/** Answers for a screened host: the operator's map where it has the name, DNS otherwise. */
export async function resolveHost(
  host: string,
  directory: Directory,
  options: { aliases: boolean; signal?: AbortSignal },
): Promise<Resolution> {
  const mapped = directory.hosts.get(host);
  if (!mapped) {
    const { servers, dnsMs } = directory;
    return lookUp(host, { deadlineMs: dnsMs, ...options, ...(servers && { servers }) });
  }
  if (mapped.a.length + mapped.aaaa.length > 0) {
    return { state: "ok", a: [...mapped.a], aaaa: [...mapped.aaaa], cname: [], unread: [] };
  }
  const message = "The operator's outbound map gives this name no address.";
  return { state: "failed", code: "not-found", message, cname: [] };
}

/**
 * Asks for the name once and judges every answer: one refused address refuses the whole name. What is dialled later
 * are the addresses returned here and no others. A `connect` of the operator's map is dialled unjudged.
 */
export async function findDestination(
  screened: ScreenedUrl,
  directory: Directory,
  signal: AbortSignal,
): Promise<Destination> {
  const answer = await resolveHost(screened.host, directory, { aliases: false, signal });
  if (answer.state === "failed")
    return { ok: false, code: failureCode(answer.code), message: answer.message };
  const { a, aaaa } = answer;
  const connect = directory.hosts.get(screened.host)?.connect;
  const refusal = connect ? undefined : refusalOf(a, aaaa, directory.allowed);
  if (refusal !== undefined) return { ok: false, code: "refused-target", message: REFUSED_MESSAGE, refusal };
  const [first, ...others] = a;
  if (first === undefined) {
    const message =
      "The name has only IPv6 addresses. Load balancers call identity providers over IPv4 only.";
    return { ok: false, code: "no-ipv4", message, addresses: { a, aaaa, used: null } };
  }
  const at = (ip: string): DialTarget => ({ ip, port: screened.port });
  return {
    ok: true,
    targets: connect ? [connect] : [at(first), ...others.map(at)],
    addresses: { a, aaaa, used: first },
  };
}

function refusalOf(a: string[], aaaa: string[], allowed: readonly AllowedRange[]): string | undefined {
  const judged = [...a, ...aaaa.filter((address) => !isDns64Echo(address, a))];
  return (
    judged.map((address) => refusedRange(address, allowed)).find((reason) => reason !== null) ?? undefined
  );
}

type ResolutionFailure = Extract<Resolution, { state: "failed" }>["code"];

function failureCode(code: ResolutionFailure): ProbeFailureCode {
  switch (code) {
    case "not-found":
      return "dns-not-found";
    case "no-address":
      return "dns-no-address";
    case "aborted":
    case "refused-target":
      return code;
    case "server-failed":
    case "timed-out":
    case "unreachable":
    case "invalid-response":
      return "dns-failed";
  }
}
