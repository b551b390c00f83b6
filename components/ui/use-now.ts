"use client";

import { useDeferredValue, useSyncExternalStore } from "react";

/** The time, once the page is alive; null while it is rendered on the server, whose clock and zone are not the reader's. */
export function useNow(): Date | null {
  const second = useSyncExternalStore(subscribe, currentSecond, () => 0);
  return second === 0 ? null : new Date(second * 1_000);
}

function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, 1_000);
  return () => clearInterval(timer);
}

function currentSecond(): number {
  return Math.floor(Date.now() / 1_000);
}

/**
 * False while the page is rendered on the server, and as it is taken over from there. What turns true is drawn in slices
 * of time: it is in many places of a page, and nobody waits for it.
 */
export function useAlive(): boolean {
  return useDeferredValue(true, false);
}
