import type { Located } from "../../facts/artifact-of-chain";
import type { ProviderDestination } from "../../facts/network-of-chain";
import type { Destination, Passage, PrefixLists } from "../../facts/reachability";
import { capital, listed } from "../../facts/words";
import type { Evidence, Fix, Severity, Verdict } from "../../model/finding";
import { notRead } from "../evidence";

/** One way that the load balancer can take: its security groups together, or one of its subnets. */
export interface Way<By> {
  readonly name: string;
  readonly reach: (destination: Destination) => Passage<By>;
}

/** A connection that is stopped. */
export interface Stop<By> {
  readonly way: string;
  readonly destination: ProviderDestination;
  readonly address: string;
  readonly by: By;
}

/** What an author makes of connections that are stopped. */
export interface Stopped<By> {
  readonly stops: readonly Stop<By>[];
  /** "login.acme.example (203.0.113.80, seen from the dashboard)", or how many of its addresses. */
  readonly to: string;
  /** "2 of 3 subnets"; "" where every way is shut. */
  readonly share: string;
}

interface Cell<By> {
  readonly way: string;
  readonly destination: ProviderDestination;
  readonly address: string;
  readonly passage: Passage<By>;
}

/**
 * The verdict over every way to every address. An endpoint that no way leads to breaks each sign-in: proven, unless
 * other addresses of its sort would pass, since providers change theirs. Where some ways or addresses are left, some
 * sign-ins likely fail.
 */
export function judgeWayOut<By>(
  destinations: readonly ProviderDestination[],
  ways: readonly Way<By>[],
  prefixLists: PrefixLists,
  pass: readonly Evidence[],
  describe: (stopped: Stopped<By>) => {
    readonly because: string;
    readonly evidence: readonly [Evidence, ...Evidence[]];
    readonly fixes: readonly Fix[];
  },
): Verdict {
  const byEndpoint = destinations.map((destination) => cellsOf(destination, ways));
  const sealed = byEndpoint.filter(
    (cells) => cells.length > 0 && cells.every(({ passage }) => passage.state === "shut" && !passage.partly),
  );
  const all = byEndpoint.flat();
  const concerned = sealed.length > 0 ? sealed.flat() : all;
  const stops = concerned.flatMap(({ passage, ...cell }): Stop<By>[] =>
    passage.state === "shut" ? [{ ...cell, by: passage.by }] : [],
  );
  if (stops.length > 0) {
    const proven = sealed.some((cells) =>
      cells.every(({ passage }) => passage.state === "shut" && !passage.elsewhere),
    );
    const severity: { severity?: Severity } = sealed.length > 0 ? {} : { severity: "may-break" };
    return {
      outcome: "fail",
      certainty: proven ? "proven" : "likely",
      ...severity,
      ...describe({ stops, to: whereTo(stops, all), share: shareOf(stops, ways) }),
    };
  }
  for (const { destination, passage } of all) {
    if (passage.state === "unknown") return openQuestion(destination, passage, prefixLists);
  }
  const unseen = destinations.find(({ addresses }) => addresses.state !== "ok");
  if (unseen && unseen.addresses.state !== "ok")
    return notRead(`The addresses of ${unseen.host}`, unseen.addresses);
  return { outcome: "pass", evidence: pass };
}

function cellsOf<By>(destination: ProviderDestination, ways: readonly Way<By>[]): Cell<By>[] {
  const { addresses, port } = destination;
  if (addresses.state !== "ok") return [];
  return ways.flatMap(({ name: way, reach }) =>
    addresses.value.map((address) => ({ way, destination, address, passage: reach({ address, port }) })),
  );
}

function openQuestion(
  { host }: ProviderDestination,
  { why, prefixList }: Extract<Passage<unknown>, { state: "unknown" }>,
  prefixLists: PrefixLists,
): Verdict {
  const list = prefixList === undefined ? undefined : prefixLists[prefixList];
  if (list?.state !== "failed")
    return { outcome: "unknown", because: `The way out to ${host}: ${why}.`, evidence: [] };
  const { error } = list;
  return {
    outcome: "unknown",
    because: `The way out to ${host}: ${why}: ${error.operation} on ${error.resource}: ${error.message}`,
    evidence: [{ type: "gather-error", error }],
  };
}

/** Addresses named at most; more are counted. */
const NAMED = 3;

function whereTo<By>(stops: readonly Stop<By>[], cells: readonly Cell<By>[]): string {
  const hosts = [...new Set(stops.map(({ destination }) => destination.host))];
  const ofHost = hosts.map((host) => {
    const at = (each: { destination: ProviderDestination }) => each.destination.host === host;
    const stopped = [...new Set(stops.filter(at).map(({ address }) => address))];
    const known = new Set(cells.filter(at).map(({ address }) => address)).size;
    const shown = stopped.slice(0, NAMED).join(", ") + (stopped.length > NAMED ? ", …" : "");
    return stopped.length < known
      ? `${stopped.length} of ${known} addresses of ${host} (${shown})`
      : `${host} (${shown})`;
  });
  return `${listed(ofHost)}, seen from the dashboard`;
}

function shareOf<By>(stops: readonly Stop<By>[], ways: readonly Way<By>[]): string {
  const shut = new Set(stops.map(({ way }) => way)).size;
  return shut < ways.length ? `${shut} of ${ways.length} subnets` : "";
}

/** Ports that were asked for, each once. */
export function portsOfStops(stops: readonly Stop<unknown>[]): number[] {
  return [...new Set(stops.map(({ destination }) => destination.port))];
}

/** A list of evidence that has at least what its first member proves. */
export function atLeast(evidence: readonly Evidence[], first: Evidence): readonly [Evidence, ...Evidence[]] {
  const [head = first, ...rest] = evidence;
  return [head, ...rest];
}

/** "In 1 of 2 subnets, …", or the sentence as it stands. */
export function inShare(share: string, sentence: string): string {
  return share === "" ? capital(sentence) : `In ${share}, ${sentence}`;
}

/** Part of a located list, as the resource that it is. */
export function partOf<T>(source: Located<T>, resource: Located<T>["resource"]): Located<T> {
  return { ...source, resource };
}
