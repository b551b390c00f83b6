import { ArrowRight } from "lucide-react";
import { IdText } from "@/components/ui/id-text";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Status } from "@/components/ui/status";
import type { ChainChange, FieldChange, FindingChange, NotCompared, SnapshotComparison } from "@/lib/compare";
import { isBetter, isSame, isWorse } from "@/lib/compare/worse";
import { presenceWord, sideWord, valuesOf } from "@/lib/format/comparison-text";
import { checkPath } from "@/lib/format/paths";
import type { ShownStatus } from "@/lib/format/status";
import { utcTime } from "@/lib/format/time";
import type { OpenedFile } from "./protocol";
import type { Compared } from "./use-snapshots";
import { Value } from "./value";

interface ComparisonViewProps {
  readonly file: OpenedFile;
  readonly compared: Compared;
  readonly onEnd: () => void;
}

/** What became of each finding between two snapshots, and what was changed. */
export function ComparisonView({ file, compared, onEnd }: ComparisonViewProps) {
  return (
    <div className="page flex flex-col gap-6 py-6" data-comparison={compared.step}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-verdict max-md:text-verdict-phone">What changed</h1>
        <button type="button" className="button print:hidden" onClick={onEnd}>
          Back to the file
        </button>
      </div>
      <p role="status" className={compared.step === "reading" ? "text-text-2" : "sr-only"}>
        {compared.step === "reading" ? `Reading ${compared.name} …` : ""}
        {compared.step === "done" && headline(compared.comparison)}
      </p>
      {compared.step === "refused" && (
        <Notice status="unknown" word="Not compared" title={compared.refused.message}>
          <p>{compared.refused.wayOut}</p>
        </Notice>
      )}
      {compared.step === "done" && (
        <Compare file={file} other={compared.other} comparison={compared.comparison} />
      )}
    </div>
  );
}

interface CompareProps {
  readonly file: OpenedFile;
  readonly other: OpenedFile;
  readonly comparison: SnapshotComparison;
}

function Compare({ file, other, comparison }: CompareProps) {
  const { before, after, chains, changes, notCompared } = comparison;
  const nameOf = (takenAt: string) => (file.takenAt === takenAt ? file.name : other.name);
  const configured = changes.filter(({ observed }) => !observed);
  const observed = changes.filter((change) => change.observed);
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-text-2">
        <dt>Before</dt>
        <dd>
          {utcTime(before.takenAt, true)} · {nameOf(before.takenAt)}
        </dd>
        <dt>After</dt>
        <dd>
          {utcTime(after.takenAt, true)} ·{" "}
          {before.takenAt === after.takenAt ? other.name : nameOf(after.takenAt)}
        </dd>
      </dl>
      {isSame(comparison) ? (
        <Notice title="No difference.">
          <p>
            Every field and every verdict is the same in both. What takes its time or turns with every reading
            (times, counts of calls, addresses of endpoints) is not compared.
          </p>
        </Notice>
      ) : (
        <p className="section-title">{headline(comparison)}</p>
      )}
      {chains.length > 0 && <Findings chains={chains} />}
      {configured.length > 0 && (
        <section aria-labelledby="changes-title">
          <h2 id="changes-title" className="section-title pb-2">
            Configuration
          </h2>
          <Changes changes={configured} />
        </section>
      )}
      {observed.length > 0 && (
        <section aria-labelledby="observed-title">
          <h2 id="observed-title" className="section-title pb-2">
            What DNS and the providers answered
          </h2>
          <Changes changes={observed} />
        </section>
      )}
      <Uncompared all={notCompared} />
    </>
  );
}

/** "1 check fails that did not; 3 fields changed." */
function headline(comparison: SnapshotComparison): string {
  if (isSame(comparison)) return "No difference.";
  const findings = comparison.chains.flatMap((chain) => chain.findings);
  const worse = findings.filter(isWorse).length;
  const mended = findings.filter(isBetter).length;
  const fields = comparison.changes.length;
  const unread = comparison.notCompared.filter(({ failed }) => failed).length;
  return [
    worse === 0
      ? "No check fails that did not"
      : counted(worse, "check fails", "checks fail", "that did not"),
    ...(mended === 0 ? [] : [counted(mended, "does not fail", "do not fail", "any more")]),
    counted(fields, "field changed", "fields changed", ""),
    ...(unread === 0 ? [] : [counted(unread, "thing", "things", "could not be read")]),
  ]
    .join("; ")
    .concat(".");
}

function counted(count: number, one: string, many: string, rest: string): string {
  return `${count} ${count === 1 ? one : many} ${rest}`.trimEnd();
}

function Findings({ chains }: { readonly chains: readonly ChainChange[] }) {
  return (
    <section aria-labelledby="became-title">
      <h2 id="became-title" className="section-title pb-2">
        What became of each finding
      </h2>
      <ul className="flex flex-col gap-3">
        {chains.map(({ chain, title, presence, findings }) => (
          <li key={chain} className="border-line border-t pt-2">
            <p>
              <strong className="font-semibold">{title}</strong>
              {presence !== "both" && <span className="text-text-2"> {presenceWord[presence]}</span>}
            </p>
            <ul>
              {findings.map((finding) => (
                <Finding key={finding.check} {...finding} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Finding({ check, title, from, to, because }: FindingChange) {
  return (
    <li
      data-became={check}
      data-from={from ?? ""}
      data-to={to ?? ""}
      className="grid gap-x-3 py-1 md:grid-cols-[16rem_minmax(0,1fr)]"
    >
      <span className="inline-flex items-center gap-1">
        <Side status={from} />
        <ArrowRight size={16} strokeWidth={1.75} aria-label="now" className="shrink-0 text-text-2" />
        <Side status={to} />
      </span>
      <span>
        <Link href={checkPath(check)} className="link">
          {title}
        </Link>
        {because !== undefined && <span className="block text-text-2">{because}</span>}
      </span>
    </li>
  );
}

function Side({ status }: { readonly status: ShownStatus | null }) {
  return status === null ? <span className="text-text-2">not looked at</span> : <Status status={status} />;
}

function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  return (
    <ul>
      {changes.map((change) => (
        <Change key={`${change.what} ${change.id} ${change.path.join(" ")}`} change={change} />
      ))}
    </ul>
  );
}

function Change({ change }: { readonly change: FieldChange }) {
  const { what, name, id, path, decides } = change;
  const { gone, come } = valuesOf(change);
  const field = path.join(" › ");
  return (
    <li
      data-changed={what}
      data-field={path.at(-1) ?? ""}
      data-decides={decides}
      className="grid gap-x-6 gap-y-1 border-line border-t py-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
    >
      <div className="min-w-0">
        <p>
          {what} <strong className="font-semibold">{name}</strong>
        </p>
        {field !== "" && <p className="wrap-anywhere font-mono text-code">{field}</p>}
        {decides && <p className="text-meta text-likely">decides who gets in</p>}
        {id !== "" && id !== name && (
          <p className="text-meta text-text-2">
            <IdText id={id} what="the id" longest={36} />
          </p>
        )}
      </div>
      <ul className="min-w-0" aria-label="What went, and what came">
        {gone.map((value) => (
          <Value key={`- ${value}`} mark="−" word="before" text={value} />
        ))}
        {come.map((value) => (
          <Value key={`+ ${value}`} mark="+" word="after" text={value} />
        ))}
      </ul>
    </li>
  );
}

function Uncompared({ all }: { readonly all: readonly NotCompared[] }) {
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="uncompared-title">
      <div className="flex flex-wrap items-baseline gap-x-3 pb-2">
        <h2 id="uncompared-title" className="section-title">
          Not compared
        </h2>
        <Status status="unknown" word={`${all.length} unknown`} className="text-meta" />
      </div>
      <ul>
        {all.map(({ what, id, side, reason }) => (
          <li key={`${what} ${id}`} className="border-line border-t py-2">
            <p>
              {what} {id !== "" && <IdText id={id} what="the id" longest={48} />}
              <span className="text-text-2"> {sideWord[side]}</span>
            </p>
            <p className="text-text-2">{reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
