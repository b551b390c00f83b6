"use client";

import { useId, useState } from "react";
import {
  type HandField,
  type HandKind,
  type HandValues,
  handFields,
  handKinds,
  handTarget,
} from "./hand-target";
import type { HandTarget } from "./protocol";

const kinds: readonly HandKind[] = [
  "http-jwt",
  "rest-cognito",
  "rest-jwt",
  "rest-token",
  "oidc",
  "cognito",
  "alb-oidc-data",
  "alb-jwt",
];
const noAutofill = { autoComplete: "off", autoCapitalize: "off", spellCheck: false } as const;

interface Form {
  readonly kind: HandKind;
  readonly values: HandValues;
  readonly keys: string;
}

/** A target by hand. It is judged against as soon as enough is given; what is entered stays in this tab as well. */
export function HandForm({ onDescribed }: { readonly onDescribed: (hand: HandTarget) => void }) {
  const id = useId();
  const [form, setForm] = useState<Form>({ kind: "http-jwt", values: {}, keys: "" });
  const { kind, values, keys } = form;
  const result = handTarget(kind, values);
  const change = (part: Partial<Form>) => {
    const next = { ...form, ...part };
    setForm(next);
    const described = handTarget(next.kind, next.values);
    if (described.ok) onDescribed({ name: described.name, target: described.target, keys: next.keys });
  };

  return (
    <div className="panel grid grid-cols-1 gap-x-4 gap-y-3 p-3 md:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-1 md:col-span-2">
        <label htmlFor={`${id}-kind`} className="text-meta text-text-2">
          What takes it
        </label>
        <select
          id={`${id}-kind`}
          className="field max-w-full"
          value={kind}
          onChange={(event) => change({ kind: kinds.find((one) => one === event.target.value) ?? kind })}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {handKinds[one].label}
            </option>
          ))}
        </select>
      </div>
      {handKinds[kind].fields.map((field) => (
        <HandInput
          key={field}
          field={field}
          value={values[field] ?? ""}
          problem={!result.ok && result.field === field && values[field] ? result.problem : null}
          onValue={(value) => change({ values: { ...values, [field]: value } })}
        />
      ))}
      {kind !== "rest-token" && (
        <div className="flex min-w-0 flex-col gap-1 md:col-span-2">
          <label htmlFor={`${id}-keys`} className="text-meta text-text-2">
            Its public keys, where the dashboard cannot fetch them: a JWK set, or PEM
          </label>
          <textarea
            id={`${id}-keys`}
            rows={2}
            className="field resize-y font-mono text-code"
            placeholder='{"keys":[…]}'
            value={keys}
            onChange={(event) => change({ keys: event.target.value })}
            {...noAutofill}
          />
        </div>
      )}
      {!result.ok && <p className="text-meta text-text-2 md:col-span-2">Judged as soon as it is complete.</p>}
    </div>
  );
}

interface HandInputProps {
  readonly field: HandField;
  readonly value: string;
  readonly problem: string | null;
  readonly onValue: (value: string) => void;
}

function HandInput({ field, value, problem, onValue }: HandInputProps) {
  const id = useId();
  const { label, example } = handFields[field];
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-meta text-text-2">
        {label}
      </label>
      <input
        id={id}
        type="text"
        className="field font-mono text-code"
        placeholder={example}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onValue(event.target.value)}
        {...noAutofill}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className="text-fails text-meta">
          {problem}
        </p>
      )}
    </div>
  );
}
