import "server-only";
import { Resolver } from "node:dns/promises";
import { errorCode } from "./stage";
import type { RecordType, Resolution, ResolutionFailureCode } from "./types";

const MAX_ALIASES = 8;
/** Retransmission after a lost datagram; also the turn of the next name server. */
const TRY_MS = 900;

const FAILURES: Record<string, [ResolutionFailureCode, string]> = {
  ENOTFOUND: ["not-found", "The name does not exist (NXDOMAIN)."],
  ENODATA: ["no-address", "The name exists, but has neither an A nor an AAAA record."],
  ESERVFAIL: ["server-failed", "The name server failed (SERVFAIL): whether the name exists is unknown."],
  EREFUSED: ["server-failed", "The name server refused to answer: whether the name exists is unknown."],
  ENOTIMP: ["server-failed", "The name server does not answer such queries."],
  ETIMEOUT: ["timed-out", "No name server answered in time: whether the name exists is unknown."],
  ECONNREFUSED: ["unreachable", "No name server could be reached: whether the name exists is unknown."],
};
const UNREADABLE: [ResolutionFailureCode, string] = [
  "invalid-response",
  "The name server's answer could not be read.",
];

type Answer = { records: string[]; error: null } | { records: null; error: string };

/** Empty answers are answers; anything else that went wrong keeps its c-ares code. */
async function ask(query: Promise<string[]>): Promise<Answer> {
  try {
    return { records: await query, error: null };
  } catch (error) {
    return { records: null, error: errorCode(error) };
  }
}

async function followAliases(
  resolver: Resolver,
  host: string,
): Promise<{ chain: string[]; complete: boolean }> {
  const chain: string[] = [];
  let name = host;
  while (chain.length < MAX_ALIASES) {
    const answer = await ask(resolver.resolveCname(name));
    const next = answer.records?.[0]?.toLowerCase().replace(/\.$/, "");
    if (next === undefined)
      return { chain, complete: answer.error === "ENODATA" || answer.error === "ENOTFOUND" };
    if (next === host || chain.includes(next)) return { chain, complete: true };
    chain.push(next);
    name = next;
  }
  return { chain, complete: false };
}

const isEmpty = (answer: Answer): boolean => answer.error === "ENODATA" || answer.error === "ENOTFOUND";

/**
 * Asks the name server for a screened host. A, AAAA and (with `aliases`) the CNAME chain go out together and share
 * `deadlineMs`. No search domains, no /etc/hosts, no cache.
 */
export async function lookUp(
  host: string,
  options: { servers?: string[]; deadlineMs: number; aliases: boolean; signal?: AbortSignal },
): Promise<Resolution> {
  const resolver = new Resolver({ timeout: TRY_MS, tries: 2 });
  if (options.servers) resolver.setServers(options.servers);
  const cancel = () => resolver.cancel();
  const timer = setTimeout(cancel, options.deadlineMs);
  options.signal?.addEventListener("abort", cancel, { once: true });
  try {
    if (options.signal?.aborted) return failure("aborted", "Given up by the caller.", []);
    const [a, aaaa, aliases] = await Promise.all([
      ask(resolver.resolve4(host)),
      ask(resolver.resolve6(host)),
      options.aliases ? followAliases(resolver, host) : { chain: [], complete: true },
    ]);
    if (options.signal?.aborted) return failure("aborted", "Given up by the caller.", []);
    return judge(a, aaaa, aliases);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", cancel);
  }
}

function judge(a: Answer, aaaa: Answer, aliases: { chain: string[]; complete: boolean }): Resolution {
  const cname = aliases.chain;
  // Without the A answer nothing is known that counts: "no IPv4 address" would be a guess.
  if (a.error !== null && !isEmpty(a)) return failureOf(a.error, cname);
  if (a.error !== null && aaaa.error !== null) {
    return failureOf(isEmpty(aaaa) ? a.error : aaaa.error, cname);
  }
  const unread: RecordType[] = [];
  if (aaaa.error !== null && !isEmpty(aaaa)) unread.push("AAAA");
  if (!aliases.complete) unread.push("CNAME");
  return { state: "ok", a: a.records ?? [], aaaa: aaaa.records ?? [], cname, unread };
}

function failureOf(code: string, cname: string[]): Resolution {
  // ECANCELLED: the deadline, as a caller's abort is met before.
  const [kind, message] = FAILURES[code === "ECANCELLED" ? "ETIMEOUT" : code] ?? UNREADABLE;
  return failure(kind, message, cname);
}

function failure(code: ResolutionFailureCode, message: string, cname: string[]): Resolution {
  return { state: "failed", code, message, cname };
}
