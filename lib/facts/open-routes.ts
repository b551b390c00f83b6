import type { AuthChain } from "../model/chain";
import type { Listener, Rule } from "../model/load-balancer";
import type { OpenRoute, OpenRoutes } from "../model/panels";
import { albChainId } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import { authenticatingAction, coversHost } from "../routing/index";
import { forwardOf, sharedTargetGroups } from "./forwards";
import { isTaken, ruleForHost } from "./rule-for-host";
import { actionWords, conditionWords } from "./rule-words";
import { sharesHost } from "./shares-host";
import { signInOf } from "./sign-in-of-rule";
import { whyNotRead } from "./why-not-read";

/**
 * Every rule of the load balancer that answers a host of the chain without a sign-in, as far as requests reach it.
 * Those that give away the chain's own targets come first. Null: the chain's own rule is open, or was not read.
 */
export function openRoutes(snapshot: Snapshot, chain: AuthChain): OpenRoutes | null {
  const { listeners, rules } = snapshot.artifacts;
  const ofListener = rules[chain.listenerArn];
  const guarded = ofListener?.state === "ok" ? ofListener.value[chain.ruleIndex] : undefined;
  if (chain.kind === "alb-open" || !guarded || listeners.state !== "ok") return null;
  const routes: OpenRoute[] = [];
  const gaps: string[] = [];
  for (const listener of listeners.value) {
    const gathered = rules[listener.ListenerArn];
    if (gathered?.state !== "ok") {
      const why = gathered ? whyNotRead(gathered) : "Not read.";
      gaps.push(`Rules of ${nameOf(listener)}: ${why}`);
      continue;
    }
    for (const [index, rule] of gathered.value.entries()) {
      const way = wayThrough(rule);
      if (way === null || !sharesHost(guarded, rule)) continue;
      const reached = reachedHosts(gathered.value, index, rule, chain);
      if (reached === null) continue;
      const own = listener.ListenerArn === chain.listenerArn;
      routes.push({
        chain: albChainId(snapshot.scope, listener.ListenerArn, rule.RuleArn),
        listener: nameOf(listener),
        rule: rule.IsDefault ? "default rule" : `rule ${rule.Priority}`,
        place: own ? placeOf(index, chain.ruleIndex) : "other-listener",
        conditions: conditionWords(rule),
        action: actionWords(rule.Actions.at(-1)),
        reaches: reachOf(rule, guarded),
        hosts: reached.length < chain.hosts.length ? reached : [],
        ...(way === "" ? {} : { note: way }),
      });
    }
  }
  return { routes: routes.toSorted((a, b) => rank(a) - rank(b)), gaps };
}

function placeOf(index: number, own: number): OpenRoute["place"] {
  if (index === own) return "own";
  return index < own ? "before" : "after";
}

/** How a request gets through without a sign-in; "": nothing asks for one. Null: a sign-in or a token is asked for. */
function wayThrough(rule: Rule): string | null {
  if (authenticatingAction(rule) === undefined) return "";
  return signInOf(rule.Actions)?.onUnauthenticated === "allow"
    ? "It signs users in, and lets those through who are not (OnUnauthenticatedRequest is allow)."
    : null;
}

/**
 * The hosts of the chain for which requests reach the rule; empty where only patterns, or any host, are in question.
 * Null: earlier rules of its listener take all that it would take.
 */
function reachedHosts(rules: readonly Rule[], index: number, rule: Rule, chain: AuthChain): string[] | null {
  if (isTaken(rules, index, rule)) return null;
  const hosts = chain.hosts.filter(
    (host) => coversHost(rule, host) !== "never" && !isTaken(rules, index, ruleForHost(rule, host)),
  );
  const onlyNamed = chain.hosts.length > 0 && chain.hostPatterns.length === 0;
  return onlyNamed && hosts.length === 0 ? null : hosts;
}

function reachOf(rule: Rule, guarded: Rule): OpenRoute["reaches"] {
  if (sharedTargetGroups(rule, guarded).length > 0) return "same-targets";
  return forwardOf(rule) ? "other-targets" : "no-target";
}

function rank({ reaches }: OpenRoute): number {
  return ["same-targets", "other-targets", "no-target"].indexOf(reaches);
}

function nameOf({ Protocol, Port }: Listener): string {
  return `${Protocol}:${Port}`;
}
