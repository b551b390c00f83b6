"use client";

const name = "recent";
const kept = 8;

/** Ids of what was opened last, newest first. Ids alone: what they mean is asked of the server, by who may see it. */
export function recentIds(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(name) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string").slice(0, kept) : [];
  } catch {
    return []; // storage is blocked, or holds what we did not write
  }
}

/** Whoever signs out leaves nothing of what was looked at. */
export function forgetRecent(): void {
  try {
    localStorage.removeItem(name);
  } catch {
    return; // storage is blocked: nothing was kept
  }
}

export function remember(id: string): void {
  try {
    const ids = [id, ...recentIds().filter((each) => each !== id)];
    localStorage.setItem(name, JSON.stringify(ids.slice(0, kept)));
  } catch {
    return; // storage is blocked: nothing is remembered
  }
}
