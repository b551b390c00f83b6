"use client";

import { useActions } from "./actions";

/** What stands in a list that `j` and `k` walk has this attribute, and something in it that can be focused. */
const rowOf = "[data-row]";
const focusable = "a[href], button";

interface ListKeysProps {
  /** What the rows are: "chain", "finding". */
  readonly of: string;
}

/** `j` and `k` walk the rows of a page, in whichever list they stand. */
export function ListKeys({ of }: ListKeysProps) {
  useActions([
    { name: `Next ${of}`, key: "j", repeats: true, run: () => walk(1) },
    { name: `Previous ${of}`, key: "k", repeats: true, run: () => walk(-1) },
  ]);
  return null;
}

/** From the focused row to its neighbour; where none is focused, to the first that is in sight. */
function walk(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(rowOf)].filter((row) => row.checkVisibility());
  const at = rows.findLastIndex((row) => row.contains(document.activeElement));
  const inSight = rows.findIndex((row) => row.getBoundingClientRect().top >= 0);
  const next = at < 0 ? rows[Math.max(0, inSight)] : rows[at + step];
  next?.querySelector<HTMLElement>(focusable)?.focus();
}
