import type { AuthChain, ChainKind, ClientOfChain, ProviderOfChain } from "../model/chain";
import type { Action, Listener, Rule } from "../model/load-balancer";
import { albChainId } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import { type AuthenticatingAction, authenticatingAction, ruleHosts } from "../routing/index";
import { oncePer } from "../routing/remembered";
import { parseUserPoolArn } from "./user-pool-arn";

/**
 * Every rule of the snapshot as a chain, in order of listener port and evaluation. A listener whose rules could not
 * be read contributes none: the failure stands in the snapshot.
 */
export const deriveChains = oncePer((snapshot: Snapshot): readonly AuthChain[] => {
  const { listeners, rules } = snapshot.artifacts;
  if (listeners.state !== "ok") return [];
  return listeners.value.flatMap((listener) => {
    const ofListener = rules[listener.ListenerArn];
    if (ofListener?.state !== "ok") return [];
    return ofListener.value.map((rule, index) => chainOfRule(snapshot, listener, rule, index));
  });
});

/** The chain of a rule, found by its ARN; undefined where the snapshot does not hold the rule. */
export function findChain(snapshot: Snapshot, ruleArn: string): AuthChain | undefined {
  return deriveChains(snapshot).find((chain) => chain.ruleArn === ruleArn);
}

function chainOfRule(snapshot: Snapshot, listener: Listener, rule: Rule, ruleIndex: number): AuthChain {
  const action = authenticatingAction(rule);
  const hosts = ruleHosts(rule);
  const { scope } = snapshot;
  const { loadBalancer } = snapshot.artifacts;
  const client = action ? clientOfAction(action) : undefined;
  const provider = action ? providerOfAction(action) : undefined;
  return {
    id: albChainId(scope, listener.ListenerArn, rule.RuleArn),
    kind: action ? kinds[action.Type] : "alb-open",
    root: {
      kind: "load-balancer",
      id: loadBalancer.state === "ok" ? loadBalancer.value.LoadBalancerArn : scope.id,
      name: scope.name,
    },
    listenerArn: listener.ListenerArn,
    port: listener.Port,
    protocol: listener.Protocol,
    ruleArn: rule.RuleArn,
    ruleName: rule.IsDefault ? "default rule" : `rule ${rule.Priority}`,
    priority: rule.Priority,
    ruleIndex,
    actionIndex: action ? rule.Actions.indexOf(action) : -1,
    hosts: hosts.exact,
    hostPatterns: hosts.patterns,
    ...(client ? { client } : {}),
    ...(provider ? { provider } : {}),
  };
}

const kinds: Readonly<Record<AuthenticatingAction["Type"], ChainKind>> = {
  "authenticate-cognito": "alb-cognito",
  "authenticate-oidc": "alb-oidc",
  "jwt-validation": "alb-jwt",
};

function clientOfAction(action: Action): ClientOfChain | undefined {
  if (action.Type !== "authenticate-cognito") return undefined;
  const { UserPoolArn, UserPoolClientId } = action.AuthenticateCognitoConfig;
  const pool = parseUserPoolArn(UserPoolArn);
  return pool ? { ...pool, poolArn: UserPoolArn, clientId: UserPoolClientId } : undefined;
}

function providerOfAction(action: Action): ProviderOfChain | undefined {
  if (action.Type !== "authenticate-oidc") return undefined;
  const config = action.AuthenticateOidcConfig;
  return {
    issuer: config.Issuer,
    authorizationEndpoint: config.AuthorizationEndpoint,
    tokenEndpoint: config.TokenEndpoint,
    userInfoEndpoint: config.UserInfoEndpoint,
  };
}
