import { isWhollyRead, judge, judgeApi } from "../diagnose/index";
import { deriveApiChains } from "../facts/api/chains";
import { deriveChains } from "../facts/chains";
import { type ShownStatus, shownStatus } from "../format/status";
import type { Finding, Severity } from "../model/finding";
import { routeKey } from "../model/scope";
import type { OpenedSnapshot } from "../model/snapshot-file";
import { isBad, isBetter, isWorse } from "./worse";

/** What became of one check of a chain. Null: it was not looked at there. */
export interface FindingChange {
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly from: ShownStatus | null;
  readonly to: ShownStatus | null;
  /** Why, as it is now; as it was where it is not looked at any more. */
  readonly because?: string;
}

export interface ChainChange {
  readonly chain: string;
  /** "app.example.com, rule 10". */
  readonly title: string;
  readonly presence: "both" | "before" | "after";
  /** Checks that are judged otherwise, and those that fail in both. */
  readonly findings: readonly FindingChange[];
}

/** What became of every chain's findings; chains of which nothing is to be said are left out. Each is judged as of when it was read. */
export function compareFindings(before: OpenedSnapshot, after: OpenedSnapshot): ChainChange[] {
  const [was, is] = [judged(before), judged(after)];
  const chains = [...new Set([...was.keys(), ...is.keys()])].filter((chain) =>
    [before, after].every(({ door, origin }) => door === "alb" || isWhollyRead(origin, chain)),
  );
  return chains.flatMap((chain): ChainChange[] => {
    const [earlier, later] = [was.get(chain), is.get(chain)];
    const title = (later ?? earlier)?.title ?? "";
    const findings = changesOf(earlier?.findings ?? [], later?.findings ?? []);
    if (!earlier || !later) {
      const told = later ?? earlier;
      if (told === undefined || !isKnown(earlier ? after : before, told)) return [];
      return [{ chain, title, presence: earlier ? "before" : "after", findings: findings.filter(isNews) }];
    }
    return findings.length === 0 ? [] : [{ chain, title, presence: "both", findings }];
  });
}

/** Of a chain that came or went: what failed there. */
const isNews = ({ from, to }: FindingChange) => isBad(from) || isBad(to);

/** Whether a snapshot would have the chain, were it there: of what was not read, it does not know. */
function isKnown(opened: OpenedSnapshot, { group }: Judged): boolean {
  if (opened.door === "alb") {
    const { listeners, rules } = opened.snapshot.artifacts;
    if (listeners.state !== "ok") return false;
    const exists = listeners.value.some(({ ListenerArn }) => ListenerArn === group);
    return !exists || rules[group]?.state === "ok";
  }
  const { stages, deployed } = opened.snapshot.artifacts;
  if (stages.state !== "ok") return false;
  const exists = stages.value.some(({ stageName }) => stageName === group);
  return !exists || opened.snapshot.scope.kind === "ws" || deployed[group] !== undefined;
}

interface Judged {
  readonly title: string;
  /** The listener that it hangs on, or the stage. */
  readonly group: string;
  readonly findings: readonly Finding[];
}

function judged(opened: OpenedSnapshot): Map<string, Judged> {
  const now = new Date(opened.snapshot.takenAt);
  if (opened.door === "api") {
    const { snapshot } = opened;
    return new Map(
      deriveApiChains(snapshot).map((chain) => [
        chain.id,
        {
          title: `stage ${chain.stage}, ${routeKey(chain.httpMethod, chain.path)}`,
          group: chain.stage,
          findings: judgeApi({ snapshot, chain, clue: {}, request: undefined, brought: {}, now }),
        },
      ]),
    );
  }
  const { snapshot } = opened;
  return new Map(
    deriveChains(snapshot).map((chain) => [
      chain.id,
      {
        title: `${chain.hosts[0] ?? chain.hostPatterns[0] ?? "any host"}, ${chain.ruleName}`,
        group: chain.listenerArn,
        findings: judge(snapshot, chain, {}, chain.hosts[0], now),
      },
    ]),
  );
}

function changesOf(before: readonly Finding[], after: readonly Finding[]): FindingChange[] {
  const checks = [...new Set([...after, ...before].map(({ check }) => check))];
  const changes = checks.flatMap((check): FindingChange[] => {
    const earlier = before.find((finding) => finding.check === check);
    const later = after.find((finding) => finding.check === check);
    const told = later ?? earlier;
    if (!told) return [];
    const [from, to] = [earlier ? shownStatus(earlier) : null, later ? shownStatus(later) : null];
    if (from === to && !isBad(from)) return [];
    return [
      {
        check,
        title: told.title,
        severity: told.severity,
        from,
        to,
        ...(told.because === undefined ? {} : { because: told.because }),
      },
    ];
  });
  return changes.toSorted((a, b) => newsOf(a) - newsOf(b));
}

/** What fails only now first, then what does not any more. */
function newsOf(change: FindingChange): number {
  if (isWorse(change)) return 0;
  return isBetter(change) ? 1 : 2;
}
