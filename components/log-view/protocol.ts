import type { LogCounts } from "@/lib/logs/log-counts";

/** How far reading has come. */
export interface ReadProgress {
  /** Bytes as stored, of all files. */
  readonly bytesRead: number;
  readonly bytes: number;
  readonly filesRead: number;
  readonly files: number;
  /** Lines that were counted. */
  readonly lines: number;
}

/** From the page to its worker: one set of files, or an end before theirs. */
export type ToWorker =
  | { readonly type: "read"; readonly files: readonly NamedFile[] }
  | { readonly type: "cancel" };

/** A file with the name that it is shown by: its path, where a folder was dropped. */
export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

/** From the worker to its page. */
export type FromWorker =
  | { readonly type: "progress"; readonly progress: ReadProgress }
  | {
      readonly type: "done";
      readonly counts: LogCounts;
      readonly progress: ReadProgress;
      readonly cancelled: boolean;
    };
