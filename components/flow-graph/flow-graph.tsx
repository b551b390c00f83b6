"use client";

import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import type { Finding, HopId } from "@/lib/model/finding";
import type { FlowGraph as Graph } from "@/lib/model/flow-graph";
import { Edges } from "./edges";
import { foldRail } from "./fold";
import { Hop } from "./hop";
import { mediumSize, wideSize } from "./layout";

interface FlowGraphProps {
  readonly graph: Graph;
  /** What stands behind a node's `worst`. */
  readonly findings: readonly Pick<Finding, "check" | "because">[];
  readonly chosen: HopId | null;
  readonly onChoose: (hop: HopId) => void;
  /** What is known of the chosen hop, for the rail: there it opens in place. */
  readonly panel: ReactNode;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The sign-in as hops and edges. Arrow keys walk the hops; each hop is a link that shows its panel. */
export function FlowGraph({ graph, findings, chosen, onChoose, panel }: FlowGraphProps) {
  const [unfolded, setUnfolded] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const rows = unfolded
    ? graph.nodes.map((node) => ({ kind: "hop", node }) as const)
    : foldRail(graph.nodes, chosen);

  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a[data-node]") ?? [])].filter(
      (link) => link.offsetParent !== null,
    );
    const next = links[links.findIndex((link) => link.matches(":focus")) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    const node = graph.nodes.find(({ id }) => id === next.dataset.node);
    if (node) onChoose(node.id);
  };

  const choose = (hop: HopId) => (event: MouseEvent) => {
    event.preventDefault();
    onChoose(hop);
  };

  const hop = (node: Graph["nodes"][number], folded: boolean) => (
    <Hop
      key={node.id}
      node={node}
      edges={graph.edges.filter((edge) => edge.to === node.id)}
      because={findings.find((finding) => finding.check === node.worst)?.because}
      folded={folded}
      chosen={chosen === node.id}
      onChoose={choose(node.id)}
      panel={chosen === node.id ? panel : null}
    />
  );

  return (
    <section aria-label="Flow of the sign-in" className="flow-graph">
      <div className="flow-canvas">
        <Edges graph={graph} size={wideSize} className="flow-edges-wide" name="wide" />
        <Edges graph={graph} size={mediumSize} className="flow-edges-medium" name="medium" />
        <p aria-hidden className="flow-lane flow-lane-front">
          Front channel
        </p>
        {graph.nodes.some(({ lane }) => lane === "back") && (
          <p aria-hidden className="flow-lane flow-lane-back">
            Back channel
          </p>
        )}
        <ol ref={list} onKeyDown={walk}>
          {/* One flat list, so that a hop that unfolds stays the same element and keeps the focus. */}
          {rows.flatMap((row) =>
            row.kind === "hop"
              ? [hop(row.node, false)]
              : [
                  <li key={`fold ${row.nodes[0]?.id}`} className="flow-hop flow-fold">
                    <button type="button" className="flow-node w-full" onClick={() => setUnfolded(true)}>
                      <span className="text-text-2">{row.nodes.length} pass</span>
                      <span className="text-meta text-text-2">Show</span>
                    </button>
                  </li>,
                  ...row.nodes.map((node) => hop(node, true)),
                ],
          )}
        </ol>
      </div>
    </section>
  );
}
