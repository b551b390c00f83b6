"use client";

import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { shortcuts } from "./kept-switch";

/** Something that can be done where it is offered. */
interface Action {
  /** For the palette and the help sheet: "Copy the link". */
  readonly name: string;
  /** Called with the press of a key or a button: what needs one may begin at once. */
  readonly run: () => void;
  /** As `KeyboardEvent.key` has it: "c", "?"; two, one after the other: "g c". */
  readonly key?: string;
  /** Holding the key down goes on. */
  readonly repeats?: true;
  /** With one the palette lists it and remembers it. Stable, and no secret. */
  readonly id?: string;
}

/** `page` wins over `everywhere` where both have a key. */
type Scope = "page" | "everywhere";

interface Offer {
  readonly scope: Scope;
  readonly actions: () => readonly Action[];
}

const offers = new Set<Offer>();
const watchers = new Set<() => void>();
let changes = 0;

/** What `read` gives of what is offered, and anew when that has changed: parts of a page come alive one after the other. */
export function useOffered<T>(read: () => T): T {
  const offers = useSyncExternalStore(
    watch,
    () => changes,
    () => 0,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads what is offered, and that alone
  return useMemo(read, [offers]);
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

function tell(): void {
  changes += 1;
  for (const changed of watchers) changed();
}

/** Offers actions as long as the component stands: to their keys, to the palette and to the help sheet. */
export function useActions(actions: readonly Action[], scope: Scope = "page"): void {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    const offer: Offer = { scope, actions: () => current.current };
    if (offers.size === 0) document.addEventListener("keydown", press);
    offers.add(offer);
    tell();
    return () => {
      offers.delete(offer);
      tell();
      if (offers.size === 0) document.removeEventListener("keydown", press);
    };
  }, [scope]);
}

/** What can be done now, of a scope or of both: of two with one key or one id only the one that would run. */
export function actionsNow(scope?: Scope): readonly Action[] {
  const ordered = [...offers].reverse();
  const all = ["page" as const, "everywhere" as const].flatMap((each) =>
    ordered.filter((offer) => offer.scope === each).map((offer) => ({ each, actions: offer.actions() })),
  );
  const taken = new Set<string>();
  return all.flatMap(({ each, actions }) =>
    actions.filter(({ key, id }) => {
      const names = [key && `key ${key}`, id && `id ${id}`].filter((name) => name !== undefined);
      if (names.some((name) => taken.has(name))) return false;
      for (const name of names) taken.add(name);
      return scope === undefined || scope === each;
    }),
  );
}

/** The first of two keys, as long as the second may still come. */
let begun: { readonly key: string; readonly at: number } | null = null;
const patience = 2_000;

/** Single keys act, except while somebody types, with a modifier, in a dialog, or where they are switched off. */
function press(event: KeyboardEvent): void {
  if (event.key === "Shift") return; // of "?"
  const first = begun !== null && event.timeStamp - begun.at < patience ? begun.key : null;
  begun = null;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]") !== null || !shortcuts.isOn()) return;
  const actions = actionsNow();
  const pressed = first === null ? event.key : `${first} ${event.key}`;
  const action = actions.find(({ key }) => key === pressed);
  if (action) {
    event.preventDefault();
    if (!event.repeat || action.repeats) action.run();
  } else if (first === null && actions.some(({ key }) => key?.startsWith(`${event.key} `))) {
    begun = { key: event.key, at: event.timeStamp };
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}
