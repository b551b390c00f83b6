/**
 * Paths at which two JSON values differ, as `rules[0].Actions[1].Order`; where a whole member or item came or went, its
 * own path. Lists of plain values are one value.
 */
export function differences(before: unknown, after: unknown, path = ""): string[] {
  if (isPlain(before) || isPlain(after))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, n) => differences(before[n], after[n], `${path}[${n}]`)).flat();
  }
  const [a, b] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => differences(a[key], b[key], path === "" ? key : `${path}.${key}`));
}

function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null);
}
