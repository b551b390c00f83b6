import { memo } from "react";
import { Link } from "@/components/ui/link";
import { ListKeys } from "@/components/ui/list-keys";
import { Status } from "@/components/ui/status";
import { cutMiddle } from "@/lib/format/cut-middle";
import { chainPath } from "@/lib/format/paths";
import type { FleetChain } from "@/lib/model/fleet";
import { stateOf } from "./filter-chains";
import { kindWord } from "./kind-word";

interface ChainTableProps {
  readonly rows: readonly FleetChain[];
  /** Where chains are opened on the page itself; else each has a page of its own. */
  readonly onOpen?: (chain: string) => void;
}

/**
 * Chains as rows: state first, then where, then what is worst. On a phone the less telling columns stay out. Drawn anew
 * only for other rows: a key that is pressed in the filter waits for no table.
 */
export const ChainTable = memo(function ChainTable({ rows, onOpen }: ChainTableProps) {
  return (
    <table className="data-table table-fixed">
      <thead>
        <tr>
          <th scope="col" className="w-26">
            State
            <ListKeys of="chain" />
          </th>
          <th scope="col">Host</th>
          <th scope="col" className="w-50 max-md:hidden">
            Sign-in
          </th>
          <th scope="col" className="max-md:hidden">
            Worst finding
          </th>
          <th scope="col" className="max-lg:hidden">
            Load balancer or API
          </th>
          <th scope="col" className="w-42 max-lg:hidden">
            Account and Region
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ChainRow key={row.id} row={row} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
});

interface ChainRowProps {
  readonly row: FleetChain;
  readonly onOpen: ChainTableProps["onOpen"];
}

const ChainRow = memo(function ChainRow({ row, onOpen }: ChainRowProps) {
  return (
    <tr data-row>
      <td>
        <Status status={stateOf(row)} />
      </td>
      <td>
        {onOpen ? (
          <button type="button" className="link font-semibold" onClick={() => onOpen(row.id)}>
            {row.host}
          </button>
        ) : (
          <Link href={chainPath(row.id)} className="link font-semibold">
            {row.host}
          </Link>
        )}
        {row.hosts.length > 1 && <span className="text-text-2"> and {row.hosts.length - 1} more</span>}
        <span className="block text-meta text-text-2 lg:hidden">
          <Root name={row.root} />, {row.place}
        </span>
        <span className="block text-meta text-text-2 md:hidden">{row.worst?.title}</span>
      </td>
      <td className="text-text-2 max-md:hidden">{kindWord[row.kind]}</td>
      <td className="max-md:hidden">
        {row.worst?.title}
        {row.counts.fail + row.counts.likely > 1 && (
          <span className="text-text-2"> and {row.counts.fail + row.counts.likely - 1} more</span>
        )}
      </td>
      <td className="text-text-2 max-lg:hidden">
        <Root name={row.root} /> <span className="inline-block">{row.place}</span>
      </td>
      <td className="text-text-2 max-lg:hidden">
        {row.accountName || row.account} {row.region}
      </td>
    </tr>
  );
});

/** APIs may have names of hundreds of letters. */
function Root({ name }: { readonly name: string }) {
  return <span title={name}>{cutMiddle(name, 48)}</span>;
}
