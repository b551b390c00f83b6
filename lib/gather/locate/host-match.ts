import "server-only";
import type { RuleCondition } from "../../model/load-balancer";
import type { Scope } from "../../model/scope";
import { readCondition } from "../../routing/alb-condition";
import { hostDialect, isLiteral, parseGlob } from "../../routing/alb-pattern";
import { matchCondition } from "../../routing/match-condition";
import { browserRequest } from "../../routing/request-target";
import type { HostIndex } from "./host-index";

/** How well the rules of a load balancer fit a host: named outright, by a wildcard, perhaps by an expression. */
export type HostFit = "named" | "pattern" | "expression" | "none";

const order: readonly HostFit[] = ["named", "pattern", "expression", "none"];

export function hostFit(conditions: readonly RuleCondition[], host: string): HostFit {
  const fits = conditions.map((condition) => fitOf(condition, host));
  return order.find((fit) => fits.includes(fit)) ?? "none";
}

function fitOf(raw: RuleCondition, host: string): HostFit {
  const condition = readCondition(raw);
  if (condition.field !== "host-header") return "none";
  if (condition.values.some((value) => value.toLowerCase() === host.toLowerCase())) return "named";
  const { outcome } = matchCondition(condition, browserRequest({ scheme: "https", host }));
  if (outcome === "miss") return "none";
  return outcome === "hit" && condition.values.length > 0 ? "pattern" : "expression";
}

/** The load balancers whose rules fit a host best, and how well. */
export function bestFits(
  { loadBalancers }: HostIndex,
  host: string,
): { fit: HostFit; scopes: readonly Scope[] } {
  const rated = loadBalancers.map(({ scope, conditions }) => ({ scope, fit: hostFit(conditions, host) }));
  const fit = order.find((each) => each !== "none" && rated.some((one) => one.fit === each)) ?? "none";
  return { fit, scopes: fit === "none" ? [] : rated.flatMap((one) => (one.fit === fit ? [one.scope] : [])) };
}

/** Hosts that rules name outright. */
export function namedHosts({ loadBalancers }: HostIndex): string[] {
  const values = loadBalancers.flatMap(({ conditions }) =>
    conditions.flatMap((raw) => {
      const condition = readCondition(raw);
      return condition.field === "host-header" ? condition.values : [];
    }),
  );
  const names = values.filter((value) => isLiteral(parseGlob(value, hostDialect)));
  return [...new Set(names.map((name) => name.toLowerCase()))];
}
