"use client";

import { useCallback, useEffect } from "react";
import { Notice } from "@/components/ui/notice";
import { useDrop } from "@/components/ui/use-drop";
import { droppedFiles, namedFiles } from "./dropped-files";
import { LogInput } from "./log-input";
import { LogResult } from "./log-result";
import type { NamedFile } from "./protocol";
import { ReadingProgress } from "./reading-progress";
import { type LogWays, type NamedLogs, StoredLogsInput } from "./stored-logs";
import { useLogReading } from "./use-log-reading";
import { useStoredLogs } from "./use-stored-logs";
import "./log-view.css";

interface LogViewProps {
  /** Statuses and reasons that have a page under `/explain`. */
  readonly explained: readonly string[];
  /** Ways of counting logs where they lie that the configuration allows. */
  readonly ways: LogWays;
  /** What the address names. */
  readonly named: NamedLogs;
}

/** Access logs, read in this tab: files or lines in, reasons by host, rule and time out. */
export function LogView({ explained, ways, named }: LogViewProps) {
  const { reading: ofFiles, read: readFiles, cancel, clear: clearFiles } = useLogReading();
  const stored = useStoredLogs();
  const { clear: clearStored } = stored;
  const reading = stored.reading.step === "done" ? stored.reading : ofFiles;
  const read = useCallback(
    (files: readonly NamedFile[]) => {
      clearStored();
      readFiles(files);
    },
    [clearStored, readFiles],
  );
  const clear = () => {
    clearStored();
    clearFiles();
  };
  const take = (files: readonly NamedFile[]) => {
    if (files.length > 0) read(files);
  };
  const over = useDrop((data) => void droppedFiles(data).then(take));
  useEffect(() => {
    // Files that were copied in a file manager.
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files;
      if (!files || files.length === 0) return;
      event.preventDefault();
      read(namedFiles(files));
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [read]);

  return (
    <div className="flex flex-col gap-6" data-reading={reading.step}>
      <LogInput
        compact={reading.step === "done" || reading.step === "reading"}
        over={over}
        onFiles={take}
        onClear={reading.step === "empty" ? null : clear}
      />
      {(ways.s3 || ways.athena) && (
        <StoredLogsInput logs={stored} ways={ways} named={named} onLook={clearFiles} />
      )}
      {reading.step === "reading" && <ReadingProgress progress={reading.progress} onCancel={cancel} />}
      {reading.step === "done" && <LogResult done={reading} explained={explained} />}
      {reading.step === "failed" && (
        <Notice status="unknown" word="Not read" title="The reader could not be started">
          <p>
            Its worker was not loaded: the dashboard may have been updated, or this browser is offline. Load
            the page again, and drop the files once more.
          </p>
        </Notice>
      )}
      {reading.step === "empty" && <NothingRead ways={ways} />}
    </div>
  );
}

/** What will stand here, and how to come by files. */
function NothingRead({ ways }: Pick<LogViewProps, "ways">) {
  return (
    <Notice title="Nothing is read yet">
      <p>
        Counts why sign-in failed: each reason and status by host and rule, since when, and how much of that
        host's requests it took.
      </p>
      <p>
        The files lie in the bucket that the load balancer's attributes name (
        <code>access_logs.s3.bucket</code>), one for each node and five minutes, about as late:
      </p>
      <p>
        <code>
          aws s3 cp --recursive s3://BUCKET/PREFIX/AWSLogs/ACCOUNT/elasticloadbalancing/REGION/YYYY/MM/DD/
          logs/
        </code>
      </p>
      {!ways.s3 && (
        <p>
          The dashboard can read them there itself, once its configuration says{" "}
          <code>{'"logs": {"s3": true}'}</code> and its role may: README names the two statements.
        </p>
      )}
      <p>
        On the command line the same counts come faster: <code>npx authpath logs logs/*.gz</code>
      </p>
    </Notice>
  );
}
