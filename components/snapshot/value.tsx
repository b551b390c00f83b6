import { CopyButton } from "@/components/ui/copy-button";
import { cutMiddle } from "@/lib/format/cut-middle";

interface ValueProps {
  readonly mark: "+" | "−";
  readonly word: "before" | "after";
  readonly text: string;
}

/** Characters that are shown of a value. */
const LONGEST = 240;

/** One side of a change; a long value is cut in the middle and copied whole. */
export function Value({ mark, word, text }: ValueProps) {
  return (
    <li className="flex items-start gap-2">
      <span className="w-12 shrink-0 text-meta text-text-2 leading-5">
        <span aria-hidden>{mark} </span>
        {word}
      </span>
      <code className="min-w-0 wrap-anywhere" title={text.length > LONGEST ? "cut in the middle" : undefined}>
        {cutMiddle(text, LONGEST)}
      </code>
      {text.length > LONGEST && <CopyButton text={text} what={`the value ${word}`} />}
    </li>
  );
}
