import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { loadConfig } from "../../lib/server/config/index";
import { engineOf } from "../../lib/server/index";
import { startSandbox } from "../sandbox/start";
import { cognitoWorld } from "../scenarios/build-cognito";
import { mergeWorlds } from "../scenarios/build-merge";
import { type Figure, figure, median } from "./figure";

const url = "https://bench-1.example.com/";
const delayMs = 50;

/** An account of so many load balancers, each with a Cognito chain of its own; page sizes are AWS's. */
async function account(loadBalancers: number) {
  const worlds = Array.from({ length: loadBalancers }, (_, index) => cognitoWorld(`bench-${index + 1}`));
  const sandbox = await startSandbox({ world: mergeWorlds(worlds) });
  for (const [name, value] of Object.entries(sandbox.environment)) process.env[name] = value;
  const config = loadConfig(process.env, (path) => readFileSync(path, "utf8"));
  return { sandbox, engine: () => engineOf(config) };
}

async function verdict(
  engine: ReturnType<typeof engineOf>,
  fresh = false,
): Promise<{ calls: number; ms: number }> {
  const begun = performance.now();
  const outcome = await engine.diagnose({ url, fresh });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const ms = performance.now() - begun;
  const { first, complete } = outcome;
  await complete;
  if (first.resolution.chain === null) throw new Error(`no chain: ${first.summary}`);
  return { calls: first.snapshot.calls, ms };
}

/** Milliseconds of a single call under the same delay, by the same SDK. */
async function oneCall(sts: STSClient): Promise<number> {
  const begun = performance.now();
  await sts.send(new GetCallerIdentityCommand({}));
  return performance.now() - begun;
}

/** AWS calls and waves to the verdict of one cold URL, and the time of a warm one. */
export async function diagnoseFigures(): Promise<Figure[]> {
  const one = await account(1);
  const alone = await verdict(one.engine());
  await one.sandbox.close();
  const fifty = await account(50);
  try {
    const engine = fifty.engine();
    const sts = new STSClient({ region: "eu-west-1" });
    const cold = await verdict(engine);
    fifty.sandbox.aws.faults.set("*", { kind: "delay", ms: delayMs });
    // Nothing of the account is at hand, but the process is warm: loading the SDK is no wave.
    const slow: number[] = [];
    const calls: number[] = [];
    for (let index = 0; index < 7; index += 1) {
      slow.push((await verdict(engine, true)).ms);
      calls.push(await oneCall(sts));
    }
    fifty.sandbox.aws.faults.clear();
    await verdict(engine, true);
    const again: number[] = [];
    for (let index = 0; index < 51; index += 1) again.push((await verdict(engine)).ms);
    return [
      figure("diagnose-cold-calls", cold.calls, "calls", { "calls with one load balancer": alone.calls }),
      figure("diagnose-cold-waves", median(slow), "ms", { "one call": median(calls) }),
      figure("diagnose-warm", median(again), "ms", { "cold, calls without delay": cold.ms }),
    ];
  } finally {
    await fifty.sandbox.close();
  }
}
