import { Status } from "@/components/ui/status";
import { BriefTime } from "@/components/ui/time-stamp";
import { statusWord } from "@/lib/format/status";
import type { LiveDiagnosis } from "./use-live-diagnosis";

/** What became of each failed check when it was looked at again. The incident is over when these pass. */
export function OutcomeList({ outcome }: { readonly outcome: NonNullable<LiveDiagnosis["outcome"]> }) {
  if (outcome.changes.length === 0) return null;
  return (
    <section aria-labelledby="outcome-title" className="mb-6">
      <h2 id="outcome-title" className="section-title pb-2">
        Checked again
      </h2>
      <ul>
        {outcome.changes.map(({ check, title, from, to }) => (
          <li key={check} className="flex flex-wrap items-baseline gap-x-3 border-line border-t py-2">
            <span className="inline-flex items-center gap-1 text-text-2">
              {statusWord[from]} → {to === null ? <span>not looked at</span> : <Status status={to} />}{" "}
              <BriefTime iso={outcome.at} />
            </span>
            <span>{title}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
