"use client";

import { useSyncExternalStore } from "react";
import { shortcutsOn, switchShortcuts, watchShortcuts } from "@/components/ui/shortcuts";

/** Switches single-letter keys off for who types by voice. */
export function ShortcutsSwitch() {
  const on = useSyncExternalStore(watchShortcuts, shortcutsOn, () => true);
  return (
    <label className="inline-flex min-h-7 items-center gap-2 max-md:min-h-11">
      <input type="checkbox" checked={on} onChange={(event) => switchShortcuts(event.target.checked)} />
      Single-letter keys
    </label>
  );
}
