import type { LogCounts, ReasonCount } from "@/lib/logs/log-counts";

/** A row of the table. */
export interface ReasonRow {
  readonly key: string;
  readonly counted: ReasonCount;
  /** Requests to the same host, whatever became of them. */
  readonly ofHost: number;
}

/** The rows of a count, most first. */
export function reasonRows({ reasons, requests }: Pick<LogCounts, "reasons" | "requests">): ReasonRow[] {
  const byHost = new Map<string | null, number>();
  for (const { host, count } of requests) byHost.set(host, (byHost.get(host) ?? 0) + count);
  return reasons.map((counted) => ({
    key: [
      counted.reason,
      counted.status,
      counted.answeredBy,
      counted.loadBalancer,
      counted.host,
      counted.rule,
    ].join(" "),
    counted,
    ofHost: byHost.get(counted.host) ?? counted.count,
  }));
}

/** Rows in which every word of the text stands somewhere. */
export function filterRows(rows: readonly ReasonRow[], text: string): ReasonRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ counted }) => {
    const { reason, status, host, rule, loadBalancer } = counted;
    const all = `${reason} ${status} ${host} rule ${ruleWord(rule)} ${loadBalancer}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** `10`, `default`: the priority as the log has it, in words. */
export function ruleWord(rule: number | null): string {
  if (rule === null) return "none";
  if (rule === -1) return "error";
  return rule === 0 ? "default" : String(rule);
}

/** `3.3 %`; what is there is never shown as nothing. */
export function share(count: number, total: number): string {
  const percent = total === 0 ? 0 : (100 * count) / total;
  return percent > 0 && percent < 0.1 ? "< 0.1 %" : `${percent.toFixed(1)} %`;
}
