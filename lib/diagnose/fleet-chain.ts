import { judgeHops } from "../graph/hop-status";
import type { ApiChain } from "../model/api-chain";
import type { ApiSnapshot } from "../model/api-snapshot";
import type { AuthChain } from "../model/chain";
import { albHopId, apiHopId, type Finding, type HopId } from "../model/finding";
import type { FleetChain } from "../model/fleet";
import { routeKey } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import { judgeApi } from "./api/diagnose-api";
import { judge } from "./diagnose";

/** One chain by its worst finding. Judged of configuration alone: no provider is asked for a list. */
export function summariseChain(
  snapshot: Snapshot,
  chain: AuthChain,
  accountName: string,
  now: Date,
): FleetChain {
  const { account, region, name } = snapshot.scope;
  const hosts = [...chain.hosts, ...chain.hostPatterns];
  return {
    id: chain.id,
    kind: chain.kind,
    host: hosts[0] ?? "any host",
    hosts,
    account,
    accountName,
    region,
    root: name,
    place: `${chain.protocol}:${chain.port}, ${chain.ruleName}`,
    ...judged(judge(snapshot, chain, {}, chain.hosts[0], now), albHopId.options),
  };
}

/** Likewise of a method or route. */
export function summariseApiChain(
  snapshot: ApiSnapshot,
  chain: ApiChain,
  accountName: string,
  now: Date,
): FleetChain {
  const { account, region } = snapshot.scope;
  const findings = judgeApi({ snapshot, chain, clue: {}, request: undefined, brought: {}, now });
  return {
    id: chain.id,
    kind: chain.kind,
    host: chain.hosts[0] ?? "",
    hosts: [...chain.hosts],
    account,
    accountName,
    region,
    root: chain.root.name,
    place: `stage ${chain.stage}, ${routeKey(chain.httpMethod, chain.path)}`,
    ...judged(findings, apiHopId.options),
  };
}

function judged(findings: readonly Finding[], hops: readonly HopId[]): Pick<FleetChain, "worst" | "counts"> {
  const count = (test: (finding: Finding) => boolean) => findings.filter(test).length;
  const proven = (finding: Finding) =>
    finding.certainty === "proven" && finding.severity === "breaks-sign-in";
  return {
    worst: worstOf(findings, hops),
    counts: {
      fail: count((finding) => finding.status === "fail" && proven(finding)),
      likely: count((finding) => finding.status === "fail" && !proven(finding)),
      unknown: count((finding) => finding.status === "unknown" && isReadFailure(finding)),
      pass: count((finding) => finding.status === "pass"),
    },
  };
}

/** What could not be read; a check that waits for a clue or a probe is no news in a list. */
function isReadFailure(finding: Finding): boolean {
  return finding.evidence.some((evidence) => evidence.type === "gather-error");
}

const ranked: readonly NonNullable<FleetChain["worst"]>["status"][] = [
  "fails",
  "likely",
  "by-design",
  "unknown",
];

function worstOf(findings: readonly Finding[], hops: readonly HopId[]): FleetChain["worst"] {
  const judged = [...judgeHops(findings, hops).values()];
  for (const status of ranked) {
    const hop = judged.find(
      (one) => one.status === status && one.worst && (status !== "unknown" || isReadFailure(one.worst)),
    );
    if (hop?.worst) {
      return { check: hop.worst.check, title: hop.worst.title, status, severity: hop.worst.severity };
    }
  }
  return null;
}

/** Worst first, then by host. */
export function byWorst(a: FleetChain, b: FleetChain): number {
  const rank = ({ worst }: FleetChain) => (worst === null ? ranked.length : ranked.indexOf(worst.status));
  return rank(a) - rank(b) || a.host.localeCompare(b.host) || a.id.localeCompare(b.id);
}
