import Link from "next/link";
import { Status } from "@/components/ui/status";
import { chainPath } from "@/lib/format/paths";
import type { FleetChain } from "@/lib/model/fleet";
import { stateOf } from "./filter-chains";
import { kindWord } from "./kind-word";

/** Chains as rows: state first, then where, then what is worst. On a phone the less telling columns stay out. */
export function ChainTable({ rows }: { readonly rows: readonly FleetChain[] }) {
  return (
    <table className="data-table">
      <thead>
        <tr>
          <th scope="col" className="w-26">
            State
          </th>
          <th scope="col">Host</th>
          <th scope="col" className="max-md:hidden">
            Sign-in
          </th>
          <th scope="col" className="max-md:hidden">
            Worst finding
          </th>
          <th scope="col" className="max-lg:hidden">
            Load balancer or API
          </th>
          <th scope="col" className="max-lg:hidden">
            Account and Region
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Status status={stateOf(row)} />
            </td>
            <td>
              <Link href={chainPath(row.id)} prefetch={false} className="link font-semibold">
                {row.host}
              </Link>
              {row.hosts.length > 1 && <span className="text-text-2"> and {row.hosts.length - 1} more</span>}
              <span className="block text-meta text-text-2 lg:hidden">
                {row.root}, {row.place}
              </span>
              <span className="block text-meta text-text-2 md:hidden">{row.worst?.title}</span>
            </td>
            <td className="whitespace-nowrap text-text-2 max-md:hidden">{kindWord[row.kind]}</td>
            <td className="max-md:hidden">
              {row.worst?.title}
              {row.counts.fail + row.counts.likely > 1 && (
                <span className="text-text-2"> and {row.counts.fail + row.counts.likely - 1} more</span>
              )}
            </td>
            <td className="text-text-2 max-lg:hidden">
              {row.root} <span className="whitespace-nowrap">{row.place}</span>
            </td>
            <td className="whitespace-nowrap text-text-2 max-lg:hidden">
              {row.accountName || row.account} {row.region}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
