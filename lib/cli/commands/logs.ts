import "server-only";
import { utcTime } from "../../format/time";
import type { LogCounts } from "../../logs/log-counts";
import { scanLogFiles } from "../../logs/node/scan-files";
import { exit } from "../exit";
import { styled, type Terminal } from "../terminal";
import type { Command } from "./command";

export const logs: Command = {
  shape: { operands: { least: 1, most: Number.POSITIVE_INFINITY }, options: {} },
  help: `authpath logs FILE… [--json]

Counts what ALB access logs (plain or .gz) say of sign-in: reasons by host, rule and time. Values of queries, codes and
states are left out of every line that is shown.

  authpath logs *.log.gz
  authpath logs --json access.log | jq '.reasons[0]'

Ends with 0 where no sign-in failed, 1 where some did, 2 where a file could not be read, 3 on wrong use.`,
  async run(given, terminal) {
    const counts = await scanLogFiles(given.operands);
    if (given.options.json) terminal.out(JSON.stringify(counts));
    else for (const line of linesOf(counts, terminal)) terminal.out(line);
    if (counts.files.some((file) => file.problems.length > 0)) return exit.unknown;
    return counts.reasons.some((reason) => reason.reason !== null) ? exit.fault : exit.healthy;
  },
};

function linesOf(counts: LogCounts, terminal: Terminal): string[] {
  const { lines, from, to, reasons, broken, files } = counts;
  const span = from && to ? ` from ${utcTime(from, true)} to ${utcTime(to, true)}` : "";
  const problems = files.flatMap((file) => file.problems.map((problem) => `${file.name}: ${problem}`));
  return [
    styled(
      terminal,
      "bold",
      `${lines} requests in ${files.length} ${files.length === 1 ? "file" : "files"}${span}`,
    ),
    ...reasons.map((row) => {
      const total = counts.requests
        .filter((request) => request.host === row.host)
        .reduce((sum, request) => sum + request.count, 0);
      const share = total === 0 ? "" : ` (${((100 * row.count) / total).toFixed(1)} % of ${total})`;
      return `${String(row.count).padStart(8)}  ${row.status} ${row.reason ?? "-"}  ${row.host ?? "-"} rule ${row.rule ?? "-"}${share}  ${utcTime(row.first, true)} – ${utcTime(row.last, true)}`;
    }),
    ...(broken.count > 0 ? [`${broken.count} lines are no access-log lines`] : []),
    ...problems,
  ];
}
