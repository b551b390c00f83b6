import "server-only";
import type { GatherError } from "../../model/gathered";
import type { Attempt } from "./attempt";
import type { HostIndex } from "./host-index";
import { bestFits, type HostFit, namedHosts } from "./host-match";
import { listed, step, unreadStep } from "./step";

const WHAT = "Listener rules that name the host";

const how: Readonly<Record<Exclude<HostFit, "none">, string>> = {
  named: "names the host",
  pattern: "matches the host by a wildcard",
  expression: "may match the host by a regular expression",
};

/** Chooses among load balancers by the host conditions of their rules. */
export function locateByRules(index: HostIndex, host: string): Attempt {
  const errors = oneOfEachKind(index.errors);
  const steps = errors.map((error) => unreadStep(WHAT, error));
  const { fit, scopes } = bestFits(index, host);
  const hosts = namedHosts(index);
  if (fit === "none") {
    const detail = `Of ${index.loadBalancers.length} load balancers whose rules were read, none names ${host}.`;
    return { steps: [...steps, step("miss", WHAT, detail)], errors, scopes: [], hosts };
  }
  const names = listed(scopes.map(({ name, region }) => `${name} in ${region}`));
  if (scopes.length > 1) {
    const detail = `Rules of several load balancers fit ${host}: ${names}. Which of them is meant cannot be told from the URL.`;
    return { steps: [...steps, step("may", WHAT, detail)], errors, scopes, hosts };
  }
  const outcome = fit === "expression" ? "may" : "hit";
  return { steps: [...steps, step(outcome, WHAT, `A rule of ${names} ${how[fit]}.`)], errors, scopes, hosts };
}

/** A time limit or a missing permission meets every load balancer alike. */
function oneOfEachKind(errors: readonly GatherError[]): GatherError[] {
  return [
    ...new Map(errors.toReversed().map((error) => [`${error.code} ${error.operation}`, error])).values(),
  ];
}
