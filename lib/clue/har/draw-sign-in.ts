import { edgesOf } from "../../graph/edges";
import { hopsOf } from "../../graph/hops";
import type { AlbHopId } from "../../model/finding";
import type { FlowGraph, FlowNode, HopStatus } from "../../model/flow-graph";
import { byTime, type Exchange, placeText } from "./exchange";
import type { HarFinding } from "./har-finding";
import { madeSession } from "./session-findings";
import type { SignIn } from "./sign-ins";

/** A request of the story, and the hop of the graph that it belongs to. */
export interface HarStep {
  readonly hop: AlbHopId;
  readonly exchange: Exchange;
}

/** The requests of a sign-in in the order in which they were made. */
export function stepsOf({ start, provider, callbacks, after }: SignIn): readonly HarStep[] {
  const step = (hop: AlbHopId) => (exchange: Exchange) => ({ hop, exchange });
  return [
    ...(start === null ? [] : [step("authenticate")(start)]),
    ...provider.map(step("authorize")),
    ...callbacks.map(step("callback")),
    ...after.map(step("target")),
  ].sort((one, other) => byTime(one.exchange, other.exchange));
}

/**
 * One browser's sign-in on the flow graph. A browser sees the front channel alone: that the back channel passed is
 * known from a callback that made a session, and from nothing else.
 */
export function drawSignIn(signIn: SignIn, findings: readonly HarFinding[]): FlowGraph {
  const hops = hopsOf("alb-oidc");
  const statuses = statusesOf(signIn);
  let stopped = false;
  const nodes = hops.map((hop): FlowNode => {
    const worst = findings.find((finding) => finding.hop === hop.id);
    const own: HopStatus = worst ? (worst.certainty === "proven" ? "fails" : "likely") : statuses[hop.id];
    const status = stopped && worst === undefined && own !== "passes" ? "not-reached" : own;
    stopped ||= own === "fails";
    return {
      ...hop,
      name: nameOf(hop.id, signIn),
      status,
      ...(worst === undefined ? {} : { worst: worst.id }),
      details: [],
    };
  });
  const edges = edgesOf({ kind: "alb-oidc" }).map((edge) => {
    const worst = findings.find((finding) => finding.hop === edge.to);
    return worst === undefined ? edge : { ...edge, failsWith: seenAs(worst) };
  });
  return { nodes, edges };
}

function seenAs({ leadsTo, evidence: [first] }: HarFinding): string {
  return leadsTo.reason ?? String(leadsTo.status ?? first.status);
}

function statusesOf(signIn: SignIn): Record<AlbHopId, HopStatus> {
  const { start, provider, callbacks, after } = signIn;
  const callback = callbacks.at(-1);
  const session = madeSession(signIn);
  const began: HopStatus = start === null ? "unknown" : "passes";
  const lastPage = after.findLast(({ status }) => status !== 0 && (status < 300 || status >= 400));
  const signedIn: HopStatus = session ? "passes" : callback ? "unknown" : "not-reached";
  return {
    browser: "passes",
    listener: began,
    rule: began,
    authenticate: began,
    authorize: callback ? "passes" : provider.length > 0 ? "unknown" : "not-reached",
    callback: signedIn,
    token: signedIn,
    userinfo: signedIn,
    session: lastPage ? "passes" : session ? "unknown" : "not-reached",
    target: lastPage ? "passes" : session ? "unknown" : "not-reached",
  };
}

function nameOf(hop: AlbHopId, signIn: SignIn): string {
  const { start, provider, callbacks, after } = signIn;
  const seen = (exchange: Exchange | undefined | null) =>
    exchange ? placeText(exchange.place) : "not in the file";
  switch (hop) {
    case "browser":
      return "the one of this file";
    case "listener":
      return start?.place.host ?? callbacks[0]?.place.host ?? "not in the file";
    case "rule":
      return "not shown by a browser";
    case "authenticate":
      return seen(start);
    case "authorize":
      return provider[0]?.place.host ?? start?.redirect?.place.host ?? "not in the file";
    case "callback":
      return seen(callbacks.at(-1));
    case "token":
    case "userinfo":
      return "back channel";
    case "session":
      return sessionName(signIn);
    case "target":
      return seen(after.at(-1));
  }
}

function sessionName(signIn: SignIn): string {
  const shards = madeSession(signIn)?.set?.shards ?? [];
  const [first] = shards;
  if (!first) return "not in the file";
  return `${first.name.replace(/-\d+$/, "")} × ${shards.length}`;
}
