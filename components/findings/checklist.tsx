import { Counts } from "@/components/ui/counts";
import { Disclosure } from "@/components/ui/disclosure";
import { ListKeys } from "@/components/ui/list-keys";
import { shownStatus } from "@/lib/format/status";
import type { Finding } from "@/lib/model/finding";
import { FindingItem } from "./finding-item";
import { groupFindings } from "./group-findings";

interface ChecklistProps {
  readonly findings: readonly Finding[];
  readonly causes: readonly string[];
}

const counted = ["fails", "likely", "unknown", "by-design", "passes"] as const;

/** Every check of the chain: what is wrong or open in full, what passes or does not apply behind a count. */
export function Checklist({ findings, causes }: ChecklistProps) {
  const { open, wantsClue, passes, notApplicable } = groupFindings(findings, causes);
  const counts = counted.map((status) => ({
    status,
    count: findings.filter((finding) => shownStatus(finding) === status).length,
  }));
  return (
    <section aria-labelledby="checks-title">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-2">
        <h2 id="checks-title" className="section-title">
          Checks
        </h2>
        <Counts counts={counts} label="Shares of the statuses" />
      </div>
      {findings.length > 0 && <ListKeys of="finding" />}
      {findings.length === 0 && (
        <p className="border-line border-t py-3 text-text-2">
          No check ran: there is no chain to look at. What was tried stands above.
        </p>
      )}
      <ul>
        {open.map(({ finding, followers }) => (
          <FindingItem key={finding.check} finding={finding} followers={followers} />
        ))}
      </ul>
      <Folded title={`${wantsClue.length} unknown: configuration alone does not tell`} findings={wantsClue} />
      <Folded title={`${passes.length} ${passes.length === 1 ? "passes" : "pass"}`} findings={passes} />
      <Folded title={`${notApplicable.length} not applicable`} findings={notApplicable} />
    </section>
  );
}

function Folded({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <div className="border-line border-t py-1">
      <Disclosure summary={title}>
        <ul>
          {findings.map((finding) => (
            <FindingItem key={finding.check} finding={finding} followers={[]} brief />
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
