"use client";

import type { ReactNode } from "react";
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
  readonly message: string;
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
  const node = diagnosis.graph.nodes.find(({ id }) => id === chosen);
  const panel = node && (
    <HopPanel node={node} findings={diagnosis.findings.filter(({ hop }) => hop === node.id)} />
  );
  const hasFix = diagnosis.findings.some(
    ({ check, fixes }) => diagnosis.causes.includes(check) && fixes.length > 0,
  );
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
          {outcome}
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
      {children}
    </div>
  );
}
