"use client";

import { useId, useState } from "react";
import type { TargetOfChain } from "@/lib/facts/token-targets";
import { filterTargets } from "./filter-targets";
import { HandForm } from "./hand-form";
import type { Choice, HandTarget } from "./protocol";
import type { KnownTargets } from "./use-targets";

/** With more targets than this a filter is shown. */
const MANY = 12;

interface TargetPickerProps {
  readonly known: KnownTargets;
  readonly choice: Choice;
  /** The live target that was guessed; null where none fits. */
  readonly guessed: TargetOfChain | null;
  readonly onChoose: (choice: Choice) => void;
  readonly onReadAgain: () => void;
}

/** What the token is judged against: guessed, chosen among the live targets, described by hand, or nothing. */
export function TargetPicker({ known, choice, guessed, onChoose, onReadAgain }: TargetPickerProps) {
  const id = useId();
  const [words, setWords] = useState("");
  const [describing, setDescribing] = useState(false);
  const { targets } = known;
  const { groups, more } = filterTargets(targets, words, choice.type === "live" ? choice.id : undefined);
  const choose = (value: string) => {
    setDescribing(value === "hand");
    if (value === "guess") onChoose({ type: "guess" });
    else if (value === "none" || value === "hand") onChoose({ type: "none" });
    else onChoose({ type: "live", id: value });
  };
  const described = (hand: HandTarget) => onChoose({ type: "hand", hand });
  const value =
    describing || choice.type === "hand" ? "hand" : choice.type === "live" ? choice.id : choice.type;

  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-2">
      <label id={`${id}-title`} htmlFor={id} className="section-title">
        Judged for
      </label>
      <div className="flex flex-wrap gap-2">
        <select
          id={id}
          className="field min-w-0 max-w-full flex-1 basis-80"
          value={value}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="guess">{guessWords(known, guessed)}</option>
          {groups.map(({ label, targets: ofKind }) => (
            <optgroup key={label} label={label}>
              {ofKind.map((target) => (
                <option key={target.id} value={target.id}>
                  {target.name}
                </option>
              ))}
            </optgroup>
          ))}
          <option value="hand">Something else: describe it</option>
          <option value="none">Nothing in particular</option>
        </select>
        {targets.length > MANY && (
          <input
            type="text"
            className="field basis-40 max-md:flex-1"
            aria-label="Filter the list of targets"
            placeholder="Filter the list"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </div>
      <TargetNews known={known} more={more} onReadAgain={onReadAgain} />
      {value === "hand" && <HandForm onDescribed={described} />}
    </section>
  );
}

function guessWords({ state, targets }: KnownTargets, guessed: TargetOfChain | null): string {
  if (guessed) return `Guessed: ${guessed.name}`;
  if (state === "reading") return `Reading what takes tokens here… ${targets.length || ""}`.trim();
  return "Guess by the token";
}

interface TargetNewsProps {
  readonly known: KnownTargets;
  readonly more: number;
  readonly onReadAgain: () => void;
}

/** What is not in the list, and why. */
function TargetNews({ known, more, onReadAgain }: TargetNewsProps) {
  const line = newsLine(known, more);
  if (line === null) return null;
  const isWanting = known.state === "failed" || (known.state === "ready" && known.unread.length > 0);
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2 text-meta text-text-2">
      <span>{line}</span>
      {isWanting && (
        <button type="button" className="button button-bare text-meta" onClick={onReadAgain}>
          Read again
        </button>
      )}
    </p>
  );
}

function newsLine({ state, targets, unread }: KnownTargets, more: number): string | null {
  const [first] = unread;
  const none = state === "ready" && targets.length === 0 && first === undefined;
  const parts = [
    none ? "No live chain takes tokens: describe the target by hand." : "",
    state === "failed"
      ? "What takes tokens here could not be read to the end: describe the target by hand."
      : "",
    first === undefined ? "" : `Not everything could be read, so targets may be missing: ${first}`,
    more > 0 ? `${more} more: narrow the list with the filter.` : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? null : parts.join(" ");
}
