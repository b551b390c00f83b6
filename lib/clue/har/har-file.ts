import * as z from "zod";
import { harLimit, looksLikeHar } from "./looks-like-har";

/** Requests that are read of one file; the rest is counted. */
const mostEntries = 20_000;

const pair = z.object({ name: z.string(), value: z.string().default("") });
const pairs = z.array(pair).default([]);

/**
 * What is read of one entry of HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/). Everything else (bodies,
 * values of forms, certificates) is dropped here. `_resourceType` and `_error` are of Chromium's export.
 */
const harEntry = z.object({
  startedDateTime: z.string().optional(),
  /** Milliseconds. */
  time: z.number().nullish(),
  _resourceType: z.string().optional(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: pairs,
    cookies: pairs,
  }),
  response: z
    .object({
      status: z.number().default(0),
      redirectURL: z.string().nullish(),
      headers: pairs,
      cookies: pairs,
      content: z.object({ mimeType: z.string().nullish() }).optional(),
    })
    .optional(),
});

/** Holds secrets: it lives no longer than the reading of one entry. */
export type HarEntry = z.infer<typeof harEntry>;

export interface NumberedEntry {
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly entry: HarEntry;
}

/** Why a text is no HAR. Never quotes it. */
export interface HarProblem {
  readonly message: string;
  readonly wayOut: string;
}

export type HarFile =
  | {
      readonly ok: true;
      readonly entries: readonly NumberedEntry[];
      /** Entries that are none of HAR 1.2, or beyond the limit. */
      readonly unread: number;
    }
  | { readonly ok: false; readonly problem: HarProblem };

const again = "Export it again: developer tools, Network, “Save all as HAR”, after the sign-in has failed.";

/** Parses the text of a HAR; entries that do not fit are left out and counted. */
export function parseHar(text: string): HarFile {
  if (text.length > harLimit) {
    return refuse(
      "The file is larger than 20 MB.",
      "Clear the network list before the sign-in, and export again.",
    );
  }
  if (!looksLikeHar(text)) {
    return refuse(
      "This is no HAR: it does not begin with a member log.",
      "Access logs are read on the page Logs.",
    );
  }
  const listed = entriesOf(text);
  if (listed === "no-json") return refuse("It is not whole: it ends early, or is no JSON.", again);
  if (listed === "no-entries") return refuse("It is JSON, but has no list log.entries as a HAR has.", again);
  const entries: NumberedEntry[] = [];
  for (const [index, each] of listed.slice(0, mostEntries).entries()) {
    const parsed = harEntry.safeParse(each);
    if (parsed.success) entries.push({ number: index + 1, entry: parsed.data });
  }
  if (listed.length > 0 && entries.length === 0) {
    return refuse("None of its entries is a request as HAR 1.2 writes it.", again);
  }
  return { ok: true, entries, unread: listed.length - entries.length };
}

function entriesOf(text: string): readonly unknown[] | "no-json" | "no-entries" {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return "no-json";
  }
  const file = z.object({ log: z.object({ entries: z.array(z.unknown()) }) }).safeParse(value);
  return file.success ? file.data.log.entries : "no-entries";
}

function refuse(message: string, wayOut: string): HarFile {
  return { ok: false, problem: { message, wayOut } };
}
