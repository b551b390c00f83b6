import { go } from "fuzzysort";
import type { PaletteItem } from "./items";

/** An item that fits, and which letters of its name fitted. */
export interface FoundItem {
  readonly item: PaletteItem;
  readonly marked: readonly number[];
}

interface Found {
  readonly shown: readonly FoundItem[];
  /** Of how many the shown ones are the best. */
  readonly total: number;
}

/** Rows that are drawn: of more nobody reads the rest without another letter. */
const drawn = 50;
/** What was used lately comes before what fits as well. */
const lately = 0.06;

/**
 * The items that a text means, best first: its letters in their order, those at the beginnings of words counting most.
 * Words may come in any order. Of equals the earlier of `items` comes first.
 */
export function findItems(items: readonly PaletteItem[], text: string, recent: readonly string[]): Found {
  const results = go(text.trim(), items, {
    keys: ["name", "detail", "also"],
    limit: drawn,
    scoreFn: (result) => result.score + (recent.includes(result.obj.id) ? lately : 0),
  });
  return {
    shown: results.map((result) => ({ item: result.obj, marked: result[0]?.indexes ?? [] })),
    total: results.total,
  };
}
