import type { AuthChain } from "../model/chain";
import type { Finding, HopId } from "../model/finding";
import type { FlowEdge, FlowGraph, FlowNode } from "../model/flow-graph";
import type { Snapshot } from "../model/snapshot";
import { describeHop } from "./describe-hop";
import { edgesOf } from "./edges";
import { judgeHops } from "./hop-status";
import { hopsOf } from "./hops";

/** Draws a chain as hops and edges, each hop coloured by its worst finding. Plain data: no layout, no markup. */
export function buildFlowGraph(
  snapshot: Snapshot,
  chain: AuthChain,
  findings: readonly Finding[],
): FlowGraph {
  const hops = hopsOf(chain.kind);
  const judged = judgeHops(
    findings,
    hops.map((hop) => hop.id),
  );
  const nodes = hops.map((hop): FlowNode => {
    const state = judged.get(hop.id) ?? { status: "passes" };
    const worst = "worst" in state ? state.worst?.check : undefined;
    return {
      ...hop,
      ...describeHop(hop.id, snapshot, chain),
      status: state.status,
      ...(worst === undefined ? {} : { worst }),
    };
  });
  const failing = (id: HopId) => {
    const state = judged.get(id);
    return state?.status === "fails" || state?.status === "likely" || state?.status === "by-design"
      ? state.worst?.meets
      : undefined;
  };
  const edges = edgesOf(chain).map((edge): FlowEdge => {
    const failsWith = failing(edge.to);
    return failsWith === undefined ? edge : { ...edge, failsWith };
  });
  return { nodes, edges };
}
