"use client";

import { useId, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import type { JsonValue, TokenInspection } from "@/lib/jwt/types";
import { valueText } from "./claim-value";
import { type ComparedClaim, compareClaims } from "./compare-claims";

interface CompareTokensProps {
  readonly labels: readonly string[];
  readonly tokens: readonly TokenInspection[];
}

/** Two tokens of the paste side by side, what differs first. */
export function CompareTokens({ labels, tokens }: CompareTokensProps) {
  const [left, setLeft] = useState(0);
  const [right, setRight] = useState(1);
  const pick = (index: number) => tokens[index] ?? tokens[0];
  const [a, b] = [pick(left), pick(right)];
  const header = compareClaims(a?.header, b?.header);
  const claims = compareClaims(a?.claims, b?.claims);
  const names = [labels[left] ?? "", labels[right] ?? ""] as const;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-4">
        <TokenChoice label="Left" labels={labels} chosen={left} onChoose={setLeft} />
        <TokenChoice label="Right" labels={labels} chosen={right} onChoose={setRight} />
      </div>
      <ComparedTable title="Header" rows={header} names={names} />
      <ComparedTable title="Claims" rows={claims} names={names} />
    </div>
  );
}

interface TokenChoiceProps {
  readonly label: string;
  readonly labels: readonly string[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

function TokenChoice({ label, labels, chosen, onChoose }: TokenChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-text-2">
        {label}
      </label>
      <select
        id={id}
        className="field max-w-full"
        value={chosen}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {labels.map((name, index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ComparedTableProps {
  readonly title: string;
  readonly rows: readonly ComparedClaim[];
  readonly names: readonly [string, string];
}

function ComparedTable({ title, rows, names }: ComparedTableProps) {
  const same = rows.filter(({ differs }) => !differs);
  const different = rows.filter(({ differs }) => differs);
  return (
    <section aria-label={`${title}, compared`}>
      <h3 className="section-title pb-1">
        {title}:{" "}
        {different.length === 0
          ? "nothing differs"
          : `${different.length} ${different.length === 1 ? "differs" : "differ"}`}
      </h3>
      <ComparedRows rows={different} names={names} />
      {same.length > 0 && (
        <Disclosure summary={`${same.length} are the same`}>
          <ComparedRows rows={same} names={names} />
        </Disclosure>
      )}
    </section>
  );
}

function ComparedRows({ rows, names }: Omit<ComparedTableProps, "title">) {
  return (
    <dl>
      {rows.map(({ name, left, right }) => (
        <div
          key={name}
          className="grid gap-x-3 grid-cols-1 border-line border-t py-1.5 md:grid-cols-[168px_1fr_1fr]"
        >
          <dt>
            <code className="font-semibold">{name}</code>
          </dt>
          <Side label={names[0]} value={left} />
          <Side label={names[1]} value={right} />
        </div>
      ))}
    </dl>
  );
}

function Side({ label, value }: { readonly label: string; readonly value: JsonValue | undefined }) {
  return (
    <dd className="min-w-0">
      <span className="block text-meta text-text-3">{label}</span>
      {value === undefined ? (
        <span className="text-text-3">absent</span>
      ) : (
        <code className="whitespace-pre-wrap">{valueText(value)}</code>
      )}
    </dd>
  );
}
