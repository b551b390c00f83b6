"use client";

import { useDeferredValue, useId, useMemo, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { SaveButton } from "@/components/ui/save-button";
import { fileName } from "@/lib/format/file-name";
import { LogSummary } from "./log-summary";
import { filterRows, reasonRows } from "./reason-rows";
import { ReasonTable } from "./reason-table";
import { reasonsCsv } from "./reasons-csv";
import { timeAxis } from "./time-bars";
import { UnreadLines } from "./unread-lines";
import type { Reading } from "./use-log-reading";

interface LogResultProps {
  readonly done: Extract<Reading, { step: "done" }>;
  readonly explained: readonly string[];
}

/** What the files said: the sum, the reasons with their filter, what the application answered by itself, what could not be read. */
export function LogResult({ done, explained }: LogResultProps) {
  const { counts } = done;
  const [text, setText] = useState("");
  const filterId = useId();
  const settled = useDeferredValue(text);
  const rows = useMemo(() => reasonRows(counts), [counts]);
  const found = useMemo(() => filterRows(rows, settled), [rows, settled]);
  const axis = useMemo(() => timeAxis(counts), [counts]);
  const bySignIn = found.filter(({ counted }) => counted.answeredBy === "load-balancer");
  const byTarget = found.filter(({ counted }) => counted.answeredBy === "target");

  return (
    <div className="flex flex-col gap-6">
      <LogSummary done={done} />
      {counts.lines === 0 &&
        (counts.broken.count > 0 || counts.files.length > 0 ? <NoLine /> : <NoRequest />)}
      {counts.lines > 0 && rows.length === 0 && (
        <Notice title="None of these requests failed at sign-in.">
          <p>
            No line has an error reason, and none a status that a failed sign-in ends in (401, 403, 460, 500,
            561, 562). A request whose browser never came back from the provider leaves no failing line: the
            provider's own logs hold it.
          </p>
        </Notice>
      )}
      {rows.length > 0 && axis !== null && (
        <>
          <div className="flex flex-wrap items-end gap-3 print:hidden">
            <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
              <label htmlFor={filterId} className="text-meta text-text-2">
                Filter
              </label>
              <input
                id={filterId}
                type="search"
                value={text}
                onChange={(event) => setText(event.target.value)}
                placeholder="reason, status, host, rule 10"
                spellCheck={false}
                autoComplete="off"
                className="field"
              />
            </div>
            <CopyButton text={reasonsCsv(found)} what="these rows as CSV" label="Copy these rows" />
            <SaveButton
              content={() => reasonsCsv(found)}
              type="text/csv"
              file={fileName(["sign-in-reasons"], counts.to ?? "", "csv")}
              what="these rows as CSV"
              label="Save as CSV"
            />
          </div>
          <p role="status" className="-mt-4 text-meta text-text-2">
            {found.length === rows.length
              ? `${rows.length} ${rows.length === 1 ? "row" : "rows"}, most lines first`
              : `${found.length} of ${rows.length} rows`}
          </p>
          <ReasonTable
            title="Answered by the load balancer"
            about="Sign-in failed, or the load balancer itself refused or could not serve the request."
            empty={
              settled === "" ? "None of these failures was the load balancer's own answer." : "No row fits."
            }
            rows={bySignIn}
            axis={axis}
            explained={explained}
          />
          {byTarget.length > 0 && (
            <ReasonTable
              title="Answered by the target itself"
              about="The application gave these statuses; sign-in let the requests through, or was not asked for. They are no fault of the sign-in chain."
              empty=""
              rows={byTarget}
              axis={axis}
              explained={explained}
            />
          )}
        </>
      )}
      <UnreadLines counts={counts} />
    </div>
  );
}

/** What Athena answers of files that hold none. */
function NoRequest() {
  return (
    <Notice title="No request was recorded in this time.">
      <p>A load balancer writes a line for each request that it answers.</p>
    </Notice>
  );
}

function NoLine() {
  return (
    <Notice
      status="unknown"
      word="Nothing could be counted"
      title="No line of this is one of an ALB access log."
    >
      <p>
        A line begins with the kind of connection, a time and <code>app/…</code>, and has 25 or more fields.
        Connection logs, health-check logs and logs of CloudFront or a Network Load Balancer are other
        formats. What was found instead stands below.
      </p>
    </Notice>
  );
}
