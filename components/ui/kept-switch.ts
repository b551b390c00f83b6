"use client";

import { useSyncExternalStore } from "react";

/** A choice of this browser: one word under one name in its storage, and nothing where it stands as at first. */
export interface KeptSwitch {
  isOn(): boolean;
  set(on: boolean): void;
  watch(listener: () => void): () => void;
  readonly atFirst: boolean;
}

function keptSwitch(name: string, atFirst: boolean): KeptSwitch {
  const changed = `authpath:${name}`;
  const other = atFirst ? "off" : "on";
  return {
    atFirst,
    isOn() {
      try {
        return (localStorage.getItem(name) === other) !== atFirst;
      } catch {
        return atFirst; // storage is blocked: nothing was switched
      }
    },
    set(on) {
      try {
        if (on === atFirst) localStorage.removeItem(name);
        else localStorage.setItem(name, other);
      } catch {
        return; // storage is blocked: the switch stays where it is
      }
      window.dispatchEvent(new Event(changed));
    },
    watch(listener) {
      window.addEventListener(changed, listener);
      window.addEventListener("storage", listener);
      return () => {
        window.removeEventListener(changed, listener);
        window.removeEventListener("storage", listener);
      };
    },
  };
}

/** As it is at first while the page is rendered on the server, which does not know the choice. */
export function useKeptSwitch({ watch, isOn, atFirst }: KeptSwitch): boolean {
  return useSyncExternalStore(watch, isOn, () => atFirst);
}

/** Whether single letters act (they can be switched off: WCAG 2.2, 2.1.4). */
export const shortcuts = keptSwitch("shortcuts", true);

/** Whether times are told in the reader's zone first, and in UTC beside it. */
export const localFirst = keptSwitch("local-first", false);
