import "server-only";
import { createAws, createGatherContext, systemClock } from "../gather/index";
import { createOutbound } from "../outbound/index";
import { budgets } from "./budgets";
import { config, isConfigError } from "./config/index";
import { createSingleFlight } from "./permissions/single-flight";

/** Anybody may ask: all who do within five seconds are told the same. */
const once = createSingleFlight<string[]>(systemClock, 5_000);

/** Whether the configuration can be read and every account's credentials work; one line for each problem. */
export async function readiness(): Promise<{ ready: boolean; problems: string[] }> {
  const problems = await once("ready", problemsNow);
  return { ready: problems.length === 0, problems };
}

async function problemsNow(): Promise<string[]> {
  try {
    const { accounts } = config();
    const clock = systemClock;
    const aws = createAws(accounts, { clock, budgets: budgets() });
    const outbound = createOutbound({ hosts: {}, allow: [] });
    const { session } = createGatherContext({ aws, outbound, clock, deadlineMs: 5000 });
    const answers = await Promise.all(accounts.map((_, index) => aws.accountId(index, session)));
    return answers.flatMap((answer, index) => {
      const name = accounts[index]?.name ?? accounts[index]?.id ?? "the caller's own account";
      return answer.state === "failed" ? [`${name}: ${answer.error.operation}: ${answer.error.message}`] : [];
    });
  } catch (error) {
    if (isConfigError(error)) return [error.message];
    throw error;
  }
}
