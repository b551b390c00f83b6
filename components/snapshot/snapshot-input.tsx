import { Lock } from "lucide-react";
import { CodeBlock } from "@/components/ui/code-block";
import { FileButton } from "./file-button";

interface SnapshotInputProps {
  /** Files are held over the page. */
  readonly over: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where nothing is open: what a snapshot is, how to get one, and the ways in. */
export function SnapshotInput({ over, onFiles }: SnapshotInputProps) {
  return (
    <>
      <p className="max-w-measure text-text-2">
        A snapshot is all that was read of one load balancer or API, in one file without any secret. Opened
        here it says what it said where it was saved; no AWS is asked.
      </p>
      <div
        className={`flex flex-col items-start gap-2 rounded-panel border border-dashed bg-surface p-4 print:hidden ${over ? "border-accent outline-2 outline-accent" : "border-line-strong"}`}
      >
        <p className="section-title">
          {over ? "Let go to open" : "Drop one snapshot anywhere on this page, or two to compare them"}
        </p>
        <FileButton label="Choose files" multiple onFiles={onFiles} />
        <p className="mt-1 flex w-full items-start gap-1 border-line border-t pt-3 text-meta text-text-2">
          <Lock size={12} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
          <span>
            A file stays in this tab: it is read and judged by this browser, nothing of it is sent, and
            nothing is kept.
          </span>
        </p>
      </div>
      <section aria-labelledby="get-one" className="flex flex-col gap-2">
        <h2 id="get-one" className="section-title">
          To get one
        </h2>
        <p className="max-w-measure text-text-2">
          <strong className="font-semibold text-text">Save snapshot</strong> on any diagnosis, or on the
          command line:
        </p>
        <div className="max-w-measure">
          <CodeBlock code={commands} what="the commands" />
        </div>
      </section>
    </>
  );
}

const commands = `npx authpath snapshot alb/ACCOUNT/REGION/NAME/ID > before.json
npx authpath check before.json
npx authpath compare before.json after.json`;
