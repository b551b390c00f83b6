import type { Finding, HopId } from "../model/finding";
import type { FlowEdge, FlowGraph, FlowNode } from "../model/flow-graph";
import { judgeHops } from "./hop-status";

/** Hops and edges of either door with what the findings make of them. */
export function colour(
  hops: readonly Omit<FlowNode, "status" | "worst">[],
  edges: readonly FlowEdge[],
  findings: readonly Finding[],
): FlowGraph {
  const judged = judgeHops(
    findings,
    hops.map((hop) => hop.id),
  );
  const nodes = hops.map((hop): FlowNode => {
    const state = judged.get(hop.id) ?? { status: "passes" };
    const worst = "worst" in state ? state.worst?.check : undefined;
    return { ...hop, status: state.status, ...(worst === undefined ? {} : { worst }) };
  });
  const failing = (id: HopId) => {
    const state = judged.get(id);
    return state?.status === "fails" || state?.status === "likely" || state?.status === "by-design"
      ? state.worst?.meets
      : undefined;
  };
  return {
    nodes,
    edges: edges.map((edge): FlowEdge => {
      const failsWith = failing(edge.to);
      return failsWith === undefined ? edge : { ...edge, failsWith };
    }),
  };
}
