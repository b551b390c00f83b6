/** The candidate with the fewest edits from what was expected; undefined where there is none, or all are far off. */
export function nearest(expected: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: distance(expected, candidate) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits <= expected.length / 2 ? best.candidate : undefined;
}

/** Levenshtein distance, in one row over what is left between the common ends. Inputs are URLs and names: short. */
function distance(a: string, b: string): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const row = Array.from({ length: endB - start + 1 }, (_, index) => index);
  for (let i = start; i < endA; i += 1) {
    // What stood in the row above, one to the left.
    let diagonal = i - start;
    row[0] = diagonal + 1;
    for (let j = start; j < endB; j += 1) {
      const at = j - start + 1;
      const above = row[at] ?? 0;
      const replaced = diagonal + (a[i] === b[j] ? 0 : 1);
      row[at] = Math.min(replaced, above + 1, (row[at - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[endB - start] ?? 0;
}
