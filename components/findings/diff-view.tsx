import type { TextRun } from "@/lib/format/diff-text";
import { diffText } from "@/lib/format/diff-text";

interface DiffViewProps {
  readonly actual: string;
  readonly expected: string;
  /** What the two are called. */
  readonly labels?: { readonly actual: string; readonly expected: string };
}

const plain = { actual: "actual", expected: "expected" };

/** Actual over expected, letter under letter, with what differs marked by more than colour. */
export function DiffView({ actual, expected, labels = plain }: DiffViewProps) {
  const diff = diffText(actual, expected);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded-control bg-sunken px-3 py-2">
      <dt className="text-meta text-text-2 leading-5">{labels.actual}</dt>
      <dd>
        <Marked runs={diff.actual} look="bg-fails-tint text-fails decoration-fails" />
      </dd>
      <dt className="text-meta text-text-2 leading-5">{labels.expected}</dt>
      <dd>
        <Marked runs={diff.expected} look="bg-line text-text decoration-text" />
      </dd>
    </dl>
  );
}

function Marked({ runs, look }: { readonly runs: readonly TextRun[]; readonly look: string }) {
  const places = runs.map((run, index) => ({
    ...run,
    at: runs.slice(0, index).reduce((length, before) => length + before.text.length, 0),
  }));
  return (
    <code className="wrap-anywhere">
      {places.map(({ text, differs, at }) =>
        differs ? (
          <mark key={at} className={`font-bold underline decoration-2 underline-offset-2 ${look}`}>
            {text}
          </mark>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </code>
  );
}
