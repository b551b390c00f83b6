import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type LogEntry, logLine } from "./log-line";
import { routeOf } from "./route-of";

/** What becomes known of a request while it is answered. */
interface Note {
  readonly id: string;
  subject?: string;
  refused?: string;
}

interface Log {
  readonly notes: AsyncLocalStorage<Note>;
  /** Null: nothing is logged, as on the command line. */
  write: ((line: string) => void) | null;
}

// One a process, though Next may load this module once for pages, once for routes and once for the proxy.
const shared = globalThis as typeof globalThis & { authpathLog?: Log };

function log(): Log {
  shared.authpathLog ??= { notes: new AsyncLocalStorage(), write: null };
  return shared.authpathLog;
}

/** Writes one line, where lines are wanted. */
export function writeLog(entry: LogEntry): void {
  log().write?.(`${logLine(entry, new Date())}\n`);
}

/** The request that is being answered; null outside of any. */
export function currentRequest(): string | null {
  return log().notes.getStore()?.id ?? null;
}

/** Notes who asks, or why they are not let in, for the line of this request. A subject is written as its hash alone. */
export function noteAsker(asker: { readonly subject: string | null } | { readonly refused: string }): void {
  const note = log().notes.getStore();
  if (note === undefined) return;
  if ("refused" in asker) note.refused = asker.refused;
  else if (asker.subject !== null) {
    note.subject = createHash("sha256").update(asker.subject).digest("hex").slice(0, 16);
  }
}

/**
 * From now on each answer of this process's HTTP server is one line, whoever made it: a page, a route, Next itself, or
 * nobody, where the asker hung up (status 499, as nginx has it).
 * https://nodejs.org/api/diagnostics_channel.html#http
 */
export function logRequests(write: (line: string) => void): void {
  log().write = write;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const begun = performance.now();
    const note: Note = { id: randomUUID() };
    log().notes.enterWith(note);
    response.once("close", () => {
      const status = response.writableFinished ? response.statusCode : 499;
      writeLog({
        kind: "request",
        request: note.id,
        method: request.method ?? "",
        route: routeOf(request.url ?? ""),
        status,
        ms: Math.round(performance.now() - begun),
        ...(note.subject === undefined ? {} : { subject: note.subject }),
        // A page for everybody is shown to those whom others refuse as well.
        ...(note.refused === undefined || status < 300 ? {} : { refused: note.refused }),
      });
    });
  });
}
