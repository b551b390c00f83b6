import type { AuthChain } from "../model/chain";
import type { FlowEdge } from "../model/flow-graph";

type Kind = FlowEdge["kind"];

export function edge(
  from: FlowEdge["from"],
  to: FlowEdge["to"],
  step: number,
  kind: Kind,
  label: string,
): FlowEdge {
  return { from, to, step, kind, label };
}

const enter = (word: string): FlowEdge[] => [
  edge("browser", "listener", 1, "front-channel", word),
  edge("listener", "rule", 2, "front-channel", "first rule whose conditions match"),
];

/**
 * The steps of https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html,
 * or of token validation (listener-verify-jwt.html beside it).
 */
export function edgesOf(chain: Pick<AuthChain, "kind">): FlowEdge[] {
  switch (chain.kind) {
    case "alb-cognito":
    case "alb-oidc":
      return [
        ...enter("request without a session cookie"),
        edge("rule", "authenticate", 3, "front-channel", "authenticate action"),
        edge("authenticate", "authorize", 4, "front-channel", "302 to the identity provider"),
        edge("authorize", "callback", 5, "front-channel", "302 back with code and state"),
        edge("callback", "token", 6, "back-channel", "code for tokens, at most 5 s"),
        edge("token", "userinfo", 7, "back-channel", "access token for claims, at most 5 s and 11 KB"),
        edge("userinfo", "session", 8, "back-channel", "claims"),
        edge("session", "target", 9, "forward", "request with x-amzn-oidc headers"),
      ];
    case "alb-jwt":
      return [
        ...enter("request with a bearer token"),
        edge("rule", "authenticate", 3, "front-channel", "jwt-validation action"),
        edge("authenticate", "token", 4, "back-channel", "public keys, at most 5 s and 150 KB"),
        edge("authenticate", "target", 5, "forward", "request as it came"),
      ];
    case "alb-open":
      return [...enter("request"), edge("rule", "target", 3, "forward", "no sign-in")];
  }
}
