"use client";

import { CloudDownload } from "lucide-react";
import type { FormEvent } from "react";
import { useEffect, useId, useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import type { LogsRequest } from "@/lib/logs/log-reading";
import type { InventoryPlace } from "@/lib/model/fleet";
import { readJson } from "@/lib/query/read-json";
import { QueryPlanView } from "./query-plan";
import { QueryProgressView } from "./query-progress";
import { ReadingProgress } from "./reading-progress";
import { S3Plan } from "./s3-plan";
import type { StoredLogs } from "./use-stored-logs";

/** Ways in which logs may be counted where they lie. */
export interface LogWays {
  readonly s3: boolean;
  readonly athena: boolean;
}

/** What an address asks for: a load balancer, and a window as ISO 8601; each "" where it names none. */
export interface NamedLogs {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
}

interface StoredLogsProps {
  readonly logs: StoredLogs;
  /** Ways that the configuration allows. */
  readonly ways: LogWays;
  /** What the address names. */
  readonly named: NamedLogs;
  readonly onLook: () => void;
}

/** Windows that end now, in minutes. */
const windows: readonly (readonly [minutes: number, words: string])[] = [
  [15, "last 15 minutes"],
  [60, "last hour"],
  [360, "last 6 hours"],
  [1_440, "last 24 hours"],
  [0, "from … to"],
];

/** Access logs where they lie: which load balancer and when; what would be read or asked; then that. */
export function StoredLogsInput({ logs, ways, named, onLook }: StoredLogsProps) {
  const [open, setOpen] = useState(named.scope !== "");
  const { reading } = logs;
  return (
    <section
      aria-label="From S3"
      data-s3={reading.step}
      className="rounded-panel border border-line-strong bg-surface p-4 print:hidden"
    >
      {open ? (
        <StoredForm logs={logs} ways={ways} named={named} onLook={onLook} />
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            <CloudDownload size={16} strokeWidth={1.75} aria-hidden />
            {ways.s3 ? "Read from S3" : "Ask Athena"}
          </button>
          <p className="text-meta text-text-2">
            The bucket that the load balancer's attributes name. First it says what it would read.
          </p>
        </div>
      )}
      {reading.step === "looking" && (
        <p role="status" className="pt-3 text-text-2">
          {reading.by === "s3" ? "Asking S3 what there is …" : "Asking S3 and Athena what there is …"}
        </p>
      )}
      {reading.step === "planned" && (
        <S3Plan
          plan={reading.plan}
          onConfirm={() => logs.confirm(reading.asked, reading.plan)}
          onAskAthena={ways.athena ? () => logs.look({ ...reading.asked, by: "athena" }) : null}
        />
      )}
      {reading.step === "reading" && (
        <div className="pt-3">
          <ReadingProgress progress={reading.progress} onCancel={logs.clear} />
        </div>
      )}
      {reading.step === "query-planned" && (
        <QueryPlanView plan={reading.plan} onConfirm={() => logs.confirmQuery(reading.asked)} />
      )}
      {reading.step === "asking" && (
        <QueryProgressView
          state={reading.state}
          scannedBytes={reading.scannedBytes}
          onCancel={logs.takeBack}
        />
      )}
      {reading.step === "taken-back" && (
        <Notice title="The question was taken back">
          <p>Athena is told to stop the query. What it scanned until then is billed.</p>
        </Notice>
      )}
      {reading.step === "unavailable" && (
        <div data-s3-why={reading.said.why}>
          <Notice status="unknown" word="Not read" title={reading.said.message}>
            <p>{reading.said.wayOut}</p>
          </Notice>
          {reading.said.policy !== null && <CodeBlock code={reading.said.policy} what="the statements" low />}
          {reading.said.statement !== null && <CodeBlock code={reading.said.statement} what="the SQL" low />}
        </div>
      )}
      {reading.step === "failed" && (
        <Notice status="unknown" word="Not read" title={reading.message}>
          <p>Nothing was counted. Ask again.</p>
        </Notice>
      )}
    </section>
  );
}

interface Choice {
  readonly scope: string;
  readonly words: string;
}

function StoredForm({ logs, ways, named, onLook }: StoredLogsProps) {
  const ids = { balancer: useId(), window: useId(), from: useId(), to: useId(), by: useId() };
  const { scope } = named;
  const [choices, problem] = useLoadBalancers();
  const [chosen, setChosen] = useState(scope);
  const hasWindow = named.from !== "" && named.to !== "";
  const [minutes, setMinutes] = useState(hasWindow ? 0 : 60);
  const [from, setFrom] = useState(named.from.slice(0, 16));
  const [to, setTo] = useState(named.to.slice(0, 16));
  const [by, setBy] = useState<"s3" | "athena">(ways.s3 ? "s3" : "athena");
  const balancer = chosen || choices?.[0]?.scope || "";
  const isOwn = minutes === 0;
  const busy = ["looking", "reading", "asking"].includes(logs.reading.step);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (balancer === "") return;
    onLook();
    logs.look({ scope: balancer, by, ...(isOwn ? { from: utc(from), to: utc(to) } : lastMinutes(minutes)) });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        <label htmlFor={ids.balancer} className="text-meta text-text-2">
          Load balancer
        </label>
        <select
          id={ids.balancer}
          className="field w-full"
          value={balancer}
          onChange={(event) => setChosen(event.target.value)}
        >
          {choices === null && <option value={scope}>{scope === "" ? "reading the list …" : scope}</option>}
          {choices !== null && chosen !== "" && !choices.some((each) => each.scope === chosen) && (
            <option value={chosen}>{chosen}</option>
          )}
          {choices?.map((each) => (
            <option key={each.scope} value={each.scope}>
              {each.words}
            </option>
          ))}
        </select>
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={ids.window} className="text-meta text-text-2">
          Time
        </label>
        <select
          id={ids.window}
          className="field"
          value={minutes}
          onChange={(event) => setMinutes(Number(event.target.value))}
        >
          {windows.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      </div>
      {isOwn &&
        (
          [
            [ids.from, "From, UTC", from, setFrom],
            [ids.to, "To, UTC", to, setTo],
          ] as const
        ).map(([id, label, value, set]) => (
          <div key={label} className="flex flex-col gap-1">
            <label htmlFor={id} className="text-meta text-text-2">
              {label}
            </label>
            <input
              id={id}
              type="datetime-local"
              className="field"
              required
              value={value}
              onChange={(event) => set(event.target.value)}
            />
          </div>
        ))}
      {ways.s3 && ways.athena && (
        <div className="flex flex-col gap-1">
          <label htmlFor={ids.by} className="text-meta text-text-2">
            Counted by
          </label>
          <select
            id={ids.by}
            className="field"
            value={by}
            onChange={(event) => setBy(event.target.value === "athena" ? "athena" : "s3")}
          >
            <option value="s3">this dashboard</option>
            <option value="athena">Athena</option>
          </select>
        </div>
      )}
      <button type="submit" className="button" disabled={busy || balancer === ""}>
        See what there is
      </button>
      <p className="basis-full text-meta text-text-2">{problem ?? about[by]}</p>
    </form>
  );
}

const about = {
  s3: "Read by the dashboard's server, which keeps nothing: counts come here, and of each reason the earliest line without its codes, states and query values.",
  athena:
    "Athena counts in your account, for more than one machine can read. Its result, counts and of each reason the earliest line without its query, is written to where the workgroup says.",
};

function lastMinutes(minutes: number): Pick<LogsRequest, "from" | "to"> {
  const now = Date.now();
  return {
    from: new Date(now - minutes * 60_000).toISOString(),
    to: new Date(now).toISOString(),
  };
}

/** What the field gives has no seconds and no zone. */
function utc(value: string): string {
  return `${value.slice(0, 16)}:00Z`;
}

/** The load balancers of the configured accounts; null while they are read. */
function useLoadBalancers(): readonly [readonly Choice[] | null, string | null] {
  const [choices, setChoices] = useState<readonly Choice[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    readJson("/api/v1/inventory", leave.signal, hasPlaces).then(
      ({ places }) => {
        setChoices(places.flatMap(choicesOf));
        if (places.every(({ loadBalancers }) => loadBalancers.length === 0)) {
          setProblem("No load balancer is in the accounts and Regions that are configured.");
        }
        const unread = places.flatMap(({ error }) =>
          error === null ? [] : [`${error.operation}: ${error.message}`],
        );
        if (unread.length > 0) setProblem(`Not every load balancer is listed. ${unread.join(" ")}`);
      },
      (error: Error) => {
        if (!leave.signal.aborted) setProblem(error.message);
      },
    );
    return () => leave.abort();
  }, []);
  return [choices, problem];
}

function choicesOf({ account, accountName, region, loadBalancers }: InventoryPlace): Choice[] {
  return loadBalancers
    .map(({ scope, name }) => ({ scope, words: `${name} · ${accountName || account} ${region}` }))
    .toSorted((one, other) => one.words.localeCompare(other.words));
}

function hasPlaces(body: unknown): body is { readonly places: readonly InventoryPlace[] } {
  return typeof body === "object" && body !== null && "places" in body && Array.isArray(body.places);
}
