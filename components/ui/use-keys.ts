"use client";

import { useEffect, useRef } from "react";
import { shortcutsOn } from "./shortcuts";

/** What single keys do on a page. */
export type Keys = Readonly<Record<string, () => void>>;

/** Runs an action for a single key, except while somebody types, with a modifier, or where keys are switched off. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = current.current[event.key];
      if (!action || event.defaultPrevented || event.repeat || !shortcutsOn()) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
