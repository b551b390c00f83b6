import type { FlowNode } from "@/lib/model/flow-graph";

/** A row of the vertical rail: a hop, or a run of passing hops that is folded into a count. */
export type RailRow =
  | { readonly kind: "hop"; readonly node: FlowNode }
  | { readonly kind: "run"; readonly nodes: readonly FlowNode[] };

const shortestRun = 2;

/**
 * Folds runs of passing hops, but for the neighbours of a hop that does not pass and the hop that is chosen: what
 * stands just before and after a fault is part of its story. Where all pass there is nothing to lead to: no fold.
 */
export function foldRail(nodes: readonly FlowNode[], chosen: string | null): RailRow[] {
  const quiet = nodes.map((node, index) => {
    const near = [nodes[index - 1], node, nodes[index + 1]];
    return (
      node.id !== chosen &&
      near.every((each) => each === undefined || !isLoud(each)) &&
      node.status === "passes"
    );
  });
  if (!nodes.some(isLoud)) return nodes.map((node) => ({ kind: "hop", node }));
  const rows: RailRow[] = [];
  let index = 0;
  while (index < nodes.length) {
    const end = quiet.indexOf(false, index);
    const run = quiet[index] ? nodes.slice(index, end < 0 ? nodes.length : end) : [];
    const node = nodes[index];
    if (run.length >= shortestRun) rows.push({ kind: "run", nodes: run });
    else if (node) rows.push({ kind: "hop", node });
    index += Math.max(1, run.length >= shortestRun ? run.length : 1);
  }
  return rows;
}

function isLoud(node: FlowNode): boolean {
  return node.status === "fails" || node.status === "likely" || node.status === "by-design";
}
