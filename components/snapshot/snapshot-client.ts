import type { Answers, FromWorker, Questions, Refused, Topic, ToWorker } from "./protocol";

export type Reply<T extends Topic> =
  | { readonly ok: true; readonly answer: Answers[T] }
  | { readonly ok: false; readonly refused: Refused };

export interface SnapshotClient {
  /** Never rejects. */
  ask<T extends Topic>(topic: T, question: Questions[T]): Promise<Reply<T>>;
  end(): void;
}

/** Longer than any file of the size that is taken; then the worker is ended. */
const PATIENCE_MS = 20_000;

const tooSlow: Refused = {
  message: "Judging it took too long and was ended.",
  wayOut: "It is no ordinary snapshot: save it anew.",
};
const notStarted: Refused = {
  message: "The reader could not be started.",
  wayOut: "The dashboard may have been updated: load the page again.",
};

/** A worker that opens and judges snapshots, until it is ended. */
export function startSnapshotClient(start: () => Worker): SnapshotClient {
  const waiting = new Map<number, (outcome: FromWorker["outcome"]) => void>();
  const worker = start();
  let last = 0;
  const end = (refused: Refused) => {
    worker.terminate();
    for (const settle of waiting.values()) settle({ ok: false, refused });
  };
  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) =>
    waiting.get(data.id)?.(data.outcome),
  );
  worker.addEventListener("error", () => end(notStarted));
  return {
    ask(topic, question) {
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        const timer = setTimeout(() => end(tooSlow), PATIENCE_MS);
        waiting.set(id, (outcome) => {
          clearTimeout(timer);
          waiting.delete(id);
          // What answers is of the topic that was asked: the worker answers each by its own.
          resolve(outcome as Reply<typeof topic>);
        });
        worker.postMessage({ id, topic, question } as ToWorker);
      });
    },
    end: () => end(notStarted),
  };
}
