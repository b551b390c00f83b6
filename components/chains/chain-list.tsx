"use client";

import { startTransition, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import { useActions } from "@/components/ui/actions";
import { Counts } from "@/components/ui/counts";
import { SaveButton } from "@/components/ui/save-button";
import { fileName } from "@/lib/format/file-name";
import { statusWord } from "@/lib/format/status";
import type { FleetChain } from "@/lib/model/fleet";
import { ChainTable } from "./chain-table";
import { chainsCsv } from "./chains-csv";
import type { ChainFilter } from "./filter-chains";
import { countStates, filterChains } from "./filter-chains";
import { kindWord } from "./kind-word";

interface ChainListProps {
  /** Worst first. */
  readonly rows: readonly FleetChain[];
  readonly initial: ChainFilter;
  /** When the fleet was read, ISO 8601. */
  readonly takenAt: string;
}

/** Rows that are drawn at once; of ten thousand nobody reads more without narrowing them first. */
const pageSize = 100;
/** The router looks at each new address: a word is typed before it does. */
const addressAfterMs = 200;

/** The list of chains with its filters; the address bar keeps them. */
export function ChainList({ rows, initial, takenAt }: ChainListProps) {
  const [filter, setFilter] = useState(initial);
  const searchId = useId();
  const search = useRef<HTMLInputElement>(null);
  useActions([{ name: "Go to the filter", key: "/", run: () => search.current?.focus() }]);
  const [limit, setLimit] = useState(pageSize);
  const settled = useDeferredValue(filter);
  const found = useMemo(() => filterChains(rows, settled), [rows, settled]);
  const shown = useMemo(() => found.slice(0, limit), [found, limit]);
  const kinds = useMemo(() => [...new Set(rows.map(({ kind }) => kind))], [rows]);
  const counts = useMemo(() => countStates(rows), [rows]);

  const change = (part: Partial<ChainFilter>) => {
    setFilter({ ...filter, ...part });
    setLimit(pageSize);
  };
  useEffect(() => {
    if (filter === initial) return;
    const timer = setTimeout(() => {
      const address = addressOf(filter);
      if (address !== location.pathname + location.search) history.replaceState(history.state, "", address);
    }, addressAfterMs);
    return () => clearTimeout(timer);
  }, [filter, initial]);

  return (
    <>
      <form
        className="flex flex-wrap items-end gap-x-3 gap-y-2 pb-3"
        onSubmit={(event) => event.preventDefault()}
      >
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
          <label htmlFor={searchId} className="text-meta text-text-2">
            Search
          </label>
          <input
            ref={search}
            id={searchId}
            aria-keyshortcuts="/"
            type="search"
            value={filter.text}
            onChange={(event) => change({ text: event.target.value })}
            placeholder="host, load balancer, account, check"
            spellCheck={false}
            className="field"
          />
        </div>
        <Choice
          label="Sign-in"
          value={filter.kind}
          options={kinds.map((kind) => [kind, kindWord[kind]])}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          label="State"
          value={filter.state}
          options={counts.map(({ status, count }) => [status, `${statusWord[status]} (${count})`])}
          onChange={(state) => change({ state })}
        />
        <SaveButton
          content={() => chainsCsv(filterChains(rows, filter), location.origin)}
          type="text/csv"
          file={fileName(["chains"], takenAt, "csv")}
          what={`${found.length === rows.length ? "all chains" : "the chains found"} as CSV`}
          label="CSV"
        />
      </form>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pb-2">
        <p role="status" className="text-meta text-text-2">
          {found.length === rows.length
            ? `${rows.length} ${rows.length === 1 ? "chain" : "chains"}, worst first`
            : `${found.length} of ${rows.length} chains`}
        </p>
        <Counts counts={counts} label="Shares of the states" />
      </div>
      {found.length > 0 ? (
        <ChainTable rows={shown} />
      ) : (
        <p className="border-line border-t py-6 text-text-2">
          No chain fits.{" "}
          <button type="button" className="link" onClick={() => change({ text: "", kind: "", state: "" })}>
            Show all {rows.length}
          </button>
        </p>
      )}
      {found.length > limit && (
        <button
          type="button"
          className="button mt-3"
          onClick={() => startTransition(() => setLimit(limit + pageSize))}
        >
          Show {Math.min(pageSize, found.length - limit)} more of {found.length - limit}
        </button>
      )}
    </>
  );
}

function addressOf(filter: ChainFilter): string {
  const query = new URLSearchParams();
  if (filter.text !== "") query.set("q", filter.text);
  if (filter.kind !== "") query.set("kind", filter.kind);
  if (filter.state !== "") query.set("state", filter.state);
  return query.size === 0 ? location.pathname : `${location.pathname}?${query}`;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-meta text-text-2">
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)} className="field">
        <option value="">all</option>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
