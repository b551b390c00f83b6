import "server-only";
import { failed, type StageFailed } from "./stage";

/** Ends an exchange early: when its time is up, or when the caller gives up. */
export interface Interrupt {
  signal: AbortSignal;
  /** The failure to report for what was going on when `signal` fired. */
  during(step: string): StageFailed;
  /** Frees the timer and the listener. */
  end(): void;
}

export function startInterrupt(totalMs: number, caller?: AbortSignal): Interrupt {
  const controller = new AbortController();
  const abort = () => controller.abort("aborted");
  const timer = setTimeout(() => controller.abort("timed-out"), totalMs);
  if (caller?.aborted) abort();
  caller?.addEventListener("abort", abort, { once: true });
  return {
    signal: controller.signal,
    during: (step) =>
      controller.signal.reason === "timed-out"
        ? failed("timed-out", `No complete answer within ${totalMs / 1000} s: stopped during the ${step}.`)
        : failed("aborted", `Given up by the caller during the ${step}.`),
    end() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", abort);
    },
  };
}
