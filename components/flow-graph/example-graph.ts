import type { HopId } from "@/lib/model/finding";
import type { FlowEdge, FlowGraph, FlowNode, HopStatus } from "@/lib/model/flow-graph";

const places: readonly [HopId, string, string, "front" | "back", number][] = [
  ["browser", "Browser", "app.example.com", "front", 1],
  ["listener", "Listener", "HTTPS:443", "front", 2],
  ["rule", "Rule", "rule 10", "front", 3],
  ["authenticate", "Authenticate", "Cognito", "front", 4],
  ["authorize", "Authorize", "acme-login.auth.eu-west-1.amazoncognito.com", "front", 5],
  ["callback", "Callback", "/oauth2/idpresponse", "front", 6],
  ["token", "Token endpoint", "acme-login.auth.eu-west-1.amazoncognito.com", "back", 6],
  ["userinfo", "Userinfo endpoint", "acme-login.auth.eu-west-1.amazoncognito.com", "back", 7],
  ["session", "Session", "AWSELBAuthSessionCookie", "front", 7],
  ["target", "Target", "web", "front", 8],
];

const steps: readonly [HopId, HopId, FlowEdge["kind"]][] = [
  ["browser", "listener", "front-channel"],
  ["listener", "rule", "front-channel"],
  ["rule", "authenticate", "front-channel"],
  ["authenticate", "authorize", "front-channel"],
  ["authorize", "callback", "front-channel"],
  ["callback", "token", "back-channel"],
  ["token", "userinfo", "back-channel"],
  ["userinfo", "session", "back-channel"],
  ["session", "target", "forward"],
];

/** A sign-in of ten hops for tests, with the statuses given; the rest pass. */
export function exampleGraph(statuses: Partial<Record<HopId, HopStatus>> = {}): FlowGraph {
  return {
    nodes: places.map(
      ([id, title, name, lane, column]): FlowNode => ({
        id,
        title,
        name,
        lane,
        column,
        status: statuses[id] ?? "passes",
        details: [],
      }),
    ),
    edges: steps.map(([from, to, kind], index) => ({
      from,
      to,
      kind,
      step: index + 1,
      label: `${from} to ${to}`,
      failsWith: "561",
    })),
  };
}
