import "server-only";

/** Most names that are suggested, and how many letters may differ for each eight of the name. */
const MOST = 5;
const DIFFERENCE_PER_LETTERS = 8;

/** Of the known hosts, those that a mistyped one may have meant, nearest first. */
export function nearestHosts(host: string, known: readonly string[]): string[] {
  const limit = Math.max(2, Math.ceil(host.length / DIFFERENCE_PER_LETTERS));
  const names = [...new Set(known.map((name) => name.toLowerCase()))].filter((name) => !name.includes("*"));
  return names
    .filter((name) => Math.abs(name.length - host.length) <= limit && name !== host.toLowerCase())
    .map((name) => ({ name, distance: editDistance(name, host.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Letters to insert, delete or replace (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const replace = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      const remove = (previous[column + 1] ?? 0) + 1;
      const insert = (current[column] ?? 0) + 1;
      current.push(Math.min(replace, remove, insert));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
