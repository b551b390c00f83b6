import { checks } from "../checks/index";
import { runChecks } from "../checks/run-checks";
import { deriveChains } from "../facts/chains";
import { buildFlowGraph } from "../graph/build-flow-graph";
import type { AuthChain } from "../model/chain";
import type { Clue, Diagnosis, Resolution } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import type { GatherError } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import { answerOf } from "./answer";
import { causesOf } from "./causes";
import { consequences, foldConsequences } from "./consequences";
import { nextStepsFor, nextStepsWithoutChain, stepsOfChain } from "./next-steps";
import { owner } from "./owner";
import { panelsOf } from "./panels";
import { chainInWords, summarise, summariseNowhere } from "./summary";
import { symptomOf } from "./symptoms/index";

/** What a diagnosis is made of. `probed`: probes have been asked, so nothing more is coming. */
export interface DiagnoseInput {
  readonly clue: Clue;
  /** Host of the clue's URL, lower-case. */
  readonly host: string | undefined;
  readonly resolution: Resolution;
  readonly snapshot: Snapshot;
  readonly chain: AuthChain;
  readonly now: Date;
  readonly accountName: string;
  readonly probed: boolean;
}

/** Judges one chain against one snapshot. Pure: the same input gives the same diagnosis, anywhere. */
export function diagnose(input: DiagnoseInput): Diagnosis {
  const { clue, host, resolution, snapshot, chain, now, accountName, probed } = input;
  const symptom = symptomOf(clue);
  const findings = judge(snapshot, chain, clue, host, now);
  const causes = causesOf(findings, symptom);
  const answer = answerOf(findings, causes, clue, symptom, probed);
  return {
    schema: 1,
    request: clue,
    resolution,
    answer,
    summary: summarise({ answer, causes, findings, clue, symptom, probed, ...chainInWords(chain, host) }),
    causes: causes.map((cause) => cause.check),
    findings,
    graph: buildFlowGraph(snapshot, chain, findings),
    panels: panelsOf(snapshot, chain, host),
    nextSteps: nextStepsFor({ answer, findings, symptom, probed, ...stepsOfChain(chain, clue) }),
    snapshot: {
      takenAt: snapshot.takenAt,
      complete: probed && snapshot.errors.length === 0,
      errors: snapshot.errors,
      calls: snapshot.calls,
      elapsedMs: snapshot.elapsedMs,
    },
    source: {
      account: snapshot.scope.account,
      accountName,
      region: snapshot.scope.region,
      owner: owner(snapshot.artifacts.tags),
    },
  };
}

/** Every check on one chain, consequences folded under their causes. */
export function judge(
  snapshot: Snapshot,
  chain: AuthChain,
  clue: Clue,
  host: string | undefined,
  now: Date,
): Finding[] {
  const { account, region } = snapshot.scope;
  const context = { clue, host, now, chains: deriveChains(snapshot), account, region };
  return foldConsequences(runChecks(checks, snapshot, chain, context), consequences);
}

/** What is said where no chain was found: nothing is ruled out, and nothing is blamed. */
export function diagnoseNowhere(input: {
  clue: Clue;
  host: string | undefined;
  resolution: Resolution;
  errors: readonly GatherError[];
  nearestHosts: readonly string[];
  takenAt: string;
  calls: number;
  elapsedMs: number;
}): Diagnosis {
  const { clue, host, resolution, errors, nearestHosts, takenAt, calls, elapsedMs } = input;
  return {
    schema: 1,
    request: clue,
    resolution,
    answer: "not-enough-access",
    summary: summariseNowhere(host, resolution, errors),
    causes: [],
    findings: [],
    graph: { nodes: [], edges: [] },
    panels: null,
    nextSteps: nextStepsWithoutChain(host, errors, nearestHosts),
    snapshot: { takenAt, complete: errors.length === 0, errors: [...errors], calls, elapsedMs },
    source: {
      account: resolution.account,
      accountName: "",
      region: resolution.region,
      owner: "owner unknown",
    },
  };
}
