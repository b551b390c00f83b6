import "server-only";
import type { Aws } from "../gather/index";
import { parseChainId, type Scope } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import { type Problem, refuse } from "./outcome";

export const badChain: Problem = {
  code: "bad-chain",
  message: "This is no chain id.",
  wayOut:
    "Take it from the list of chains: alb/account/region/name/id/listener/rule, rest/account/region/id/stage/METHOD/path or http/account/region/id/stage/route.",
  understood: [],
};

/** Where a chain id of a load balancer, or its beginning, leads. */
type PlaceOfId =
  | { ok: true; scope: Scope; listenerId: string | undefined; ruleId: string | undefined }
  | { ok: false; problem: Problem };

/** A scope from outside is looked up only where it is configured: nothing else is ever asked. */
export function placeOf(aws: Aws, id: string): PlaceOfId {
  const parsed = parseChainId(id);
  if (!parsed) return refuse(badChain);
  const { scope, listenerId, ruleId } = parsed;
  const problem = notConfigured(aws, scope, `load balancer ${scope.name}`);
  return problem ? refuse(problem) : { ok: true, scope, listenerId, ruleId };
}

/** Null: the account and Region are configured. */
export function notConfigured(
  aws: Aws,
  { account: id, region }: Pick<Scope, "account" | "region">,
  what: string,
): Problem | null {
  const configured = aws.accounts.some(
    (account) => (account.id === undefined || account.id === id) && account.regions.includes(region),
  );
  if (configured) return null;
  return {
    code: "not-configured",
    message: `Account ${id} in ${region} is not configured here.`,
    wayOut: "Add it to the accounts of the configuration, or open the dashboard that has it.",
    understood: [what],
  };
}

/** What is said of a rule that the snapshot does not have. */
export function missingChain(snapshot: Snapshot, what: string): Problem {
  const { scope, errors } = snapshot;
  const [error] = errors;
  const gone = error === undefined || error.code === "not-found";
  return {
    code: gone ? "not-found" : "not-read",
    message: gone
      ? `Load balancer ${scope.name} has no rule ${what}, or is gone.`
      : `The rules of load balancer ${scope.name} could not be read: ${error.operation}: ${error.message}`,
    wayOut: gone
      ? "Open the list of chains: the rule may have been replaced."
      : `Allow ${error.operation} for the role in use.`,
    understood: [`account ${scope.account}`, `Region ${scope.region}`, `load balancer ${scope.name}`],
  };
}
