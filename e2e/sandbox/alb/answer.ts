/** From a request to what the load balancer answers. */
import { type Arrival, type Outcome, refuse, urlOf } from "./arrival";
import { authenticateAction } from "./authenticate-action";
import { CALLBACK_PATH } from "./authorization-redirect";
import type { Balancer } from "./balancer-at";
import { finishSignIn } from "./callback";
import { matchRule } from "./match-rule";
import { type Door, runRule } from "./run-rule";
import { isBlocked } from "./web-acl";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const LINE_LIMIT = 16 * 1024;

/** Request line or a single header over 16 K. */
function tooLarge({ target, headerValues }: Arrival): boolean {
  const headers = Object.entries(headerValues).flatMap(([name, values]) =>
    values.map((value) => name + value),
  );
  return target.length > LINE_LIMIT || headers.some((header) => header.length > LINE_LIMIT);
}

export async function answer(
  arrival: Arrival,
  balancer: Balancer,
  listenerArn: string,
  door: Door,
): Promise<Outcome> {
  if (tooLarge(arrival)) return refuse(400, undefined, { actions: [], priority: -1 });
  // Before any rule; what the log then holds as priority is not documented.
  if (isBlocked(balancer, arrival)) return refuse(403, undefined, { actions: ["waf"], priority: 0 });
  const rules = balancer.state.elbv2.rules.filter((rule) => rule.ListenerArn === listenerArn);
  // Every HTTPS listener with an authenticating rule answers the callback itself, before any rule (inferred).
  const authenticates = rules.some((rule) =>
    (rule.Actions ?? []).some((action) => authenticateAction(door.channel.world(), rule, action)),
  );
  const { pathname } = urlOf(arrival);
  if (authenticates && arrival.scheme === "https" && pathname === CALLBACK_PATH) {
    return finishSignIn(arrival, listenerArn, rules, door.channel, door.sealer);
  }
  const rule = matchRule(rules, arrival);
  return rule
    ? runRule(rule, arrival, balancer, door)
    : refuse(500, undefined, { actions: [], priority: -1 });
}
