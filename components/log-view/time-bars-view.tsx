import { useTimeWords } from "@/components/ui/time-stamp";
import type { LogBucket } from "@/lib/logs/log-counts";
import { barsInWords, binsOf, type TimeAxis } from "./time-bars";

interface TimeBarsProps {
  readonly axis: TimeAxis;
  readonly buckets: readonly LogBucket[];
}

const WIDTH = 120;
const HEIGHT = 20;

/** Lines over time, drawn against the row's own most; the axis is the same for all rows. */
export function TimeBars({ axis, buckets }: TimeBarsProps) {
  const tell = useTimeWords();
  const bins = binsOf(axis, buckets);
  const most = Math.max(...bins, 1);
  const step = WIDTH / axis.bins;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={barsInWords(axis, bins, tell)}
      className="block"
    >
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className="stroke-line" />
      {bins.map((count, bin) => {
        if (count === 0) return null;
        // A single line among thousands is still to be seen.
        const height = Math.max(2, (count / most) * (HEIGHT - 1));
        const x = bin * step;
        return (
          <rect
            key={x}
            x={x}
            y={HEIGHT - height}
            width={Math.max(1, Math.min(step - 0.5, 8))}
            height={height}
            className="fill-text-2"
          />
        );
      })}
    </svg>
  );
}
