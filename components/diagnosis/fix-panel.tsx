import { FixesView } from "@/components/findings/fixes-view";
import { CopyAction } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { causesOf, fixText, isOurs } from "@/lib/format/causes";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { Finding } from "@/lib/model/finding";
import { NextSteps } from "./next-steps";

interface FixPanelProps {
  readonly diagnosis: Diagnosis;
  /** The five lines for the channel: what is copied where the fix is somebody else's. */
  readonly message: () => string;
}

/** What to do about it, ready to copy: fixes by cause, or where there is none the next steps. */
export function FixPanel({ diagnosis, message }: FixPanelProps) {
  const mended = mendable(diagnosis);
  const [first] = mended;
  if (!first) {
    return (
      <section aria-labelledby="fix-title" className="panel p-4">
        <h2 id="fix-title" className="section-title pb-2">
          {emptyTitle(diagnosis)}
        </h2>
        {diagnosis.nextSteps.length > 0 ? (
          <NextSteps steps={diagnosis.nextSteps} />
        ) : (
          <p className="text-text-2">The checks below say what was looked at and what could not be.</p>
        )}
      </section>
    );
  }
  const best = first.fixes[0];
  const ours = first.fixes.some(isOurs);
  return (
    <section aria-labelledby="fix-title" className="panel flex flex-col p-4">
      <div className="flex items-center justify-between gap-2 pb-2">
        <h2 id="fix-title" className="section-title">
          {titleOf(diagnosis, mended.length)}
        </h2>
        {ours && best ? (
          <CopyAction
            id="copy-fix"
            name="Copy the fix"
            text={fixText(best)}
            what="the fix"
            label="Copy the fix"
            filled
          />
        ) : (
          <CopyAction
            id="copy-request"
            name="Copy the request to the owner"
            text={message}
            what="the request to the owner"
            label="Copy the request"
            filled
          />
        )}
      </div>
      {!ours && (
        <p className="pb-2 text-text-2">
          Not yours to change:{" "}
          {diagnosis.source.owner
            ? `owner ${diagnosis.source.owner.replace(/^owner /, "")}`
            : "owner unknown"}
          . The request says what is wrong, what proves it and how to confirm.
        </p>
      )}
      {mended.length === 1 ? (
        <FixesView fixes={first.fixes} low />
      ) : (
        <ol className="flex flex-col">
          {mended.map((cause, index) => (
            <li key={cause.check} className="border-line border-t py-2">
              <Disclosure
                open={index === 0}
                summary={
                  <span className="font-semibold text-text">
                    {index + 1}. {cause.title}
                  </span>
                }
              >
                <FixesView fixes={cause.fixes} low />
              </Disclosure>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function emptyTitle({ nextSteps, answer }: Diagnosis): string {
  if (nextSteps.length > 0) return "What to do next";
  return answer === "ruled-out" ? "Nothing to mend in the configuration" : "No fix is known";
}

function titleOf(diagnosis: Diagnosis, count: number): string {
  if (diagnosis.answer === "by-design") return "Where to change it";
  if (count === 1) return "Fix";
  return diagnosis.answer === "found"
    ? `Fixes, ${count}: all must be made`
    : `Fixes, ${count}: most likely first`;
}

/** Findings whose fixes are offered: the causes, or where it is by design what says so. */
function mendable(diagnosis: Diagnosis): Finding[] {
  const causes =
    diagnosis.answer === "by-design"
      ? diagnosis.findings.filter(({ status, severity }) => status === "fail" && severity === "by-design")
      : causesOf(diagnosis);
  return causes.filter((cause) => cause.fixes.length > 0);
}
