import { recognise } from "@/lib/clue";
import { destination } from "./destination";
import { handOn } from "./hand-on";
import { recognitionWords } from "./recognition-words";

/** Where a text leads, or why nowhere. */
export type Led = { readonly path: string } | { readonly problem: string };

/** Recognises a text and hands it on. In a part of its own: the top bar of every page loads it when it is used. */
export function lead(text: string): Led {
  const recognition = recognise(text);
  const to = destination(recognition);
  if (to === null) return { problem: recognitionWords(recognition).sentence };
  handOn(recognition, text);
  return { path: to.path };
}
