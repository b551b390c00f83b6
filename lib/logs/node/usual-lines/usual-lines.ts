import "server-only";
import { watchedStatuses } from "../../log-counts";
import type { QuickCount, QuickHost, QuickRow } from "../../quick-count";
import type { UsualLines } from "../../scan-bytes";
import { addToSeries } from "../../series";
import { moduleText } from "./module";

type Place = WebAssembly.Global<"i32">;

/** What `assembly/index.ts` exports. */
type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly minuteAt: Place;
  readonly loadBalancerAt: Place;
  readonly longestLoadBalancer: Place;
  readonly mostBeforeReason: Place;
  readonly longestBeforeReason: Place;
  readonly newHostAt: Place;
  readonly longestHost: Place;
  readonly mostHosts: Place;
  readonly newReasonAt: Place;
  readonly longestReason: Place;
  readonly mostRows: Place;
  readonly takenAt: Place;
  readonly earliestAt: Place;
  readonly latestAt: Place;
  readonly firstsAt: Place;
  readonly countsAt: Place;
  readonly rowCountsAt: Place;
  readonly rowLatestAt: Place;
  readonly statusesAt: Place;
  readonly mostStatuses: Place;
  readonly watchedAt: Place;
  readonly pieceAt: Place;
  readonly longestPiece: Place;
  clear(): void;
  newBeforeReasonAt(): number;
  learnLoadBalancer(length: number): void;
  learnBeforeReason(length: number): void;
  learnTail(length: number): void;
  learnHost(length: number, rule: number): void;
  learnRow(host: number, status: number, byLoadBalancer: boolean, length: number): void;
  take(start: number, end: number): number;
};

/** What a host is looked up by; it must have as many bytes with its slash. */
const shortestHost = 8;
const minuteMs = 60_000;
const newline = 0x0a;
const quote = 0x22;
const minus = 0x2d;

let compiled: WebAssembly.Module | undefined;

/** Counts what is like the lines that `quick` counted. */
export function createUsualLines(quick: QuickCount): UsualLines {
  compiled ??= new WebAssembly.Module(Buffer.from(moduleText, "base64"));
  const wasm = new WebAssembly.Instance(compiled).exports as Exports;
  const { buffer } = wasm.memory;
  const memory = new Uint8Array(buffer);
  const single = (place: Place) => new Int32Array(buffer, place.value, 1);
  const [taken, earliest, latest] = [single(wasm.takenAt), single(wasm.earliestAt), single(wasm.latestAt)];
  const [mostHosts, mostRows] = [wasm.mostHosts.value, wasm.mostRows.value];
  const mostBeforeReason = wasm.mostBeforeReason.value;
  const counts = new Uint32Array(buffer, wasm.countsAt.value, mostHosts);
  const rowCounts = new Uint32Array(buffer, wasm.rowCountsAt.value, mostRows);
  const rowLatest = new Int32Array(buffer, wasm.rowLatestAt.value, mostRows);
  const firsts = new Int32Array(buffer, wasm.firstsAt.value, mostRows);
  const statuses = new Uint32Array(buffer, wasm.statusesAt.value, wasm.mostStatuses.value);
  const size = wasm.longestPiece.value;
  const start = wasm.pieceAt.value;
  // One byte more, for the line end that `hold` puts behind the piece.
  const piece = {
    search: Buffer.from(buffer, start, size + 1),
    bytes: new Uint8Array(buffer, start, size + 1),
    view: new DataView(buffer, start, size + 1),
  };

  let { minute, loadBalancer, tail } = quick;
  let minuteStart = 0;
  let beforeReasons = 0;
  const hosts = new Map<QuickHost, number>();
  const rows = new Map<QuickRow, number>();

  const put = (known: QuickCount["minute"], at: number) =>
    memory.set(new Uint8Array(known.view.buffer, 0, known.length), at);

  const add = () => {
    if ((latest[0] ?? -1) < 0) return;
    const { tally } = quick;
    tally.from = Math.min(tally.from, minuteStart + (earliest[0] ?? 0));
    tally.to = Math.max(tally.to, minuteStart + (latest[0] ?? 0));
    statuses.forEach((count, status) => {
      if (count > 0) tally.statuses[status] = (tally.statuses[status] ?? 0) + count;
    });
    const seconds = minuteStart / 1000;
    for (const [{ series }, index] of hosts) {
      const count = counts[index] ?? 0;
      if (count > 0) addToSeries(tally.timeline, series, seconds, count);
    }
    for (const [{ row }, index] of rows) {
      const count = rowCounts[index] ?? 0;
      if (count === 0) continue;
      addToSeries(tally.timeline, row.series, seconds, count);
      row.last = Math.max(row.last, minuteStart + (rowLatest[index] ?? 0));
    }
    wasm.clear();
  };

  /** When the first line of a row was, as far as this minute reaches. */
  const noteFirst = ({ row }: QuickRow, index: number) => {
    firsts[index] = Math.min(Math.max(row.first - minuteStart, -1), minuteMs);
  };

  const changeMinute = () => {
    add();
    minute = quick.minute;
    minuteStart = quick.minuteSeconds * 1000;
    put(minute, wasm.minuteAt.value);
    for (const [known, index] of rows) noteFirst(known, index);
  };

  /** Forgets all hosts and their rows. */
  const changeLoadBalancer = () => {
    add();
    hosts.clear();
    rows.clear();
    loadBalancer = quick.loadBalancer;
    const isKept = loadBalancer.length <= wasm.longestLoadBalancer.value;
    if (isKept) put(loadBalancer, wasm.loadBalancerAt.value);
    wasm.learnLoadBalancer(isKept ? loadBalancer.length : 0);
  };

  const learnBeforeReason = (before: QuickCount["minute"]) => {
    beforeReasons += 1;
    if (before.length > wasm.longestBeforeReason.value) return;
    put(before, wasm.newBeforeReasonAt());
    wasm.learnBeforeReason(before.length);
  };

  /** Its index, or null where it is none that can be known. */
  const learnHost = (host: QuickHost): number | null => {
    const known = hosts.get(host);
    if (known !== undefined) return known;
    const { authority, rule } = host;
    if (authority.length < shortestHost || authority.length > wasm.longestHost.value) return null;
    if (hosts.size === mostHosts) changeLoadBalancer();
    put(authority, wasm.newHostAt.value);
    wasm.learnHost(authority.length, rule);
    const index = hosts.size;
    hosts.set(host, index);
    return index;
  };

  const learnRow = (host: number, row: QuickRow) => {
    const known = rows.get(row);
    if (known !== undefined) return noteFirst(row, known);
    const { length } = row.reason;
    if (rows.size === mostRows || length >= wasm.longestReason.value) return;
    const at = wasm.newReasonAt.value;
    put(row.reason, at);
    // No reason is written as one too.
    if (length === 0) memory[at] = minus;
    const end = Math.max(length, 1);
    memory[at + end] = quote;
    wasm.learnRow(host, row.status, row.byLoadBalancer, end + 1);
    noteFirst(row, rows.size);
    rows.set(row, rows.size);
  };

  wasm.clear();
  for (const status of watchedStatuses) memory[wasm.watchedAt.value + status] = 1;
  return {
    size,
    hold(bytes) {
      memory.set(bytes, start);
      memory[start + bytes.length] = newline;
      return piece;
    },
    take: (at, end) => wasm.take(start + at, start + end) - start,
    taken: () => taken[0] ?? 0,
    learn() {
      if (quick.minute !== minute) changeMinute();
      if (quick.loadBalancer !== loadBalancer) changeLoadBalancer();
      if (quick.tail !== tail) {
        tail = quick.tail;
        wasm.learnTail(tail);
      }
      const before = quick.beforeReason[beforeReasons];
      if (before && beforeReasons < mostBeforeReason) learnBeforeReason(before);
      const { host, row } = quick;
      if (host === null || host.key.loadBalancer !== quick.loadBalancerName) return;
      const index = learnHost(host);
      if (index !== null && row !== null) learnRow(index, row);
    },
    add,
  };
}
