import "server-only";

/** Gives the turn back. Calling it twice does nothing more. */
export type Release = () => void;

export interface Limiter {
  /** Waits for a turn under `key`; null when the signal ends the wait. */
  acquire(key: string, signal?: AbortSignal): Promise<Release | null>;
}

interface Waiting {
  key: string;
  start: () => void;
}

/**
 * Counts turns in all and by key. First come, first served, except that one whose key is busy is overtaken by those
 * whose key is free: a slow host holds up nobody else.
 */
export function createLimiter(limits: { inFlight: number; perKey: number }): Limiter {
  const active = new Map<string, number>();
  const queue: Waiting[] = [];
  let total = 0;

  const isFree = (key: string) => total < limits.inFlight && (active.get(key) ?? 0) < limits.perKey;

  const take = (key: string): Release => {
    total += 1;
    active.set(key, (active.get(key) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      total -= 1;
      const left = (active.get(key) ?? 1) - 1;
      if (left === 0) active.delete(key);
      else active.set(key, left);
      startNext();
    };
  };

  const startNext = () => {
    const index = queue.findIndex((waiting) => isFree(waiting.key));
    const [next] = index === -1 ? [] : queue.splice(index, 1);
    next?.start();
  };

  return {
    acquire(key, signal) {
      if (signal?.aborted) return Promise.resolve(null);
      if (isFree(key)) return Promise.resolve(take(key));
      return new Promise((resolve) => {
        const leave = () => {
          queue.splice(queue.indexOf(waiting), 1);
          resolve(null);
        };
        const waiting: Waiting = {
          key,
          start: () => {
            signal?.removeEventListener("abort", leave);
            resolve(take(key));
          },
        };
        queue.push(waiting);
        signal?.addEventListener("abort", leave, { once: true });
      });
    },
  };
}
