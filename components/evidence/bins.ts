import type { EvidenceWindow, MetricSeries } from "@/lib/model/chain-evidence";

/** One bar: the values of its periods, added up, or for what is no count the greatest of them. */
export function binned(window: EvidenceWindow, series: MetricSeries, bins: number): number[] {
  const [from, to] = [Date.parse(window.from), Date.parse(window.to)];
  const heights = Array.from({ length: bins }, () => 0);
  for (const { at, value } of series.points) {
    const bin = Math.floor(((Date.parse(at) - from) / (to - from)) * bins);
    const known = heights[bin];
    if (known === undefined) continue;
    heights[bin] = series.statistic === "Sum" ? known + value : Math.max(known, value);
  }
  return heights;
}

/** Where a moment lies in the window: from 0 to 100; null outside. */
export function percentOf(window: EvidenceWindow, at: string): number | null {
  const [from, to] = [Date.parse(window.from), Date.parse(window.to)];
  const share = ((Date.parse(at) - from) / (to - from)) * 100;
  return share >= 0 && share <= 100 ? Math.round(share * 100) / 100 : null;
}

/** The whole of a series in one figure: a sum, or the greatest value in milliseconds. */
export function figureOf({ statistic, points }: MetricSeries): string {
  const values = points.map(({ value }) => value);
  if (statistic === "Sum") return String(values.reduce((sum, value) => sum + value, 0));
  return `${Math.round(Math.max(...values))} ms`;
}

/** The drawing in words, its times as `tell` tells them. */
export function seriesInWords(
  window: EvidenceWindow,
  series: MetricSeries,
  tell: (iso: string) => string,
): string {
  const { points } = series;
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return "nothing counted";
  const most = points.reduce((a, b) => (b.value > a.value ? b : a));
  const span = `first at ${tell(first.at)}, last at ${tell(last.at)}`;
  const figure = `${figureOf(series)} ${series.statistic === "Sum" ? "in all" : "at most"}`;
  const periods = window.periodSeconds === 60 ? "minutes" : `spans of ${window.periodSeconds / 60} minutes`;
  return `${figure}, in ${points.length} ${periods}; ${span}; most, ${Math.round(most.value)}, at ${tell(most.at)}`;
}

/** `ELBAuthLatency, average`. */
export function nameOf({ name, statistic }: MetricSeries): string {
  return statistic === "Sum" ? name : `${name}, ${statistic.toLowerCase()}`;
}
