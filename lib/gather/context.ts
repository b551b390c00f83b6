import "server-only";
import type { Answer } from "../aws/answer";
import type { Aws, AwsSession } from "../aws/aws";
import { type Clock, deadlineSignal } from "../aws/clock";
import { getCallerIdentity } from "../aws/operations/sts";
import type { Place } from "../aws/place";
import { type Gathered, ok, skipped } from "../model/gathered";
import type { Outbound } from "../outbound";

export const actions = [getCallerIdentity.action];

/** What the gatherers of one request share. */
export interface GatherContext {
  readonly aws: Aws;
  readonly session: AwsSession;
  readonly outbound: Outbound;
  readonly clock: Clock;
  /** The operator lets an app client's secret be read and offered to its own token endpoint. */
  readonly probesTokenEndpoint: boolean;
  /** Ends every read: the deadline has passed, or nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface GatherSettings {
  readonly aws: Aws;
  readonly outbound: Outbound;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Milliseconds for all reads of AWS together. */
  readonly deadlineMs?: number;
  /** Nobody waits for it: what somebody waits for is asked first. */
  readonly patient?: boolean;
  /** Absent: no. */
  readonly probesTokenEndpoint?: boolean;
}

/** Long enough to sit out a spell of throttling, short enough for somebody who waits for a page. */
const DEADLINE_MS = 12_000;

/** A context for one request. `aws` and `outbound` outlive it. */
export function createGatherContext(settings: GatherSettings): GatherContext {
  const { aws, outbound, clock, probesTokenEndpoint = false } = settings;
  const deadline = deadlineSignal(clock, settings.deadlineMs ?? DEADLINE_MS).signal;
  const signal = settings.signal ? AbortSignal.any([deadline, settings.signal]) : deadline;
  return {
    aws,
    outbound,
    clock,
    probesTokenEndpoint,
    signal,
    session: aws.session(signal, settings.patient ?? false),
  };
}

/** Every configured account and Region. */
export function allPlaces(aws: Pick<Aws, "accounts">): Place[] {
  return aws.accounts.flatMap(({ regions }, account) => regions.map((region) => ({ account, region })));
}

/**
 * Where resources of an account are read, by its id. Skipped where the account is not configured; failed where it
 * cannot be told whose account the credentials belong to.
 */
export async function placeOfAccount(
  ctx: GatherContext,
  id: string,
  region: string,
): Promise<Gathered<Place>> {
  const named = ctx.aws.accounts.findIndex((account) => account.id === id);
  if (named !== -1) {
    const checked = await ctx.aws.accountId(named, ctx.session);
    return isRefused(checked) ? checked : ok({ account: named, region });
  }
  const unnamed = ctx.aws.accounts.findIndex((account) => account.id === undefined);
  if (unnamed !== -1) {
    const own = await ctx.aws.accountId(unnamed, ctx.session);
    if (own.state === "failed") return own;
    if (own.value === id) return ok({ account: unnamed, region });
  }
  return skipped(`account ${id} is not configured`);
}

/** The credentials themselves are at fault: asking for anything else with them would only say so again. */
export function isRefused(answer: Answer<unknown>): answer is Extract<Answer<unknown>, { state: "failed" }> {
  return (
    answer.state === "failed" && (answer.error.code === "credentials" || answer.error.code === "clock-skew")
  );
}
