import { Disclosure } from "@/components/ui/disclosure";
import { BothTimes, BriefTime, useTimeWords } from "@/components/ui/time-stamp";
import type { Onset } from "@/lib/diagnose/evidence/read-metrics";
import type { Change, EvidenceWindow, MetricSeries } from "@/lib/model/chain-evidence";
import { binned, figureOf, nameOf, percentOf, seriesInWords } from "./bins";

interface MetricRowsProps {
  readonly window: EvidenceWindow;
  readonly series: readonly MetricSeries[];
  readonly onset: Onset | null;
  readonly changes: readonly Change[];
}

/** What fails is drawn in its colour; the word beside it says the same. */
const failing = /Error|Failure|Exceeded|5XX|4XX|4xx|5xx/;

/** One row a metric, all on one time axis, with what was changed and what began drawn through. */
export function MetricRows({ window, series, onset, changes }: MetricRowsProps) {
  const counted = series.filter(({ points }) => points.length > 0);
  const silent = series.filter(({ points }) => points.length === 0);
  return (
    <div className="flex flex-col gap-1">
      <ul>
        {counted.map((one) => (
          <li
            key={nameOf(one)}
            data-metric={nameOf(one)}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 border-line border-t py-1 first:border-t-0 md:grid-cols-[240px_1fr_72px]"
          >
            <code className="min-w-0">{nameOf(one)}</code>
            <Spark window={window} series={one} onset={onset} changes={changes} />
            <span className="text-right tabular-nums max-md:order-first max-md:col-start-2 max-md:row-start-1">
              {figureOf(one)}
            </span>
          </li>
        ))}
      </ul>
      {counted.length > 0 && <Axis window={window} />}
      {counted.length > 0 && (onset !== null || changes.length > 0) && (
        <p className="text-meta text-text-2">
          {onset !== null && (
            <>
              Solid line: {onset.metric} {onset.direction === "rise" ? "rises" : "falls"},{" "}
              <BothTimes iso={onset.at} form="minute" />.{" "}
            </>
          )}
          {changes.length > 0 && "Dashed lines: the changes below."}
        </p>
      )}
      {silent.length > 0 && (
        <p className="text-meta text-text-2">
          Nothing counted: {[...new Set(silent.map(({ name }) => name))].join(", ")}. AWS reports no zeros.
        </p>
      )}
      {counted.length > 0 && (
        <Disclosure summary="The same in numbers, by 15 minutes">
          <Numbers window={window} series={counted} />
        </Disclosure>
      )}
    </div>
  );
}

const BARS = 60;
const HEIGHT = 24;

interface SparkProps {
  readonly window: EvidenceWindow;
  readonly series: MetricSeries;
  readonly onset: Onset | null;
  readonly changes: readonly Change[];
}

/** Bars against the row's own most. Across, everything is in percent: the drawing is as wide as it may be. */
function Spark({ window, series, onset, changes }: SparkProps) {
  const tell = useTimeWords();
  const bars = binned(window, series, BARS);
  const most = Math.max(...bars, 1);
  const began = onset && percentOf(window, onset.at);
  const marks = changes.flatMap(({ id, at }) => {
    const x = percentOf(window, at);
    return x === null ? [] : [{ id, x: `${x}%` }];
  });
  return (
    <svg
      role="img"
      aria-label={`${nameOf(series)}: ${seriesInWords(window, series, tell)}`}
      height={HEIGHT}
      className="block w-full max-md:col-span-2"
    >
      <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
      {bars.map((value, bar) => {
        if (value === 0) return null;
        // A single one among thousands is still to be seen.
        const height = Math.max(2, (value / most) * (HEIGHT - 2));
        const x = `${(bar * 100) / BARS}%`;
        return (
          <rect
            key={x}
            x={x}
            y={HEIGHT - height}
            width={`${80 / BARS}%`}
            height={height}
            className={failing.test(series.name) ? "fill-fails" : "fill-text-2"}
          />
        );
      })}
      {marks.map(({ id, x }) => (
        <line
          key={id}
          x1={x}
          x2={x}
          y1="0"
          y2={HEIGHT}
          strokeWidth="1.5"
          strokeDasharray="3 2"
          className="stroke-accent"
        />
      ))}
      {began !== null && (
        <line x1={`${began}%`} x2={`${began}%`} y1="0" y2={HEIGHT} strokeWidth="2" className="stroke-text" />
      )}
    </svg>
  );
}

function Axis({ window }: { readonly window: EvidenceWindow }) {
  const middle = new Date((Date.parse(window.from) + Date.parse(window.to)) / 2).toISOString();
  return (
    <div className="md:grid md:grid-cols-[240px_1fr_72px] md:gap-x-4">
      <div className="flex justify-between border-line border-t pt-1 text-meta text-text-2 tabular-nums md:col-start-2">
        {[window.from, middle, window.to].map((iso) => (
          <BriefTime key={iso} iso={iso} form="minute" />
        ))}
      </div>
    </div>
  );
}

const QUARTERS = 12;

function Numbers({ window, series }: Pick<MetricRowsProps, "window" | "series">) {
  const columns = series.map((one) => ({ name: nameOf(one), values: binned(window, one, QUARTERS) }));
  const step = (Date.parse(window.to) - Date.parse(window.from)) / QUARTERS;
  const rows = Array.from({ length: QUARTERS }, (_, row) =>
    new Date(Date.parse(window.from) + row * step).toISOString(),
  );
  return (
    <table className="table panel-table stacked">
      <thead>
        <tr>
          <th scope="col">From</th>
          {columns.map(({ name }) => (
            <th key={name} scope="col" className="wrap-anywhere text-right">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((iso, row) => (
          <tr key={iso}>
            <th scope="row">
              <BriefTime iso={iso} form="minute" />
            </th>
            {columns.map(({ name, values }) => (
              <td key={name} data-label={name} className="text-right tabular-nums">
                {Math.round(values[row] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
