import type { ChainKind } from "../model/chain";
import type { AlbHopId } from "../model/finding";
import type { FlowNode } from "../model/flow-graph";

/** A hop with its place, before it is filled in. */
export type Hop = Pick<FlowNode, "title" | "lane" | "column"> & { readonly id: AlbHopId };

const browser: Hop = { id: "browser", title: "Browser", lane: "front", column: 1 };
const listener: Hop = { id: "listener", title: "Listener", lane: "front", column: 2 };
const rule: Hop = { id: "rule", title: "Rule", lane: "front", column: 3 };
const target: Hop = { id: "target", title: "Target", lane: "front", column: 8 };

const signIn: readonly Hop[] = [
  browser,
  listener,
  rule,
  { id: "authenticate", title: "Authenticate action", lane: "front", column: 4 },
  { id: "authorize", title: "Authorization endpoint", lane: "front", column: 5 },
  { id: "callback", title: "Callback", lane: "front", column: 6 },
  { id: "token", title: "Token endpoint", lane: "back", column: 6 },
  { id: "userinfo", title: "Userinfo endpoint", lane: "back", column: 7 },
  { id: "session", title: "Session cookie", lane: "front", column: 7 },
  target,
];

/** Without a sign-in page: the load balancer fetches keys (the back channel) and judges the token itself. */
const tokenValidation: readonly Hop[] = [
  browser,
  listener,
  rule,
  { id: "authenticate", title: "JWT validation", lane: "front", column: 5 },
  { id: "token", title: "Key set", lane: "back", column: 5 },
  target,
];

/** The hops of a chain, in the order in which a request meets them. */
export function hopsOf(kind: ChainKind): readonly Hop[] {
  switch (kind) {
    case "alb-cognito":
    case "alb-oidc":
      return signIn;
    case "alb-jwt":
      return tokenValidation;
    case "alb-open":
      return [browser, listener, rule, target];
  }
}
