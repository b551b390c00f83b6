import "server-only";
import { sendAnswerHeaders } from "./answer-headers";
import { config, isConfigError } from "./config/index";
import { logRequests, writeLog } from "./log/requests";
import { openSharedCache } from "./replicas/index";
import { startTraces } from "./traces/index";

/** A load balancer or a scheduler waits ten seconds before it kills. */
const LAST_MS = 8_000;
/** What the server does once, before it answers: whoever starts it, a mistake ends it. */
export async function startServing(): Promise<void> {
  const { host, log, origin, tracesTo } = configOrEnd();
  if (process.env.NODE_ENV === "production") requireEntryPoint(host);
  sendAnswerHeaders(origin);
  if (log) logRequests((line) => process.stdout.write(line));
  openSharedCache();
  if (tracesTo !== null) await startTraces();
  // Next ends once all answers are given; one that never is does not keep the process.
  process.once("SIGTERM", () => {
    setTimeout(() => {
      writeLog({ kind: "stop", reason: "answers were still open" });
      process.exit(0);
    }, LAST_MS).unref();
  });
}

/**
 * Who may read was decided by HOST; Next listens on HOSTNAME, and on every address where that is absent. The limits on
 * what a request may bring are the entry point's as well.
 */
function requireEntryPoint(host: string): void {
  const { authpathEntry } = globalThis as typeof globalThis & { authpathEntry?: boolean };
  const listening = process.env.HOSTNAME;
  if (authpathEntry === true && listening === host) return;
  end(
    `HOST is ${host}, but the server was told to listen on ${listening ?? "every address"}, or not started by its entry point. Start it so: node start.mjs`,
  );
}

function configOrEnd() {
  try {
    return config();
  } catch (error) {
    if (!isConfigError(error)) throw error;
    return end(error.message);
  }
}

function end(message: string): never {
  console.error(message);
  process.exit(1);
}
