import { apiChecks } from "../../checks/api-index";
import { runApiChecks } from "../../checks/run-api-checks";
import { deriveApiChains } from "../../facts/api/chains";
import { buildApiFlowGraph } from "../../graph/api/build-api-flow-graph";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { Brought } from "../../model/brought";
import type { Clue, Diagnosis, Resolution } from "../../model/diagnosis";
import type { Finding } from "../../model/finding";
import type { RequestTarget } from "../../routing/index";
import { answerOf } from "../answer";
import { foldConsequences } from "../consequences";
import { nextStepsFor } from "../next-steps";
import { owner } from "../owner";
import { summarise } from "../summary";
import { apiCausesOf } from "./causes";
import { apiChainInWords } from "./chain-in-words";
import { apiConsequences } from "./consequences";
import { apiPanelsOf } from "./panels";
import { apiSymptomOf, cannotShowOfApi } from "./symptom";

/** What a diagnosis of an API is made of. `probed`: probes have been asked, so nothing more is coming. */
export interface DiagnoseApiInput {
  readonly clue: Clue;
  /** The URL of the clue, read; undefined where none was brought. */
  readonly request: RequestTarget | undefined;
  /** What was pasted: only where it was pasted, never at the server. */
  readonly brought: Brought;
  readonly resolution: Resolution;
  readonly snapshot: ApiSnapshot;
  readonly chain: ApiChain;
  readonly now: Date;
  readonly accountName: string;
  readonly probed: boolean;
}

/** Judges one method or route against one snapshot. Pure: the same input gives the same diagnosis, anywhere. */
export function diagnoseApi(input: DiagnoseApiInput): Diagnosis {
  const { clue, brought, resolution, snapshot, chain, accountName, probed } = input;
  const { artifacts, scope } = snapshot;
  const findings = judgeApi(input);
  const seen = seenWith(clue, brought);
  const gatewayResponses = artifacts.gatewayResponses.state === "ok" ? artifacts.gatewayResponses.value : [];
  const symptom = apiSymptomOf(seen, findings, gatewayResponses);
  const causes = apiCausesOf(findings, symptom);
  const answer = answerOf(findings, causes, seen, symptom, probed);
  return {
    schema: 1,
    request: clue,
    resolution,
    answer,
    summary: summarise({
      answer,
      causes,
      findings,
      clue: seen,
      symptom,
      probed,
      ...apiChainInWords(chain, brought.oauth !== undefined),
    }),
    causes: causes.map(({ check }) => check),
    findings,
    graph: buildApiFlowGraph(snapshot, chain, findings),
    panels: apiPanelsOf(snapshot, chain, input.request?.host),
    nextSteps: nextStepsFor({
      answer,
      findings,
      symptom,
      probed,
      askForReason: undefined,
      cannotShow: cannotShowOfApi,
    }),
    snapshot: {
      takenAt: snapshot.takenAt,
      complete: probed && snapshot.errors.length === 0,
      errors: snapshot.errors,
      calls: snapshot.calls,
      elapsedMs: snapshot.elapsedMs,
    },
    source: {
      account: scope.account,
      accountName,
      region: scope.region,
      owner: owner(artifacts.tags),
    },
  };
}

/** What was seen: of a request to an OAuth endpoint it is that which fails, not a call of the API. */
function seenWith(clue: Clue, { response, oauth }: Brought): Clue {
  if (oauth) {
    const { status: _, reason: __, ...rest } = clue;
    return rest;
  }
  return clue.status === undefined && response ? { ...clue, status: response.status } : clue;
}

/** Every check on one chain, consequences folded under their causes. */
export function judgeApi(
  input: Pick<DiagnoseApiInput, "snapshot" | "chain" | "clue" | "request" | "brought" | "now">,
): Finding[] {
  const { snapshot, chain, clue, request, brought, now } = input;
  const { account, region } = snapshot.scope;
  const context = { clue, request, brought, now, chains: deriveApiChains(snapshot), account, region };
  return foldConsequences(runApiChecks(apiChecks, snapshot, chain, context), apiConsequences);
}
