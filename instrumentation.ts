import type { Instrumentation } from "next";

/** Next calls this once, before the server answers. https://nextjs.org/docs/app/guides/instrumentation */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startServing } = await import("./lib/server/start");
  await startServing();
}

/** What a page threw: its name alone, since a message may hold what AWS answered. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { writeFault } = await import("./lib/server/log/fault");
  writeFault(error, request.path);
};
