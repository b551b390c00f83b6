"use client";

import { CloudDownload } from "lucide-react";
import type { FormEvent } from "react";
import { useEffect, useId, useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import type { LogsRequest } from "@/lib/logs/log-reading";
import type { InventoryPlace } from "@/lib/model/fleet";
import { readJson } from "@/lib/query/read-json";
import { ReadingProgress } from "./reading-progress";
import { S3Plan } from "./s3-plan";
import type { S3Logs } from "./use-s3-logs";

interface S3LogsProps {
  readonly logs: S3Logs;
  /** The load balancer that the address names; "" where it names none. */
  readonly scope: string;
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

/** Access logs where they lie: which load balancer and when; what would be read; then the reading. */
export function S3LogsInput({ logs, scope, onLook }: S3LogsProps) {
  const [open, setOpen] = useState(scope !== "");
  const { reading } = logs;
  return (
    <section
      aria-label="From S3"
      data-s3={reading.step}
      className="rounded-panel border border-line-strong bg-surface p-4 print:hidden"
    >
      {open ? (
        <S3Form logs={logs} scope={scope} onLook={onLook} />
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            <CloudDownload size={16} strokeWidth={1.75} aria-hidden />
            Read from S3
          </button>
          <p className="text-meta text-text-2">
            The bucket that the load balancer's attributes name. First it says what it would read.
          </p>
        </div>
      )}
      {reading.step === "looking" && (
        <p role="status" className="pt-3 text-text-2">
          Asking S3 what there is …
        </p>
      )}
      {reading.step === "planned" && (
        <S3Plan plan={reading.plan} onConfirm={() => logs.confirm(reading.asked, reading.plan)} />
      )}
      {reading.step === "reading" && (
        <div className="pt-3">
          <ReadingProgress progress={reading.progress} onCancel={logs.clear} />
        </div>
      )}
      {reading.step === "unavailable" && (
        <div data-s3-why={reading.said.why}>
          <Notice status="unknown" word="Not read" title={reading.said.message}>
            <p>{reading.said.wayOut}</p>
          </Notice>
          {reading.said.policy !== null && <CodeBlock code={reading.said.policy} what="the statements" low />}
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

function S3Form({ logs, scope, onLook }: S3LogsProps) {
  const ids = { balancer: useId(), window: useId(), from: useId(), to: useId() };
  const [choices, problem] = useLoadBalancers();
  const [chosen, setChosen] = useState(scope);
  const [minutes, setMinutes] = useState(60);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const named = chosen || choices?.[0]?.scope || "";
  const isOwn = minutes === 0;
  const busy = logs.reading.step === "looking" || logs.reading.step === "reading";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (named === "") return;
    onLook();
    logs.look({ scope: named, ...(isOwn ? { from: utc(from), to: utc(to) } : lastMinutes(minutes)) });
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
          value={named}
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
      <button type="submit" className="button" disabled={busy || named === ""}>
        See what there is
      </button>
      <p className="basis-full text-meta text-text-2">
        {problem ??
          "Read by the dashboard's server, which keeps nothing: counts come here, and of each reason the earliest line without its codes, states and query values."}
      </p>
    </form>
  );
}

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
