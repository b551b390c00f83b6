import { artifactOfApi } from "../../facts/api/artifact-of-api";
import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { Finding } from "../../model/finding";
import type { FlowGraph } from "../../model/flow-graph";
import { colour } from "../colour";
import { describeApiHop } from "./describe-api-hop";
import { apiEdgesOf, apiHopsOf } from "./hops";

/**
 * Draws a method or route from the caller to the integration, each hop coloured by its worst finding. Where what is
 * deployed and what was edited since differ, the hop says both.
 */
export function buildApiFlowGraph(
  snapshot: ApiSnapshot,
  chain: ApiChain,
  findings: readonly Finding[],
): FlowGraph {
  const stage = artifactOfApi("stage", snapshot, chain, undefined);
  const deployed = artifactOfApi("deployed", snapshot, chain, undefined);
  const api = artifactOfApi("api", snapshot, chain, undefined);
  const served = deployed.state === "ok" ? deployed.value.value.policy : undefined;
  const policy = served ?? (api.state === "ok" ? api.value.value.policy : null);
  const hops = apiHopsOf(chain, {
    hasWebAcl: stage.state === "ok" && stage.value.value.webAclArn !== undefined,
    hasPolicy: policy !== null,
  });
  return colour(
    hops.map((hop) => ({ ...hop, ...describeApiHop(hop.id, snapshot, chain) })),
    apiEdgesOf(chain, hops),
    findings,
  );
}
