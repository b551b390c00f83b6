import type { FromWorker, Inspected, ToWorker } from "./protocol";

/** Longer than any text should take; then the worker is given up and a new one takes its place. */
const PATIENCE_MS = 8_000;

type Job = Omit<Extract<ToWorker, { type: "inspect" }>, "type" | "id">;

export interface WorkerClient {
  /** Told to every worker, also to one that replaces another. */
  tell(message: Exclude<ToWorker, { type: "inspect" }>): void;
  /** The newest job wins: one that waits behind another is replaced. */
  inspect(job: Job): void;
  end(): void;
}

interface WorkerEvents {
  readonly answered: (inspected: Inspected, text: string) => void;
  /** `too-slow`: given up. `failed`: the worker cannot be started, so nothing can be inspected. */
  readonly troubled: (trouble: "too-slow" | "failed") => void;
}

/** Keeps one worker busy with the newest text only. */
export function startWorkerClient(start: () => Worker, events: WorkerEvents): WorkerClient {
  const told = new Map<string, ToWorker>();
  let worker: Worker;
  let running: { id: number; text: string; timer: ReturnType<typeof setTimeout> } | undefined;
  let waiting: Job | undefined;
  let id = 0;

  const settle = () => {
    clearTimeout(running?.timer);
    running = undefined;
  };
  const next = () => {
    if (running || !waiting) return;
    const job = waiting;
    waiting = undefined;
    id += 1;
    running = { id, text: job.text, timer: setTimeout(giveUp, PATIENCE_MS) };
    worker.postMessage({ type: "inspect", id, ...job } satisfies ToWorker);
  };
  const begin = (): Worker => {
    const begun = start();
    begun.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (data.id !== running?.id) return;
      const { text } = running;
      settle();
      events.answered(data.inspected, text);
      next();
    });
    begun.addEventListener("error", () => {
      settle();
      events.troubled("failed");
    });
    return begun;
  };
  const giveUp = () => {
    settle();
    worker.terminate();
    worker = begin();
    for (const message of told.values()) worker.postMessage(message);
    events.troubled("too-slow");
    next();
  };

  worker = begin();
  return {
    tell(message) {
      told.set(message.type === "keys" ? message.place : "targets", message);
      worker.postMessage(message);
    },
    inspect(job) {
      waiting = job;
      next();
    },
    end() {
      settle();
      waiting = undefined;
      worker.terminate();
    },
  };
}
