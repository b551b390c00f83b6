import type { ShownStatus } from "@/lib/format/status";
import type { FleetChain } from "@/lib/model/fleet";

/** What narrows the list; empty strings do not. */
export interface ChainFilter {
  readonly text: string;
  readonly kind: string;
  readonly state: string;
}

const worstFirst: readonly ShownStatus[] = ["fails", "likely", "unknown", "by-design", "passes"];

/** A chain's state is that of its worst finding. */
export function stateOf(row: FleetChain): ShownStatus {
  if (row.worst) return row.worst.status;
  return row.counts.unknown > 0 && row.counts.pass === 0 ? "unknown" : "passes";
}

/** Every word of the text must be somewhere in the row. */
export function filterChains(rows: readonly FleetChain[], filter: ChainFilter): FleetChain[] {
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return rows.filter((row) => {
    if (filter.kind !== "" && row.kind !== filter.kind) return false;
    if (filter.state !== "" && stateOf(row) !== filter.state) return false;
    if (words.length === 0) return true;
    const text = searchText(row);
    return words.every((word) => text.includes(word));
  });
}

/** Made once for each row: of ten thousand it takes longer than the search itself. */
const searchTexts = new WeakMap<FleetChain, string>();

function searchText(row: FleetChain): string {
  const known = searchTexts.get(row);
  if (known !== undefined) return known;
  const { id, host, hosts, account, accountName, region, root, place, worst } = row;
  const parts = [id, host, ...hosts, account, accountName, region, root, place];
  const text = [...parts, worst?.check ?? "", worst?.title ?? ""].join("\n").toLowerCase();
  searchTexts.set(row, text);
  return text;
}

/** Worst first; then those with more fails; then by host. */
export function sortChains(rows: readonly FleetChain[]): FleetChain[] {
  const rank = (row: FleetChain) => worstFirst.indexOf(stateOf(row));
  return rows.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      b.counts.fail - a.counts.fail ||
      b.counts.likely - a.counts.likely ||
      (a.host < b.host ? -1 : a.host > b.host ? 1 : 0) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** How many chains are in each state. */
export function countStates(rows: readonly FleetChain[]): { status: ShownStatus; count: number }[] {
  const counts = new Map<ShownStatus, number>();
  for (const row of rows) counts.set(stateOf(row), (counts.get(stateOf(row)) ?? 0) + 1);
  return worstFirst.map((status) => ({ status, count: counts.get(status) ?? 0 }));
}
