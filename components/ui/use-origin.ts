"use client";

import { useSyncExternalStore } from "react";

/** The address under which the reader has the dashboard; empty while it is rendered on the server. */
export function useOrigin(): string {
  return useSyncExternalStore(
    () => () => {},
    () => location.origin,
    () => "",
  );
}
