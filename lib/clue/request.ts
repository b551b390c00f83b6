import type { CleanUrl } from "./clean-url";
import type { Recognition } from "./recognition";

interface Seen {
  readonly status?: string | null;
  readonly reason?: string | null;
  readonly at?: string | null;
}

/** A recognised request: the cleaned URL and what was seen with it. */
export function request(what: string, url: CleanUrl, seen: Seen): Recognition {
  const { status, reason, at } = seen;
  return {
    kind: "request",
    what,
    facts: [
      ...(status ? [status] : []),
      ...(reason ? [reason] : []),
      `host ${url.host}`,
      ...(url.path === "/" ? [] : [`path ${url.path}`]),
      ...(at ? [`at ${at}`] : []),
    ],
    parameters: {
      url: url.url,
      ...(status ? { status } : {}),
      ...(reason ? { reason } : {}),
      ...(at ? { at } : {}),
    },
    notes: url.notes,
  };
}
