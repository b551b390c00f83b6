"use client";

import { useId, useState } from "react";
import { ListKeys } from "@/components/ui/list-keys";
import { ReasonRowView } from "./reason-row-view";
import type { ReasonRow } from "./reason-rows";
import { type TimeAxis, width } from "./time-bars";

interface ReasonTableProps {
  readonly title: string;
  readonly about: string;
  /** Said where there is no row. */
  readonly empty: string;
  readonly rows: readonly ReasonRow[];
  readonly axis: TimeAxis;
  readonly explained: readonly string[];
}

const pageSize = 100;

/** Reasons as rows, most lines first. Where it is narrow each row becomes a block of its own. */
export function ReasonTable({ title, about, empty, rows, axis, explained }: ReasonTableProps) {
  const titleId = useId();
  const [limit, setLimit] = useState(pageSize);
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="section-title">
        {title}
      </h2>
      <p className="max-w-measure pb-2 text-text-2">{about}</p>
      {rows.length > 0 && <ListKeys of="reason" />}
      {rows.length === 0 ? (
        <p className="border-line border-t py-4 text-text-2">{empty}</p>
      ) : (
        <table className="data-table reason-table">
          <thead>
            <tr>
              <th scope="col" className="reason-number">
                Lines
              </th>
              <th scope="col" className="reason-number">
                Of the host
              </th>
              <th scope="col">Status</th>
              <th scope="col">Reason</th>
              <th scope="col">Host and rule</th>
              <th scope="col">First and last seen</th>
              <th scope="col">Over time, by {width(axis)}</th>
              <th scope="col" className="print:hidden">
                <span className="sr-only">Go on</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, limit).map((row) => (
              <ReasonRowView key={row.key} row={row} axis={axis} explained={explained} />
            ))}
          </tbody>
        </table>
      )}
      {rows.length > limit && (
        <button type="button" className="button mt-3" onClick={() => setLimit(limit + pageSize)}>
          Show {Math.min(pageSize, rows.length - limit)} more of {rows.length - limit}
        </button>
      )}
    </section>
  );
}
