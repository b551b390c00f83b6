"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** `failed`: the browser refused; the text can still be selected by hand. */
export type CopyState = "idle" | "copied" | "failed";

/** Copies a text, and tells for two seconds what became of it. */
export function useCopy(): readonly [CopyState, (text: string) => void] {
  const [state, setState] = useState<CopyState>("idle");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback((text: string) => {
    const done = (next: CopyState) => {
      setState(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setState("idle"), 2_000);
    };
    // Absent where the page is served over plain HTTP from another host.
    if (!navigator.clipboard) return done("failed");
    navigator.clipboard.writeText(text).then(
      () => done("copied"),
      () => done("failed"),
    );
  }, []);
  return [state, copy];
}
