import type { HarReading } from "@/lib/clue/har";

/** From the page to its worker: one file, once. */
export interface ToWorker {
  readonly file: Blob;
}

/** From the worker to its page; null where the browser cannot read the file. */
export interface FromWorker {
  readonly reading: HarReading | null;
}
