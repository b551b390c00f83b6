import { type ReactNode, useState } from "react";
import { EvidenceList } from "@/components/findings/evidence-view";
import { Status } from "@/components/ui/status";
import { causesOf } from "@/lib/format/causes";
import type { ShownStatus } from "@/lib/format/status";
import { answerWord, shownStatus } from "@/lib/format/status";
import type { Answer, Diagnosis } from "@/lib/model/diagnosis";
import { MetaLine } from "./meta-line";

interface VerdictProps {
  readonly diagnosis: Diagnosis;
  readonly probing: boolean;
  readonly actions: ReactNode;
}

/** `ruled-out` is neutral: that nothing was found is not that all is well. */
const looks: Readonly<Record<Answer, { readonly status: ShownStatus; readonly bar: string }>> = {
  found: { status: "fails", bar: "border-fails" },
  likely: { status: "likely", bar: "border-likely" },
  "by-design": { status: "by-design", bar: "border-by-design" },
  "ruled-out": { status: "not-applicable", bar: "border-line-strong" },
  "not-enough-access": { status: "unknown", bar: "border-unknown" },
};

/** The one sentence, how sure it is, and what proves it. */
export function Verdict({ diagnosis, probing, actions }: VerdictProps) {
  // What is there at first has not changed: the tint tells of a sentence that took another's place.
  const [said, setSaid] = useState({ summary: diagnosis.summary, isNew: false });
  if (said.summary !== diagnosis.summary) setSaid({ summary: diagnosis.summary, isNew: true });
  const { status, bar } = looks[diagnosis.answer];
  const causes = causesOf(diagnosis);
  const [first, ...more] = causes;
  const proof = first?.evidence.slice(0, 1) ?? [];
  return (
    <section
      aria-labelledby="verdict-title"
      data-verdict={diagnosis.answer}
      className={`flex flex-col gap-3 border-l-3 pl-4 ${bar}`}
    >
      <div key={said.summary} className={said.isNew ? "changed" : undefined}>
        <Status status={status} word={answerWord(diagnosis)} className="font-semibold" />
        <h1 id="verdict-title" className="max-w-measure text-verdict max-md:text-verdict-phone">
          {diagnosis.summary}
        </h1>
      </div>
      <MetaLine diagnosis={diagnosis} probing={probing} />
      {actions}
      {proof.length > 0 && <EvidenceList evidence={proof} proveIt />}
      {more.length > 0 && (
        <div>
          <p className="font-semibold">
            And {more.length} more
            {diagnosis.answer === "found" ? "; every one that is proven must be fixed" : ""}:
          </p>
          <ol start={2} className="list-decimal pl-5">
            {more.map((cause) => (
              <li key={cause.check}>
                <a href={`#${cause.check}`} className="link">
                  {cause.title}
                </a>{" "}
                <Status status={shownStatus(cause)} className="text-meta" />
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}
