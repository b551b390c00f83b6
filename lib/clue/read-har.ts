import { cleanAbsoluteUrl } from "./clean-url";
import type { Recognition } from "./recognition";
import { request } from "./request";

/** A HAR (http://www.softwareishard.com/blog/har-12-spec/): its last failing request, else its last one. */
export function readHar(text: string): Recognition | null {
  if (!text.startsWith("{") || !text.includes('"entries"')) return null;
  const entries = entriesOf(text);
  if (entries === null) return { kind: "unknown", why: "It begins like a HAR, but is not whole." };
  const entry = entries.findLast(({ status }) => status >= 400) ?? entries.at(-1);
  const url = entry && cleanAbsoluteUrl(entry.url);
  if (!entry || !url) return { kind: "unknown", why: "It is a HAR without a request to a web address." };
  const status = entry.status >= 100 ? String(entry.status) : null;
  return request(`a HAR with ${entries.length} requests`, url, { status, reason: url.error ?? null });
}

interface Entry {
  readonly url: string;
  readonly status: number;
}

function entriesOf(text: string): Entry[] | null {
  try {
    const entries = member(member(JSON.parse(text), "log"), "entries");
    if (!Array.isArray(entries)) return null;
    return entries.flatMap((entry: unknown) => {
      const url = member(member(entry, "request"), "url");
      const status = member(member(entry, "response"), "status");
      return typeof url === "string" ? [{ url, status: typeof status === "number" ? status : 0 }] : [];
    });
  } catch {
    return null; // no JSON, or cut off
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
