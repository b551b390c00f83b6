"use client";

import { X } from "lucide-react";
import { Notice } from "@/components/ui/notice";
import { HarStoryView } from "./har-story-view";
import { useHar } from "./use-har";

interface HarReadingProps {
  readonly file: Blob;
  /** Statuses and reasons that have a page under `/explain`. */
  readonly explained: readonly string[];
  readonly onClose: () => void;
}

/** A HAR that was pasted or dropped: being read, told, or refused with the reason. */
export default function HarReading({ file, explained, onClose }: HarReadingProps) {
  const state = useHar(file);
  return (
    <section aria-labelledby="har-title" data-har={state.step} className="mt-6 border-line border-t pt-6">
      <div className="flex items-center justify-between gap-3">
        <h2 id="har-title" className="section-title">
          The sign-in, as this browser recording shows it
        </h2>
        <button type="button" className="button button-bare print:hidden" onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden />
          Close
        </button>
      </div>
      <p role="status" className={state.step === "reading" ? "py-4 text-text-2" : "sr-only"}>
        {state.step === "reading" ? "Reading the HAR in this tab …" : "The HAR was read."}
      </p>
      {state.step === "refused" && (
        <Notice status="unknown" word="Not read" title={state.problem.message}>
          <p>{state.problem.wayOut}</p>
        </Notice>
      )}
      {state.step === "done" && <HarStoryView story={state.story} explained={explained} />}
    </section>
  );
}
