import { cutMiddle } from "@/lib/format/cut-middle";
import { CopyButton } from "./copy-button";

interface IdTextProps {
  readonly id: string;
  /** What it is: "the ARN of the listener". */
  readonly what: string;
  readonly longest?: number;
}

/** An identifier, cut in the middle where it is long; copying takes it whole. */
export function IdText({ id, what, longest = 48 }: IdTextProps) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code title={id}>{cutMiddle(id, longest)}</code>
      <CopyButton text={id} what={what} />
    </span>
  );
}
