import { X } from "lucide-react";
import { BriefTime } from "@/components/ui/time-stamp";
import { answerWord, statusWord } from "@/lib/format/status";
import type { Change, LiveDiagnosis } from "./use-live-diagnosis";

interface ChangeBarProps {
  readonly change: Change | null;
  readonly outcome: LiveDiagnosis["outcome"];
  /** Since when it fails, once recordings tell. */
  readonly since: string | null;
  readonly onDismiss: () => void;
}

/** Says what changed on the page, over it: nothing that is being read moves. */
export function ChangeBar({ change, outcome, since, onDismiss }: ChangeBarProps) {
  const shown = change !== null && (change.verdictChanged || change.kind !== "probes");
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4 max-md:bottom-[calc(64px+env(safe-area-inset-bottom))] print:hidden"
    >
      {change && !shown && <span className="sr-only">The probes are in. The verdict stays.</span>}
      {((change && shown) || since !== null) && (
        <div className="changed pointer-events-auto flex max-w-measure items-start gap-3 rounded-panel border border-accent bg-surface py-2 pr-1 pl-4 shadow-popover">
          <div className="py-1">
            {change && shown && <Words change={change} outcome={outcome} />}
            {since !== null && (
              <p>
                <strong className="wrap-anywhere">{since}.</strong>{" "}
                <a href="#evidence" className="link underline">
                  Evidence
                </a>
              </p>
            )}
          </div>
          <button type="button" className="button button-bare" aria-label="Dismiss" onClick={onDismiss}>
            <X size={16} strokeWidth={1.75} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}

function Words({ change, outcome }: { readonly change: Change; readonly outcome: LiveDiagnosis["outcome"] }) {
  const { kind, verdictChanged, message, before, after } = change;
  if (kind === "problem") return <p>{message}</p>;
  const was = before && verdictChanged ? ` It was: ${answerWord(before)}. ${before.summary}` : "";
  if (kind === "probes") {
    return (
      <p>
        <strong>The probes are in and the verdict changed: {after && answerWord(after)}.</strong>
        <span className="text-text-2">{was}</span>
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>
          Checked again
          {after && (
            <>
              {" at "}
              <BriefTime iso={after.snapshot.takenAt} />
            </>
          )}
          : {verdictChanged ? "" : "the verdict stays, "}
          {after && answerWord(after)}.
        </strong>
      </p>
      {outcome && outcome.changes.length > 0 && (
        <ul className="text-text-2">
          {outcome.changes.slice(0, 4).map(({ check, from, to }) => (
            <li key={check}>
              {check}: {statusWord[from]} → {to === null ? "not looked at" : statusWord[to]}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
