import { csvText } from "@/lib/format/csv";
import { chainPath } from "@/lib/format/paths";
import { statusWord } from "@/lib/format/status";
import type { FleetChain } from "@/lib/model/fleet";
import { stateOf } from "./filter-chains";
import { kindWord } from "./kind-word";

const columns = [
  "state",
  "host",
  "other_hosts",
  "sign_in",
  "worst_check",
  "worst_finding",
  "fails",
  "likely",
  "unknown",
  "passes",
  "load_balancer_or_api",
  "place",
  "account",
  "account_name",
  "region",
  "link",
];

/**
 * Chains as CSV, in the words of the list.
 * @param origin of the dashboard, for the links
 */
export function chainsCsv(rows: readonly FleetChain[], origin: string): string {
  const lines = rows.map((row) => [
    statusWord[stateOf(row)],
    row.host,
    row.hosts.filter((host) => host !== row.host).join(" "),
    kindWord[row.kind],
    row.worst?.check ?? null,
    row.worst?.title ?? null,
    row.counts.fail,
    row.counts.likely,
    row.counts.unknown,
    row.counts.pass,
    row.root,
    row.place,
    row.account,
    row.accountName,
    row.region,
    `${origin}${chainPath(row.id)}`,
  ]);
  return csvText([columns, ...lines]);
}
