import "server-only";
import { type Refusal, refusalStatus } from "../access/viewer";
import type { Problem } from "../outcome";

/** Of every answer of the API, beside those of all answers (`answer-headers.ts`): nothing may keep it. */
const headers = { "cache-control": "no-store" } as const;

export function json(body: unknown, status = 200, extra: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { ...headers, ...extra, "content-type": "application/json; charset=utf-8" },
  });
}

/**
 * One JSON value a line, written as they come (https://github.com/ndjson/ndjson-spec). `gone`: the reader has left; what
 * serves no other ends with it.
 */
export function lines(write: (emit: (line: unknown) => void, gone: AbortSignal) => Promise<void>): Response {
  const encoder = new TextEncoder();
  const left = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let open = true;
      try {
        await write((line) => {
          if (!open) return;
          try {
            controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
          } catch {
            open = false; // the reader has gone; what is being read still serves others
          }
        }, left.signal);
        if (open) controller.close();
      } catch (error) {
        if (open) controller.error(error);
      }
    },
    cancel: () => left.abort(),
  });
  return new Response(body, {
    headers: { ...headers, "content-type": "application/x-ndjson; charset=utf-8" },
  });
}

/** Statuses of the problems that are not about the input; all others are 400. */
const statuses: Readonly<Record<string, number>> = {
  "not-found": 404,
  "key-not-found": 404,
  "not-configured": 404,
  "logs-not-allowed": 403,
  "authorizer-test-not-allowed": 403,
  "not-allowed-by-aws": 502,
  "test-failed": 502,
  "not-read": 502,
  "cross-site": 403,
  internal: 500,
};

export function problem({ code, message, wayOut, understood }: Problem): Response {
  const docs = `/explain?problem=${encodeURIComponent(code)}`;
  return json(
    { error: { code, message: `${message} ${wayOut}`.trim(), docs, understood } },
    statuses[code] ?? 400,
  );
}

/** Says that nobody is let in, and why, in the form of the other problems. */
export function refusal({ code, message, retryAfter }: Refusal): Response {
  const docs = "/sign-in";
  const extra = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  return json({ error: { code, message, docs, understood: [] } }, refusalStatus[code], extra);
}
