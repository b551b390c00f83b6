import { createAws, systemClock } from "../../../lib/gather";
import type { Outbound } from "../../../lib/outbound";
import { REFUSED_MESSAGE } from "../../../lib/outbound/refusal";
import { createEngine, type Engine } from "../../../lib/server/engine";
import { createLiveTargets } from "../../../lib/server/keys/live-targets";
import {
  createPublicKeys,
  type KeySetOutcome,
  type PemOutcome,
  type PublicKeys,
} from "../../../lib/server/keys/public-keys";
import type { DiagnoseOutcome } from "../../../lib/server/outcome";
import { ACCOUNT, REGION } from "../../scenarios/build-ids";
import { outcomesIn } from "./probe-outcomes";
import { type Led, PLACES, type Place } from "./refused-world";

/** The sandbox counts no calls, so the budgets of AWS may fill quickly. */
const FASTER = 50;
const newAws = (region: string) =>
  createAws([{ id: ACCOUNT, regions: [region] }], {
    clock: { ...systemClock, now: () => Date.now() * FASTER },
  });

/** A dashboard that has read nothing yet, and may ask token endpoints as well. */
export const newEngine = (outbound: Outbound, region = REGION): Engine =>
  createEngine({ aws: newAws(region), outbound, clock: systemClock, probesTokenEndpoint: true });

/** Gives key readers that have asked for nothing yet, on one reading of the configuration. */
export function keyReaders(outbound: Outbound): () => PublicKeys {
  const live = createLiveTargets({ aws: newAws(REGION), outbound, clock: systemClock });
  return () => createPublicKeys(live, { outbound, now: () => Date.now() });
}

/** What one rule, or one URL, came to. */
export type Came = Pick<Led, "place" | "kind" | "url"> & { readonly outcomes: readonly string[] };

const came = ({ place, kind, url }: Led, outcomes: readonly string[]): Came => ({
  place,
  kind,
  url,
  outcomes,
});

async function inTurn<T, R>(items: readonly T[], action: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await action(item));
  return results;
}

const TURNS: readonly Place[] = ["oidc", "jwt", "published"];
const ONE_IN = 5;

/** Each target at one place and some at another, `shift` saying which; the allowed one of every place, first. */
export function onePlaceEach(led: readonly Led[], shift: number): Led[] {
  return PLACES.flatMap((place) => {
    const turn = TURNS.indexOf(place);
    const isChosen = (index: number) =>
      turn === -1 ? (index + shift) % ONE_IN === 0 : (index + shift) % TURNS.length === turn;
    return led
      .filter((one) => one.place === place)
      .filter(({ kind }, index) => kind === null || isChosen(index));
  });
}

/** Probes are rated for each dashboard, so each load balancer has one of its own. */
export async function bySnapshot(engine: () => Engine, led: readonly Led[]): Promise<Came[]> {
  const scopes = [...new Set(led.map(({ scope }) => scope))];
  const all = await inTurn(scopes, async (scope) => {
    const read = await engine().snapshot(scope);
    if (!read.ok) throw new Error(read.problem.message);
    return led.filter((one) => one.scope === scope).map((one) => came(one, outcomesIn(read.snapshot, one)));
  });
  return all.flat();
}

/**
 * Diagnoses, as `<check> <status>` of those checks that the allowed provider's answer settles; `worded` where the
 * guard's wording is shown. The allowed one of a place comes first.
 */
async function byDiagnosis(
  led: readonly Led[],
  ask: (one: Led) => Promise<DiagnoseOutcome>,
): Promise<Came[]> {
  const telling = new Map<string, readonly string[]>();
  return inTurn(led, async (one) => {
    const outcome = await ask(one);
    if (!outcome.ok) return came(one, [outcome.problem.code]);
    const { findings } = await outcome.complete;
    const probed = findings.filter(({ evidence }) => evidence.some(({ type }) => type === "probe"));
    if (one.kind === null)
      telling.set(
        one.place,
        probed.map(({ check }) => check),
      );
    const statuses = findings
      .filter(({ check }) => telling.get(one.place)?.includes(check))
      .map(({ check, status }) => `${check} ${status}`);
    const isWorded = findings.some(({ because }) => because?.includes(REFUSED_MESSAGE));
    return came(one, isWorded ? [...statuses, "worded"] : statuses);
  });
}

export const byChain = (engine: Engine, led: readonly Led[]): Promise<Came[]> =>
  byDiagnosis(led, ({ chain }) => engine.diagnoseChain(chain, { fresh: false }));

export const byRequest = (engine: Engine, led: readonly Led[]): Promise<Came[]> =>
  byDiagnosis(led, ({ request }) => engine.diagnose({ url: request }));

/** Each target is itself the URL that somebody brings. */
export const byUrl = (engine: Engine, urls: readonly string[]): Promise<string[]> =>
  inTurn(urls, async (url) => {
    const outcome = await engine.diagnose({ url });
    return outcome.ok ? (await outcome.complete).answer : outcome.problem.code;
  });

export const byKeys = ({ ofChain }: PublicKeys, led: readonly Led[]): Promise<Came[]> =>
  inTurn(led, async (one) => came(one, [saidOf(await ofChain(one.chain))]));

/** `keys`, `refused` in the guard's one wording, or the message. */
export function saidOf(outcome: KeySetOutcome | PemOutcome): string {
  if (outcome.ok) return "keys";
  const { message } = outcome.problem;
  if (message.includes(REFUSED_MESSAGE)) return "refused";
  return message;
}
