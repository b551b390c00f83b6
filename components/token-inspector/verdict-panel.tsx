import type { ReactNode } from "react";
import { Status } from "@/components/ui/status";
import type { ShownStatus } from "@/lib/format/status";
import type { TokenInspection, TokenVerdict } from "@/lib/jwt/types";
import { firstError, kindWords, verdictSentence } from "./verdict-words";

const looks: Readonly<
  Record<TokenVerdict, { readonly status: ShownStatus; readonly word: string; readonly bar: string }>
> = {
  accept: { status: "passes", word: "Would be taken", bar: "border-passes" },
  reject: { status: "fails", word: "Would be refused", bar: "border-fails" },
  "cannot-tell": { status: "unknown", word: "Cannot tell", bar: "border-unknown" },
};

/** Where there is no token and no target either, nothing was judged. */
const noToken = { status: "not-applicable", word: "Nothing to judge", bar: "border-line-strong" } as const;
const secret = { status: "fails", word: "Take care", bar: "border-fails" } as const;
const secretIds: ReadonlySet<string> = new Set([
  "private-key-pasted",
  "aws-credential-pasted",
  "secret-pasted",
]);

function lookOf({ verdict, tokens, findings }: TokenInspection, subject: string | undefined) {
  if (tokens.length > 0 || subject !== undefined) return looks[verdict];
  return findings.some(({ id }) => secretIds.has(id)) ? secret : noToken;
}

interface VerdictPanelProps {
  readonly inspection: TokenInspection;
  /** Name of the target; undefined where there is none. */
  readonly subject: string | undefined;
  /** What the target trusts and where it is. */
  readonly detail: string | undefined;
  readonly children?: ReactNode;
}

/** Would this target take this token, and the first reason why not. */
export function VerdictPanel({ inspection, subject, detail, children }: VerdictPanelProps) {
  const { verdict, tokens, kind, undecided, findings } = inspection;
  const { status, word, bar } = lookOf(inspection, subject);
  const sentence = verdictSentence(inspection, subject);
  const fix = firstError(findings)?.fix;
  return (
    <section
      aria-labelledby="token-verdict"
      data-token-verdict={verdict}
      className={`flex flex-col gap-2 border-l-3 pl-4 ${bar}`}
    >
      <div role="status">
        <Status status={status} word={word} className="font-semibold" />
        <h2 id="token-verdict" className="max-w-measure text-verdict max-md:text-verdict-phone">
          {sentence}
        </h2>
      </div>
      {tokens.length > 0 && (
        <p className="text-meta text-text-2">
          It is {kindWords(kind)}.{detail !== undefined && ` The target trusts ${detail}.`}
        </p>
      )}
      {fix !== undefined && (
        <p className="max-w-measure">
          <span className="font-semibold">What would fix it: </span>
          {fix}
        </p>
      )}
      {subject !== undefined && undecided.length > 1 && (
        <ul className="max-w-measure list-disc pl-5 text-text-2">
          {undecided.slice(1).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}
