import type { LucideIcon } from "lucide-react";
import {
  Check,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Minus,
  SquareEqual,
  TriangleAlert,
} from "lucide-react";
import type { ShownStatus } from "@/lib/format/status";
import { statusWord } from "@/lib/format/status";

/** Icon and colour of every status; its word comes from `lib/format`. Never the one without the other. */
export const statusLooks: Readonly<
  Record<ShownStatus, { readonly icon: LucideIcon; readonly colour: string }>
> = {
  fails: { icon: CircleX, colour: "text-fails" },
  likely: { icon: TriangleAlert, colour: "text-likely" },
  unknown: { icon: CircleQuestionMark, colour: "text-unknown" },
  "by-design": { icon: SquareEqual, colour: "text-by-design" },
  passes: { icon: Check, colour: "text-passes" },
  "not-reached": { icon: CircleDashed, colour: "text-not-reached" },
  "not-applicable": { icon: Minus, colour: "text-not-reached" },
};

interface StatusProps {
  readonly status: ShownStatus;
  /** Instead of the status's own word: "Cause found". */
  readonly word?: string;
  readonly className?: string;
}

/** A status as icon and word. */
export function Status({ status, word, className = "" }: StatusProps) {
  const { icon: Icon, colour } = statusLooks[status];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap align-bottom ${colour} ${className}`}>
      <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span>{word ?? statusWord[status]}</span>
    </span>
  );
}
