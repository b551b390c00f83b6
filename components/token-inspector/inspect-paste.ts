import type { TargetOfChain } from "@/lib/facts/token-targets";
import { inspectToken, type KeyAnswer, type KeySource, type TokenTarget } from "@/lib/jwt";
import { guessTarget } from "./guess-target";
import type { Choice, Inspected, WantedKeys } from "./protocol";
import { sentTo } from "./sent-to";

/** Tokens of one paste that are judged one by one. */
const MOST_TOKENS = 8;

interface PasteParts {
  readonly targets: readonly TargetOfChain[];
  /** Keys at hand, by place. Nothing is fetched here. */
  readonly keys: ReadonlyMap<string, KeyAnswer>;
}

/**
 * Judges a paste against the target chosen, or the one guessed, with the keys at hand; what is missing is said in
 * `wanted`. Runs in the worker, which has no network.
 */
export async function inspectPaste(
  text: string,
  choice: Choice,
  now: Date,
  { targets, keys }: PasteParts,
): Promise<Inspected> {
  const live = await liveTarget(text, choice, now, targets);
  const target = choice.type === "hand" ? choice.hand.target : live?.target;
  const wanted = new Map<string, WantedKeys>();
  let keyPlace: WantedKeys | null = null;
  const source: KeySource = {
    fetch: async (url) => {
      if (choice.type === "hand" && choice.hand.keys.trim() !== "") {
        return { status: 200, body: choice.hand.keys };
      }
      const place = placeOf(url, live, target);
      keyPlace ??= place;
      const answer = place && keys.get(place.place);
      if (answer) return answer;
      if (place) wanted.set(place.place, place);
      return { status: 0, body: "", because: "the public keys are being fetched" };
    },
  };
  const inspection = await inspectToken(text, { target, keys: source, now });
  const each =
    inspection.tokens.length < 2
      ? []
      : await Promise.all(
          inspection.tokens
            .slice(0, MOST_TOKENS)
            .map((token) => inspectToken(token.text, { target, keys: source, now })),
        );
  return {
    inspection,
    live: live ?? null,
    guessed: choice.type === "guess",
    each,
    wanted: [...wanted.values()],
    keyPlace,
  };
}

async function liveTarget(
  text: string,
  choice: Choice,
  now: Date,
  targets: readonly TargetOfChain[],
): Promise<TargetOfChain | undefined> {
  if (choice.type === "live") return targets.find(({ id }) => id === choice.id);
  if (choice.type !== "guess" || targets.length === 0) return undefined;
  return guessTarget(await inspectToken(text, { now }), targets, sentTo(text));
}

function placeOf(
  url: string,
  live: TargetOfChain | undefined,
  target: TokenTarget | undefined,
): WantedKeys | null {
  if (target === undefined) return null;
  const chain = live?.chain;
  return { place: `${chain ?? "by hand"} ${url}`, url, target, chain };
}
