import type { ApiChain, ApiKind } from "../../model/api-chain";
import type { ApiHopId } from "../../model/finding";
import type { FlowEdge, FlowNode } from "../../model/flow-graph";
import { edge } from "../edges";

/** A hop with its place, before it is filled in. */
export type ApiHop = Pick<FlowNode, "title" | "lane" | "column"> & { readonly id: ApiHopId };

const caller: ApiHop = { id: "caller", title: "Caller", lane: "front", column: 1 };
const domain: ApiHop = { id: "domain", title: "Domain", lane: "front", column: 2 };
const stage: ApiHop = { id: "stage", title: "Stage", lane: "front", column: 3 };
const waf: ApiHop = { id: "waf", title: "Web ACL", lane: "back", column: 3 };
const method: ApiHop = { id: "method", title: "Method", lane: "front", column: 4 };
const authorizer: ApiHop = { id: "authorizer", title: "Authorizer", lane: "front", column: 5 };
const policy: ApiHop = { id: "policy", title: "Policy", lane: "front", column: 6 };
const integration: ApiHop = { id: "integration", title: "Integration", lane: "front", column: 7 };

/** What stands behind an authorizer; null: nothing does. */
function provider(kind: ApiKind): ApiHop | null {
  switch (kind) {
    case "rest-token":
    case "rest-request":
    case "http-lambda":
    case "ws-lambda":
      return { id: "provider", title: "Authorizer function", lane: "back", column: 5 };
    case "rest-cognito":
      return { id: "provider", title: "User pool", lane: "back", column: 5 };
    case "rest-jwt":
    case "http-jwt":
      return { id: "provider", title: "Issuer", lane: "back", column: 5 };
    default:
      return null;
  }
}

/**
 * The hops of a chain in the order in which a call meets them. `hasWebAcl`, `hasPolicy`: whether the stage has a web ACL,
 * and the API a resource policy.
 */
export function apiHopsOf(
  { kind, gap }: ApiChain,
  { hasWebAcl, hasPolicy }: { readonly hasWebAcl: boolean; readonly hasPolicy: boolean },
): readonly ApiHop[] {
  const enter = [caller, domain, stage, ...(hasWebAcl ? [waf] : []), method];
  if (gap !== undefined) return enter;
  const behind = provider(kind);
  const takesSignature = kind.endsWith("-iam") || kind === "rest-unknown";
  const judges = behind !== null ? [authorizer, behind] : takesSignature ? [authorizer] : [];
  return [...enter, ...judges, ...(hasPolicy || returnsPolicy(kind) ? [policy] : []), integration];
}

function returnsPolicy(kind: ApiKind): boolean {
  return kind === "rest-token" || kind === "rest-request" || kind === "http-lambda" || kind === "ws-lambda";
}

const behindLabel: Partial<Record<ApiKind, string>> = {
  "rest-cognito": "keys and tokens of the pool",
  "rest-jwt": "discovery document and public keys",
  "http-jwt": "discovery document and public keys",
};

/** From hop to hop; the back lane beside the hop that asks it. */
export function apiEdgesOf(chain: ApiChain, hops: readonly ApiHop[]): FlowEdge[] {
  const labels: Partial<Record<ApiHopId, string>> = {
    domain: `${chain.httpMethod === "" ? "request" : chain.httpMethod} with its headers`,
    stage: "mapping, or the first part of the path",
    method: "path and method, as deployed",
    authorizer: "identity sources",
    policy: "who may call",
    integration: "request as it came",
  };
  const front = hops.filter(({ lane }) => lane === "front");
  const along = front.flatMap((to, index) => {
    const from = front[index - 1];
    if (!from) return [];
    return [{ from: from.id, to: to.id, label: labels[to.id] ?? "" }];
  });
  return along.flatMap(({ from, to, label }, index) => {
    const step = index + 1;
    const kind = to === "integration" ? "forward" : "front-channel";
    return [edge(from, to, step, kind, label), ...besideOf(to, chain, hops, step)];
  });
}

function besideOf(id: ApiHopId, chain: ApiChain, hops: readonly ApiHop[], step: number): FlowEdge[] {
  const has = (other: ApiHopId) => hops.some((hop) => hop.id === other);
  if (id === "stage" && has("waf"))
    return [edge("stage", "waf", step, "back-channel", "rules of the web ACL")];
  if (id === "authorizer" && has("provider"))
    return [
      edge(
        "authorizer",
        "provider",
        step,
        "back-channel",
        behindLabel[chain.kind] ?? "call of the function, unless its answer is cached",
      ),
    ];
  return [];
}
