import type { AuthChain } from "../model/chain";
import type { Finding } from "../model/finding";
import type { FlowGraph } from "../model/flow-graph";
import type { Snapshot } from "../model/snapshot";
import { colour } from "./colour";
import { describeHop } from "./describe-hop";
import { edgesOf } from "./edges";
import { hopsOf } from "./hops";

/** Draws a chain as hops and edges, each hop coloured by its worst finding. Plain data: no layout, no markup. */
export function buildFlowGraph(
  snapshot: Snapshot,
  chain: AuthChain,
  findings: readonly Finding[],
): FlowGraph {
  const hops = hopsOf(chain.kind).map((hop) => ({ ...hop, ...describeHop(hop.id, snapshot, chain) }));
  return colour(hops, edgesOf(chain), findings);
}
