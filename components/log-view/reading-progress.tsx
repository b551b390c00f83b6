import { megabytes, number } from "./figures";
import type { ReadProgress } from "./protocol";

interface ReadingProgressProps {
  readonly progress: ReadProgress;
  readonly onCancel: () => void;
}

/** From here on the command line is the better tool. */
const HUGE = 500_000_000;

/** How far reading is, and its end before the end. */
export function ReadingProgress({ progress, onCancel }: ReadingProgressProps) {
  const { bytesRead, bytes, filesRead, files, lines } = progress;
  return (
    <section aria-label="Reading" className="flex flex-col gap-2">
      <p role="status" className="sr-only">
        Reading {files} {files === 1 ? "file" : "files"}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <progress
          className="reading-bar h-2 min-w-40 flex-1"
          value={bytesRead}
          max={Math.max(bytes, 1)}
          aria-label="Bytes read"
        />
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
      <p className="text-text-2">
        {megabytes(bytesRead)} of {megabytes(bytes)} · {number(filesRead)} of {number(files)}{" "}
        {files === 1 ? "file" : "files"} · {number(lines)} lines
      </p>
      {bytes > HUGE && (
        <p className="max-w-measure text-text-2">
          That is much for a browser. The command line gives the same counts several times faster:{" "}
          <code>npx authpath logs FILE…</code>
        </p>
      )}
    </section>
  );
}
