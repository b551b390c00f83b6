import type { ShownStatus } from "@/lib/format/status";
import { statusWord } from "@/lib/format/status";

interface CountsProps {
  readonly counts: readonly { readonly status: ShownStatus; readonly count: number }[];
  readonly label: string;
}

const fills: Readonly<Partial<Record<ShownStatus, string>>> = {
  fails: "fill-fails",
  likely: "fill-likely",
  unknown: "fill-unknown",
  "by-design": "fill-by-design",
  passes: "fill-passes",
};

/** How many of each status, as words and as one bar of their shares. */
export function Counts({ counts, label }: CountsProps) {
  const shown = counts.filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  let x = 0;
  const bars = shown.map(({ status, count }) => {
    const bar = { status, x, width: (count / total) * 100 };
    x += bar.width;
    return bar;
  });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-text-2">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-24" role="img" aria-label={label}>
        {bars.map((bar) => (
          <rect
            key={bar.status}
            x={bar.x}
            width={bar.width}
            height="4"
            className={fills[bar.status] ?? "fill-line-strong"}
          />
        ))}
      </svg>
      <span>{shown.map(({ status, count }) => `${count} ${statusWord[status]}`).join(" · ")}</span>
    </div>
  );
}
