import { duration, utcTime } from "@/lib/format/time";
import { megabytes, number, size } from "./figures";
import { share } from "./reason-rows";
import type { Reading } from "./use-log-reading";

/** One line of what was read, and one of the statuses. */
export function LogSummary({ done }: { readonly done: Extract<Reading, { step: "done" }> }) {
  const { by, counts, progress, cancelled, elapsedMs } = done;
  const { lines, broken, from, to, byStatus, reasons } = counts;
  const withReason = reasons
    .filter(({ reason }) => reason !== null)
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-label="Summary" className="flex flex-col gap-1" data-log-lines={lines}>
      {cancelled && (
        <p className="text-unknown">
          Cancelled: {number(progress.filesRead)} of {number(progress.files)}{" "}
          {progress.files === 1 ? "file was" : "files were"} read to the end. The counts are of what was read
          until then.
        </p>
      )}
      <p role="status">
        <span className="font-semibold">
          {number(lines)} {lines === 1 ? "request" : "requests"}
        </span>
        {by === "files" &&
          ` in ${number(counts.files.length)} ${counts.files.length === 1 ? "file" : "files"}`}
        {from !== null && to !== null && ` · ${utcTime(from, true)} to ${utcTime(to, true)}`}
        {lines > 0 && (
          <>
            {" · "}
            <span className="font-semibold">{number(withReason)}</span> with an error reason (
            {share(withReason, lines)})
          </>
        )}
        {broken.count > 0 && ` · ${number(broken.count)} broken ${broken.count === 1 ? "line" : "lines"}`}
      </p>
      <p className="text-meta text-text-2">
        {byStatus.length > 0 && (
          <span>
            {byStatus
              .map(({ status, count }) => `${String(status).padStart(3, "0")}: ${number(count)}`)
              .join(" · ")}
            {" · "}
          </span>
        )}
        {by === "files"
          ? `${megabytes(progress.bytesRead)} read in ${duration(elapsedMs)}`
          : `${size(progress.bytesRead)} scanned by Athena, ${duration(elapsedMs)}`}
      </p>
    </section>
  );
}
