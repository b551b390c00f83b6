import { Disclosure } from "@/components/ui/disclosure";
import { Status } from "@/components/ui/status";
import type { ShownStatus } from "@/lib/format/status";
import type { FindingLevel } from "@/lib/jwt/findings";
import type { TokenFinding } from "@/lib/jwt/types";

const looks: Readonly<Record<FindingLevel, { readonly status: ShownStatus; readonly word: string }>> = {
  error: { status: "fails", word: "refuses" },
  warn: { status: "likely", word: "warning" },
  info: { status: "not-applicable", word: "note" },
};

interface FindingListProps {
  readonly findings: readonly TokenFinding[];
  /** Without a target nobody refuses: what is wrong is wrong by itself. */
  readonly hasTarget: boolean;
}

/** Everything that was seen: reasons for a refusal first, then warnings; notes fold away. */
export function FindingList({ findings, hasTarget }: FindingListProps) {
  const loud = [...of(findings, "error"), ...of(findings, "warn")];
  const notes = of(findings, "info");
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="token-findings">
      <h3 id="token-findings" className="section-title pb-1">
        What was seen
      </h3>
      {loud.length > 0 && (
        <ul>
          {loud.map((found) => (
            <FindingRow key={keyOf(found)} found={found} hasTarget={hasTarget} />
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <div className="border-line border-t pt-1">
          <Disclosure
            summary={`${notes.length} ${notes.length === 1 ? "note" : "notes"}`}
            open={loud.length === 0}
          >
            <ul>
              {notes.map((found) => (
                <FindingRow key={keyOf(found)} found={found} hasTarget={hasTarget} />
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </section>
  );
}

interface FindingRowProps {
  readonly found: TokenFinding;
  readonly hasTarget: boolean;
}

function FindingRow({ found, hasTarget }: FindingRowProps) {
  const { status, word } = looks[found.level];
  const hasBoth = found.actual !== undefined && found.expected !== undefined;
  return (
    <li
      data-token-finding={found.id}
      data-level={found.level}
      className="grid grid-cols-1 gap-x-3 border-line border-t py-2 md:grid-cols-[88px_1fr]"
    >
      <Status
        status={status}
        word={found.level === "error" && !hasTarget ? "wrong" : word}
        className="h-5 self-start"
      />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="max-w-measure">{found.message}</p>
        {hasBoth && (
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-meta">
            <dt className="text-text-2">is</dt>
            <dd>
              <code>{found.actual}</code>
            </dd>
            <dt className="text-text-2">expected</dt>
            <dd>
              <code>{found.expected}</code>
            </dd>
          </dl>
        )}
        {found.fix !== undefined && <p className="max-w-measure text-text-2">{found.fix}</p>}
        <p className="text-meta text-text-3">{found.id}</p>
      </div>
    </li>
  );
}

function of(findings: readonly TokenFinding[], level: FindingLevel): TokenFinding[] {
  return findings.filter((found) => found.level === level);
}

function keyOf({ id, message }: TokenFinding): string {
  return `${id} ${message}`;
}
