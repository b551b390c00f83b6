import "server-only";
import type { Aws } from "../../aws/aws";
import type { Clock } from "../../aws/clock";
import { missingStatement } from "../../format/policy-statement";
import { readActions } from "../../gather/index";
import type { GatherError } from "../../model/gathered";
import type { PermissionReport, PermissionTry } from "../../model/permission-report";
import { identityAction, readIdentity } from "./identity";
import { createTrial, type Trial } from "./trial";
import { type LogWays, logActions, missingForLogs, tryLogs } from "./try-logs";
import { tryReads } from "./try-reads";

/** Milliseconds for all attempts together: the slowest service takes one call a second. */
const DEADLINE_MS = 15_000;

/** Where to try: a configured account by its position, and one of its Regions. */
export interface TrialPlace {
  readonly account: number;
  readonly region: string;
}

/**
 * Tries each reading action once with the role of an account, and what counting access logs needs where that is allowed.
 * Nothing is changed, and nothing that was read is kept.
 */
export async function reportPermissions(
  aws: Aws,
  place: TrialPlace,
  clock: Pick<Clock, "now">,
  logs: LogWays,
): Promise<PermissionReport> {
  const session = aws.session(AbortSignal.timeout(DEADLINE_MS));
  const identity = await readIdentity(aws, place.account, session);
  const trial = createTrial(session, place);
  // Credentials that do not work refuse everything: once is enough.
  const asked = identity.state === "ok";
  // Of its own: what it asks of load balancers has been tried already, and nothing of that is to be overwritten.
  const ofLogs = createTrial(session, place);
  const [logPlace] = asked ? await Promise.all([tryLogs(ofLogs, logs), tryReads(trial)]) : [null];
  const of = (action: string): PermissionTry => {
    if (action === identityAction && asked) return { action, outcome: "allowed", resource: "", why: "" };
    if (!asked) return { action, outcome: "unknown", resource: "", why: identity.error.message };
    const tried = trial.tries().get(action) ?? ofLogs.tries().get(action);
    return tried ?? { action, outcome: "not-tried", resource: "", why: noQuestion };
  };
  const account = asked ? identity.account : (aws.accounts[place.account]?.id ?? "");
  return {
    account,
    region: place.region,
    takenAt: new Date(clock.now()).toISOString(),
    calls: session.calls(),
    tries: [...readActions, ...logActions(logs)].map(of),
    missing: missingStatement(withImplied(trial)),
    missingForLogs: missingForLogs(ofLogs, logs, { account, region: place.region }, logPlace),
  };
}

const noQuestion = "No harmless question is known for it.";

/** AWS checks this one where the web ACL of a resource is asked for, and names either of the two as refused. */
function withImplied(trial: Trial): GatherError[] {
  const refused = trial.refusals();
  const ofWebAcl = refused.filter(({ operation }) => operation === "wafv2:GetWebACLForResource");
  return [...refused, ...ofWebAcl.map((error) => ({ ...error, operation: "wafv2:GetWebACL" }))];
}
