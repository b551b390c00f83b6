"use client";

import { useId, useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Tabs } from "@/components/ui/tabs";
import { useOrigin } from "@/components/ui/use-origin";
import { cleanUrl } from "@/lib/clue";
import type { DiagnoseParameters } from "@/lib/format/paths";
import { chainLines, type RunbookLine, runbookLines } from "@/lib/format/runbook-link";

interface LinkBuilderProps {
  readonly initial: DiagnoseParameters;
  /** What is linked while no URL is given: the page of a chain. */
  readonly chain?: { readonly address: string; readonly name: string };
}

/** Makes the line to paste into an alarm, an event or a runbook. Nothing of it is sent anywhere. */
export function LinkBuilder({ initial, chain }: LinkBuilderProps) {
  const origin = useOrigin();
  const [url, setUrl] = useState(initial.url ?? "");
  const [status, setStatus] = useState(initial.status ?? "");
  const [at, setAt] = useState(initial.at ?? "");
  const clean = url.trim() === "" ? null : cleanUrl(url);
  const time = at.trim() === "" ? "" : absolute(at);
  const problems = [
    url.trim() !== "" && clean === null && "This is no URL.",
    status.trim() !== "" && !/^[0-9]{3}$/.test(status.trim()) && "A status has three digits.",
    time === null && "A time looks like 2026-11-28T03:14:00Z.",
  ].filter((problem) => problem !== false);
  const lines =
    problems.length > 0
      ? []
      : clean === null
        ? chain === undefined
          ? []
          : chainLines(chain.address, chain.name)
        : runbookLines(origin, {
            url: clean.url,
            ...(status.trim() === "" ? {} : { status: status.trim() }),
            ...(initial.reason === undefined ? {} : { reason: initial.reason }),
            ...(time ? { at: time } : {}),
            ...(initial.account === undefined ? {} : { account: initial.account }),
            ...(initial.region === undefined ? {} : { region: initial.region }),
          });
  return (
    <div className="flex flex-col gap-3">
      <form
        className="grid gap-x-3 gap-y-2 md:grid-cols-[minmax(0,1fr)_96px_minmax(0,240px)]"
        onSubmit={(event) => event.preventDefault()}
      >
        <Field label="URL that fails" value={url} onChange={setUrl} placeholder="https://app.example.com/" />
        <Field label="Status" value={status} onChange={setStatus} placeholder="561" />
        <div className="flex items-end gap-2">
          <Field label="Time (UTC)" value={at} onChange={setAt} placeholder="2026-11-28T03:14:00Z" />
          <button type="button" className="button" onClick={() => setAt(now())}>
            Now
          </button>
        </div>
      </form>
      <p role="status" className="text-unknown empty:hidden">
        {problems.join(" ")}
      </p>
      {clean !== null && clean.notes.length > 0 && (
        <p className="text-meta text-text-2">{clean.notes.join(" ")}</p>
      )}
      {lines.length > 0 && (
        <Tabs
          label="Places to paste it"
          tabs={lines.map((line) => ({ id: line.id, label: line.label, content: <Line line={line} /> }))}
        />
      )}
    </div>
  );
}

function Line({ line }: { readonly line: RunbookLine }) {
  return (
    <div className="flex flex-col gap-2">
      <CodeBlock code={line.text} what={`the line for ${line.label}`} />
      <p className="max-w-measure text-meta text-text-2">{line.note}</p>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
}

function Field({ label, value, onChange, placeholder }: FieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <label htmlFor={id} className="text-meta text-text-2">
        {label}
      </label>
      <input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        className="field w-full"
      />
    </div>
  );
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+/, "");
}

/** A time without a zone is meant as UTC, as its label says; null where it is none. */
function absolute(text: string): string | null {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text.trim()) ? text.trim() : `${text.trim()}Z`;
  const time = new Date(zoned);
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace(/\.\d+/, "");
}
