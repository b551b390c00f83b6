import "server-only";
import { ok } from "../model/gathered";
import { type Answer, failed } from "./answer";
import type { Budget } from "./budget";
import { type Clock, deadlineSignal } from "./clock";
import { CONNECT_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from "./limits";
import { isClockCorrected, isPassing, mapAwsError } from "./map-error";
import type { Clients, Operation } from "./operation";

export interface AwsCall<Input, Output> {
  readonly operation: Operation<Input, Output>;
  readonly input: Input;
  /** What is asked for, as the error is to name it: ARN or id; "" where there is none. */
  readonly resource: string;
  readonly clients: Clients;
  readonly budget: Budget;
  /** Ends the call and every wait for it: the reader's deadline, or nobody wants it any more. */
  readonly signal: AbortSignal;
  /** Whether the credentials are known to work elsewhere, once that is known. */
  readonly credentialsWork: () => Promise<boolean>;
  /** Nobody waits for it: calls that somebody waits for go first. */
  readonly patient: boolean;
  /** Told of each request that is sent. */
  readonly count: () => void;
}

/** Attempts while AWS throttles, and the first and longest pause between them (milliseconds, halved at random). */
const THROTTLED_ATTEMPTS = 10;
const PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** Attempts where the network or the service fails. */
const BROKEN_ATTEMPTS = 2;
const ATTEMPT_TIMEOUT_MS = CONNECT_TIMEOUT_MS + REQUEST_TIMEOUT_MS;

/** The only place that sends to AWS. Never rejects: every failure is a typed one. */
export async function callAws<Input, Output>(
  call: AwsCall<Input, Output>,
  clock: Clock,
): Promise<Answer<Output>> {
  const { operation, resource, budget, signal, patient } = call;
  const givenUp = failed({
    code: "timed-out",
    operation: operation.action,
    resource,
    message: "The time for reading was over before AWS was asked.",
  });
  let last: Answer<Output> = givenUp;
  for (let attempt = 1; ; attempt += 1) {
    const leave = await budget.enter(signal, patient);
    if (leave === null) return last;
    const sent = await send(call, clock).finally(leave);
    if (sent.answer.state === "ok") {
      budget.succeeded();
      return sent.answer;
    }
    last = sent.answer;
    const throttled = last.error.code === "throttled";
    if (throttled) budget.throttled();
    const attempts = throttled ? THROTTLED_ATTEMPTS : sent.mayPass ? BROKEN_ATTEMPTS : 1;
    if (attempt >= attempts || signal.aborted) return last;
    const pause = Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** (attempt - 1));
    await clock.sleep(pause * (0.5 + clock.random() / 2), signal);
  }
}

/** One attempt. `mayPass`: the failure is of a kind that another attempt may not meet. */
async function send<Input, Output>(
  call: AwsCall<Input, Output>,
  clock: Clock,
): Promise<{ answer: Answer<Output>; mayPass: boolean }> {
  const limit = deadlineSignal(clock, ATTEMPT_TIMEOUT_MS);
  const abortSignal = AbortSignal.any([call.signal, limit.signal]);
  call.count();
  try {
    return {
      answer: ok(await call.operation.send(call.clients, call.input, { abortSignal })) as Answer<Output>,
      mayPass: false,
    };
  } catch (error) {
    const { action } = call.operation;
    const { resource } = call;
    const given = (credentialsWork: boolean) =>
      mapAwsError(error, { action, resource, credentialsWork, now: clock.now() });
    const [work, fail] = [given(true), given(false)];
    // Only where it makes a difference is it waited for.
    const mapped = work.code === fail.code || !(await call.credentialsWork()) ? fail : work;
    return { answer: failed(mapped), mayPass: isPassing(error) || isClockCorrected(error) };
  } finally {
    limit.cancel();
  }
}
