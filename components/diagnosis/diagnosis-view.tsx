"use client";

import type { ReactNode } from "react";
import { useEffect } from "react";
import { EvidencePanel } from "@/components/evidence/evidence-panel";
import { useEvidence } from "@/components/evidence/use-evidence";
import { Checklist } from "@/components/findings/checklist";
import { FlowGraph } from "@/components/flow-graph/flow-graph";
import { HopPanel } from "@/components/flow-graph/hop-panel";
import { ChainPanels } from "@/components/panels/chain-panels";
import { diagnosisMarkdown } from "@/lib/format/diagnosis-markdown";
import { handoff } from "@/lib/format/handoff";
import { snapshotAddress, snapshotFileName } from "@/lib/format/snapshot-address";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { DiagnosisSource } from "@/lib/query/diagnosis-query";
import { ActionBar } from "./action-bar";
import { CallBox } from "./call-box";
import { ChangeBar } from "./change-bar";
import { FixPanel } from "./fix-panel";
import { NextSteps } from "./next-steps";
import { OutcomeList } from "./outcome-list";
import { ReadErrors } from "./read-errors";
import { ReadYourself } from "./read-yourself";
import { ResolutionTrace } from "./resolution-trace";
import { shareAddress } from "./share-address";
import { useChosenHop } from "./use-chosen-hop";
import { useLiveDiagnosis } from "./use-live-diagnosis";
import { useOrigin } from "./use-origin";
import { usePastedCall } from "./use-pasted-call";
import { Verdict } from "./verdict";

interface DiagnosisViewProps {
  readonly source: DiagnosisSource;
  readonly first: Diagnosis;
  readonly complete: Promise<Diagnosis>;
  readonly streamed?: ReactNode;
}

/** Verdict and fix, flow graph, checklist and hop, how it was found, what could not be read: in this order. */
export function DiagnosisView({ source, first, complete, streamed }: DiagnosisViewProps) {
  const live = useLiveDiagnosis(source, first, complete);
  const takesCall = live.diagnosis.resolution.kind !== "alb" && live.diagnosis.resolution.chain !== null;
  const { text, setText, call } = usePastedCall(takesCall && !live.probing ? live.diagnosis : null);
  const diagnosis = call.state === "judged" ? call.diagnosis : live.diagnosis;
  const [chosen, choose] = useChosenHop(diagnosis);
  const recorded = useEvidence(diagnosis, live.probing);
  const origin = useOrigin();
  const address = shareAddress(source, live.diagnosis);
  const link = () => `${location.origin}${address}${location.hash}`;

  // What was cut out of the URL leaves the address bar as well.
  useEffect(() => {
    if (`${location.pathname}${location.search}` !== address) {
      history.replaceState(history.state, "", `${address}${location.hash}`);
    }
  }, [address]);

  const node = diagnosis.graph.nodes.find(({ id }) => id === chosen);
  const panel = node && (
    <HopPanel node={node} findings={diagnosis.findings.filter(({ hop }) => hop === node.id)} />
  );
  const hasFix = diagnosis.findings.some(
    ({ check, fixes }) => diagnosis.causes.includes(check) && fixes.length > 0,
  );
  return (
    <>
      <ChangeBar
        change={live.change}
        outcome={live.outcome}
        since={recorded.announcement}
        onDismiss={() => {
          live.dismiss();
          recorded.dismiss();
        }}
      />
      <div className="page flex flex-col gap-6 py-6 max-md:pb-24">
        <div className="grid gap-6 lg:grid-cols-12">
          <div className="min-w-0 lg:col-span-7">
            <Verdict
              diagnosis={diagnosis}
              probing={live.probing}
              actions={
                <ActionBar
                  checking={live.checking}
                  onCheckAgain={live.checkAgain}
                  message={() => handoff(diagnosis, link())}
                  link={link}
                  markdown={() => diagnosisMarkdown(diagnosis, link())}
                  json={() => JSON.stringify(diagnosis, null, 2)}
                  snapshot={snapshotOf(live.diagnosis)}
                />
              }
            />
          </div>
          <div className="min-w-0 lg:col-span-5">
            <FixPanel diagnosis={diagnosis} message={handoff(diagnosis, `${origin}${address}`)} />
          </div>
        </div>
        {takesCall && <CallBox before={live.diagnosis} text={text} onText={setText} call={call} />}
        {diagnosis.graph.nodes.length > 0 && (
          <FlowGraph
            graph={diagnosis.graph}
            findings={diagnosis.findings}
            chosen={chosen}
            onChoose={choose}
            panel={panel}
          />
        )}
        <div className="grid gap-6 lg:grid-cols-12">
          <div className="flex min-w-0 flex-col gap-6 lg:col-span-8">
            {live.outcome && <OutcomeList outcome={live.outcome} />}
            {hasFix && diagnosis.nextSteps.length > 0 && (
              <section aria-labelledby="next-title">
                <h2 id="next-title" className="section-title pb-2">
                  Next
                </h2>
                <NextSteps steps={diagnosis.nextSteps} />
              </section>
            )}
            {diagnosis.resolution.chain === null && <ResolutionTrace resolution={diagnosis.resolution} />}
            <Checklist findings={diagnosis.findings} causes={diagnosis.causes} />
            <ReadErrors errors={diagnosis.snapshot.errors} />
            {diagnosis.resolution.chain !== null && <ResolutionTrace resolution={diagnosis.resolution} />}
            <ReadYourself graph={diagnosis.graph} />
          </div>
          {panel && (
            <aside aria-label="The chosen hop" className="hidden lg:col-span-4 lg:block">
              <div className="sticky top-16 max-h-[calc(100vh-80px)] overflow-y-auto">{panel}</div>
            </aside>
          )}
        </div>
        <EvidencePanel live={recorded} />
        {diagnosis.panels && (
          <ChainPanels
            panels={diagnosis.panels}
            takenAt={diagnosis.snapshot.takenAt}
            open={source.kind === "chain"}
            streamed={streamed}
          />
        )}
      </div>
    </>
  );
}

function snapshotOf({ resolution: { chain }, snapshot }: Diagnosis) {
  if (chain === null) return null;
  return { address: snapshotAddress(chain), file: snapshotFileName(chain, snapshot.takenAt) };
}
