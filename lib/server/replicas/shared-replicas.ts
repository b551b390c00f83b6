import "server-only";
import { randomUUID } from "node:crypto";
import { alone, type Bucket, type Replicas, type Turn, type TurnOptions } from "./replicas";
import { CHARGE, KEEP_TURN, KEEP_VALUE, LEAVE_TURN, TAKE_TURN } from "./scripts";
import type { Seal } from "./seal";
import type { Store } from "./store";

/** A replica that ends in its turn holds the others up for so long. */
const TURN_MS = 5_000;
/** Whoever has waited so long for a turn goes on without it. */
const WAIT_MS = 30_000;
const LONGEST_PAUSE_MS = 100;

interface Taken {
  readonly version: string;
  readonly leftMs: number;
}

/**
 * Replicas that have a store in common. `boundary` says what only those share who may read the same with the same role;
 * null: it is not known, and nothing is shared.
 */
export function shareBy(store: Store, seal: Seal, boundary: () => Promise<string | null>): Replicas {
  return {
    async inTurn(thing, options, work) {
      const within = await boundary();
      const name = within === null ? null : seal.nameOf(within, thing);
      const token = `${options.patient ? "p" : "e"}${randomUUID()}`;
      const taken = name === null ? null : await takeTurn(store, name, token, options);
      if (name === null || taken === null) return alone.inTurn(thing, options, work);
      const { turn } = keysOf(name);
      const renewal = setInterval(() => {
        void store.ask((commands) =>
          commands.eval(KEEP_TURN, { keys: [turn], arguments: [token, String(TURN_MS)] }),
        );
      }, TURN_MS / 3);
      try {
        return await work(turnAt(store, seal, name, token, taken));
      } finally {
        clearInterval(renewal);
        // What this process asks next comes after it, on the same connection.
        void store.ask((commands) => commands.eval(LEAVE_TURN, { keys: [turn], arguments: [token] }));
      }
    },

    async charge(buckets, cost) {
      const keys = buckets.map((bucket) => keyOfBucket(seal, bucket));
      const most = buckets.map(({ perMinute }) => String(perMinute));
      const wait = await store.ask((commands) =>
        commands.eval(CHARGE, { keys, arguments: [String(cost), ...most] }),
      );
      return Number(wait ?? 0);
    },
  };
}

/** Both in one slot of a cluster. */
const keysOf = (name: string) => ({ value: `authpath:{${name}}`, turn: `authpath:{${name}}:turn` });
/** Buckets that are charged together are in one slot. */
const keyOfBucket = (seal: Seal, { name }: Bucket) => `authpath:{rates}:${seal.nameOf(name)}`;

/** Null: there is no store to ask, or the wait is over. */
async function takeTurn(
  store: Store,
  name: string,
  token: string,
  { anew }: TurnOptions,
): Promise<Taken | null> {
  const { value, turn } = keysOf(name);
  const asking = { keys: [value, turn], arguments: [token, String(TURN_MS), anew ? "1" : "0"] };
  const until = performance.now() + WAIT_MS;
  for (let pause = 5; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    const reply = await store.ask((commands) => commands.eval(TAKE_TURN, asking));
    if (!Array.isArray(reply)) return null;
    const [taken, version, leftMs] = reply as unknown[];
    if (taken === 1) return { version: String(version), leftMs: Number(leftMs) };
    if (performance.now() > until) return null;
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)));
  }
}

function turnAt(store: Store, seal: Seal, name: string, token: string, { version, leftMs }: Taken): Turn {
  const { value, turn } = keysOf(name);
  return {
    async otherThan(known) {
      if (version === "" || version === known || leftMs <= 0) return null;
      const sealed = await store.ask((commands) => commands.hGet(value, "d"));
      const text = typeof sealed === "string" ? await seal.open(name, sealed) : null;
      return text === null ? null : { version, value: JSON.parse(text), leftMs };
    },
    async keep(content, ms) {
      const text = JSON.stringify(content);
      const next = seal.versionOf(text);
      if (next === version) return version;
      const sealed = await seal.seal(name, text);
      const kept = await store.ask((commands) =>
        commands.eval(KEEP_VALUE, {
          keys: [value, turn],
          arguments: [token, next, sealed, String(Math.max(1, Math.round(ms)))],
        }),
      );
      return kept === 1 ? next : null;
    },
  };
}
