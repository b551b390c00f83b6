"use client";

import { type KeptSwitch, localFirst, shortcuts, useKeptSwitch } from "./kept-switch";

/** Switches single-letter keys off, for who types by voice. */
export function ShortcutsSwitch() {
  return <KeptCheckbox of={shortcuts} label="Single-letter keys" />;
}

/** The one place that says which zone comes first. */
export function ZoneSwitch() {
  return <KeptCheckbox of={localFirst} label="Local time first" />;
}

function KeptCheckbox({ of, label }: { readonly of: KeptSwitch; readonly label: string }) {
  const on = useKeptSwitch(of);
  return (
    <label className="inline-flex min-h-7 items-center gap-2 max-md:min-h-11">
      <input type="checkbox" checked={on} onChange={(event) => of.set(event.target.checked)} />
      {label}
    </label>
  );
}
