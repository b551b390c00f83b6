"use client";

const name = "shortcuts";
const changed = "authpath:shortcuts";

/** Whether single letters act (they can be switched off: WCAG 2.2, 2.1.4). */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(name) !== "off";
  } catch {
    return true; // storage is blocked: nothing was switched off
  }
}

export function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(name);
    else localStorage.setItem(name, "off");
  } catch {
    return; // storage is blocked: the switch stays where it is
  }
  window.dispatchEvent(new Event(changed));
}

export function watchShortcuts(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(changed, listener);
    window.removeEventListener("storage", listener);
  };
}
