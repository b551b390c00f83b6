/** One figure of the contract: a value beside the reference that was measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The reference: what it is, and its own value in the same unit. */
  readonly of: Readonly<Record<string, number>>;
  readonly ratio: number;
}

export function figure(
  name: string,
  value: number,
  unit: string,
  of: Readonly<Record<string, number>>,
): Figure {
  const [reference = 1] = Object.values(of);
  const round = (number: number) => Math.round(number * 1000) / 1000;
  return { name, value: round(value), unit, of, ratio: round(value / reference) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
