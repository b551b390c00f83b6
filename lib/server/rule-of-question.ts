import "server-only";
import { deriveChains } from "../facts/chains";
import type { AuthChain } from "../model/chain";
import type { Resolution } from "../model/diagnosis";
import type { Snapshot } from "../model/snapshot";
import { resolveAlb } from "../routing/index";
import type { Question } from "./read-parameters";

/** The rule that a question is about: the one that the simulator chooses, or the one that names the client. */
export function ruleFor(
  snapshot: Snapshot,
  { request, clientId }: Question,
): { ruleArn?: string; steps: Resolution["steps"] } {
  const { listeners, rules } = snapshot.artifacts;
  if (clientId !== undefined) {
    const chain = deriveChains(snapshot).find((candidate) => namesClient(snapshot, candidate, clientId));
    return chain ? { ruleArn: chain.ruleArn, steps: [] } : { steps: [] };
  }
  if (listeners.state !== "ok") {
    const why = listeners.state === "failed" ? listeners.error.message : listeners.reason;
    return {
      steps: [{ what: "Listeners", outcome: "may", detail: `The listeners could not be read: ${why}` }],
    };
  }
  const resolved = resolveAlb({ listeners: listeners.value, rules, request });
  const ruleArn = resolved.rule?.RuleArn;
  return { steps: [...resolved.steps], ...(ruleArn === undefined ? {} : { ruleArn }) };
}

function namesClient(snapshot: Snapshot, chain: AuthChain, clientId: string): boolean {
  if (chain.client?.clientId === clientId) return true;
  const rules = snapshot.artifacts.rules[chain.listenerArn];
  const action = rules?.state === "ok" ? rules.value[chain.ruleIndex]?.Actions[chain.actionIndex] : undefined;
  return action?.Type === "authenticate-oidc" && action.AuthenticateOidcConfig.ClientId === clientId;
}
