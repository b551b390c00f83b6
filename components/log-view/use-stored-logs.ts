"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { LogsLine, LogsPlan, LogsRequest, LogsUnavailable, QueryPlan } from "@/lib/logs/log-reading";
import { askLogs } from "./ask-logs";
import type { ReadProgress } from "./protocol";
import type { Reading } from "./use-log-reading";

export type StoredReading =
  | { readonly step: "idle" }
  | { readonly step: "looking"; readonly by: "s3" | "athena" }
  | { readonly step: "planned"; readonly asked: LogsRequest; readonly plan: LogsPlan }
  | { readonly step: "query-planned"; readonly asked: LogsRequest; readonly plan: QueryPlan }
  | { readonly step: "reading"; readonly progress: ReadProgress }
  /** `state` null: Athena has not said yet. */
  | { readonly step: "asking"; readonly state: "queued" | "running" | null; readonly scannedBytes: number }
  /** The question to Athena was taken back. */
  | { readonly step: "taken-back" }
  | { readonly step: "unavailable"; readonly said: LogsUnavailable }
  | { readonly step: "failed"; readonly message: string }
  | Extract<Reading, { step: "done" }>;

export interface StoredLogs {
  readonly reading: StoredReading;
  /** Says what would be read; reads nothing of it. */
  readonly look: (asked: LogsRequest) => void;
  /** Reads what was said. */
  readonly confirm: (asked: LogsRequest, plan: LogsPlan) => void;
  /** Asks Athena what was said. */
  readonly confirmQuery: (asked: LogsRequest) => void;
  /** Leaves while Athena counts: the server then stops the query. */
  readonly takeBack: () => void;
  /** Ends what is under way, and forgets what was read. */
  readonly clear: () => void;
}

const idle: StoredReading = { step: "idle" };

/** Access logs that the dashboard's server reads from S3, or has Athena count. Leaving ends that as well. */
export function useStoredLogs(): StoredLogs {
  const [reading, setReading] = useState<StoredReading>(idle);
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  const ask = useCallback(async (asked: LogsRequest, onLine: (line: LogsLine) => void) => {
    under.current?.abort();
    const mine = new AbortController();
    under.current = mine;
    let last: LogsLine | null = null;
    try {
      await askLogs(asked, mine.signal, (line) => {
        last = line;
        if (!mine.signal.aborted) onLine(line);
      });
      if (last === null) throw new Error("The dashboard's server said nothing.");
    } catch (error) {
      if (mine.signal.aborted) return;
      setReading({ step: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  }, []);

  const look = useCallback(
    (asked: LogsRequest) => {
      setReading({ step: "looking", by: asked.by ?? "s3" });
      void ask(asked, (line) => {
        if (line.type === "plan") setReading({ step: "planned", asked, plan: line });
        if (line.type === "query-plan") setReading({ step: "query-planned", asked, plan: line });
        if (line.type === "unavailable") setReading({ step: "unavailable", said: line });
      });
    },
    [ask],
  );

  const confirm = useCallback(
    (asked: LogsRequest, plan: LogsPlan) => {
      const begun = performance.now();
      let progress = { bytesRead: 0, bytes: plan.bytes, filesRead: 0, files: plan.objects, lines: 0 };
      setReading({ step: "reading", progress });
      void ask({ ...asked, confirm: true }, (line) => {
        if (line.type === "unavailable") return setReading({ step: "unavailable", said: line });
        if (line.type === "progress") {
          const {
            bytes: bytesRead,
            bytesTotal: bytes,
            objects: filesRead,
            objectsTotal: files,
            lines,
          } = line;
          progress = { bytesRead, bytes, filesRead, files, lines };
          setReading({ step: "reading", progress });
        }
        if (line.type !== "counts") return;
        const { counts, ended } = line;
        const whole = { ...progress, bytesRead: plan.bytes, filesRead: plan.objects, lines: counts.lines };
        setReading({
          step: "done",
          by: "files",
          counts,
          progress: ended ? progress : whole,
          cancelled: ended,
          elapsedMs: performance.now() - begun,
        });
      });
    },
    [ask],
  );

  const confirmQuery = useCallback(
    (asked: LogsRequest) => {
      const begun = performance.now();
      setReading({ step: "asking", state: null, scannedBytes: 0 });
      void ask({ ...asked, confirm: true }, (line) => {
        if (line.type === "unavailable") return setReading({ step: "unavailable", said: line });
        if (line.type === "query-progress") {
          return setReading({ step: "asking", state: line.state, scannedBytes: line.scannedBytes });
        }
        if (line.type !== "query-counts") return;
        const { counts, scannedBytes: bytes } = line;
        setReading({
          step: "done",
          by: "athena",
          counts,
          progress: { bytesRead: bytes, bytes, filesRead: 0, files: 0, lines: counts.lines },
          cancelled: false,
          elapsedMs: performance.now() - begun,
        });
      });
    },
    [ask],
  );

  const takeBack = useCallback(() => {
    under.current?.abort();
    setReading({ step: "taken-back" });
  }, []);
  const clear = useCallback(() => {
    under.current?.abort();
    setReading(idle);
  }, []);
  return { reading, look, confirm, confirmQuery, takeBack, clear };
}
