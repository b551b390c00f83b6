"use client";

import { Activity, type ReactNode, useMemo } from "react";
import { Checklist } from "@/components/findings/checklist";
import { FlowGraph } from "@/components/flow-graph/flow-graph";
import { HopPanel } from "@/components/flow-graph/hop-panel";
import type { Diagnosis } from "@/lib/model/diagnosis";
import { FixPanel } from "./fix-panel";
import { NextSteps } from "./next-steps";
import { ReadErrors } from "./read-errors";
import { ReadYourself } from "./read-yourself";
import { ResolutionTrace } from "./resolution-trace";
import { useChosenHop } from "./use-chosen-hop";
import { Verdict } from "./verdict";

interface DiagnosisLayoutProps {
  readonly diagnosis: Diagnosis;
  readonly probing: boolean;
  readonly actions: ReactNode;
  /** The five lines for the channel. */
  readonly message: () => string;
  /** Where a call is pasted. */
  readonly call?: ReactNode;
  /** What became of each failed check when it was looked at again. */
  readonly outcome?: ReactNode;
  /** What was recorded around the chain, and the panels beside the verdict. */
  readonly children: ReactNode;
}

/** Verdict and fix, flow graph, checklist and hop, how it was found, what could not be read: in this order. */
export function DiagnosisLayout({
  diagnosis,
  probing,
  actions,
  message,
  call,
  outcome,
  children,
}: DiagnosisLayoutProps) {
  const [chosen, choose] = useChosenHop(diagnosis);
  // Evidence, its age and what is being checked change around these, which are most of the page.
  const panel = useMemo(() => {
    const node = diagnosis.graph.nodes.find(({ id }) => id === chosen);
    return (
      node && <HopPanel node={node} findings={diagnosis.findings.filter(({ hop }) => hop === node.id)} />
    );
  }, [diagnosis, chosen]);
  const graph = useMemo(
    () =>
      diagnosis.graph.nodes.length > 0 && (
        <Activity>
          <FlowGraph
            graph={diagnosis.graph}
            findings={diagnosis.findings}
            chosen={chosen}
            onChoose={choose}
            panel={panel}
          />
        </Activity>
      ),
    [diagnosis, chosen, choose, panel],
  );
  const looked = useMemo(() => {
    const { resolution, findings, causes, nextSteps, snapshot } = diagnosis;
    const hasFix = findings.some(({ check, fixes }) => causes.includes(check) && fixes.length > 0);
    return (
      <Activity>
        {hasFix && nextSteps.length > 0 && (
          <section aria-labelledby="next-title">
            <h2 id="next-title" className="section-title pb-2">
              Next
            </h2>
            <NextSteps steps={nextSteps} />
          </section>
        )}
        {resolution.chain === null && <ResolutionTrace resolution={resolution} />}
        <Checklist findings={findings} causes={causes} />
        <ReadErrors errors={snapshot.errors} />
        {resolution.chain !== null && <ResolutionTrace resolution={resolution} />}
        <ReadYourself graph={diagnosis.graph} />
      </Activity>
    );
  }, [diagnosis]);
  return (
    <div className="page flex flex-col gap-6 py-6 max-md:pb-24">
      <div className="grid gap-6 lg:grid-cols-12">
        <div className="min-w-0 lg:col-span-7">
          <Verdict diagnosis={diagnosis} probing={probing} actions={actions} />
        </div>
        <div className="min-w-0 lg:col-span-5">
          <FixPanel diagnosis={diagnosis} message={message} />
        </div>
      </div>
      {call}
      {graph}
      <div className="grid gap-6 lg:grid-cols-12">
        <div className="flex min-w-0 flex-col gap-6 lg:col-span-8">
          {outcome}
          {looked}
        </div>
        {panel && (
          <aside aria-label="The chosen hop" className="hidden lg:col-span-4 lg:block">
            <div className="sticky top-16 max-h-[calc(100vh-80px)] overflow-y-auto">{panel}</div>
          </aside>
        )}
      </div>
      {children}
    </div>
  );
}
