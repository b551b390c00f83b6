"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { LogCounts } from "@/lib/logs/log-counts";
import type { FromWorker, NamedFile, ReadProgress, ToWorker } from "./protocol";

export type Reading =
  | { readonly step: "empty" }
  | { readonly step: "reading"; readonly progress: ReadProgress }
  | {
      readonly step: "done";
      /** Who counted; Athena is given bytes that it scanned as read, and no files. */
      readonly by: "files" | "athena";
      readonly counts: LogCounts;
      readonly progress: ReadProgress;
      readonly cancelled: boolean;
      readonly elapsedMs: number;
    }
  | { readonly step: "failed" };

export interface LogReading {
  readonly reading: Reading;
  /** Reads these files; what was read before is forgotten. */
  readonly read: (files: readonly NamedFile[]) => void;
  /** Ends reading; what was counted until then is shown. */
  readonly cancel: () => void;
  readonly clear: () => void;
}

const empty: Reading = { step: "empty" };

/** Has files counted by a worker of their own: it ends with them, and nothing of them stays. */
export function useLogReading(): LogReading {
  const [reading, setReading] = useState<Reading>(empty);
  const worker = useRef<Worker | null>(null);

  const end = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => end, [end]);

  const read = useCallback(
    (files: readonly NamedFile[]) => {
      end();
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      const progress = { bytesRead: 0, bytes, filesRead: 0, files: files.length, lines: 0 };
      setReading({ step: "reading", progress });
      const begun = performance.now();
      const started = new Worker(new URL("./logs.worker.ts", import.meta.url), { type: "module" });
      worker.current = started;
      started.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
        if (worker.current !== started) return;
        if (data.type === "progress") return setReading({ step: "reading", progress: data.progress });
        const { counts, progress: last, cancelled } = data;
        end();
        setReading({
          step: "done",
          by: "files",
          counts,
          progress: last,
          cancelled,
          elapsedMs: performance.now() - begun,
        });
      });
      started.addEventListener("error", () => {
        if (worker.current !== started) return;
        end();
        setReading({ step: "failed" });
      });
      started.postMessage({ type: "read", files } satisfies ToWorker);
    },
    [end],
  );

  const cancel = useCallback(() => {
    worker.current?.postMessage({ type: "cancel" } satisfies ToWorker);
  }, []);
  const clear = useCallback(() => {
    end();
    setReading(empty);
  }, [end]);

  return { reading, read, cancel, clear };
}
