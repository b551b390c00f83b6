"use client";

import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import type { FormEvent, KeyboardEvent } from "react";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useKeys } from "@/components/ui/use-keys";
import { recognise } from "@/lib/clue";
import { destination } from "./destination";
import { handOn } from "./hand-on";
import { recognitionWords } from "./recognition-words";

/**
 * One box for whatever is at hand. It says what it recognises while somebody types, and where it leads. The text is
 * state of this page only: no name, no action, nothing is kept.
 */
export function PasteBox() {
  const router = useRouter();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const settled = useDeferredValue(text);
  const recognition = useMemo(() => recognise(settled), [settled]);
  const to = destination(recognition);
  const { sentence, where } = recognitionWords(recognition);
  useKeys({ "/": () => box.current?.focus() });

  const go = () => {
    const now = recognise(text);
    const there = destination(now);
    if (there === null) return;
    handOn(now, text);
    router.push(there.path);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    go();
  };

  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <label htmlFor="paste" className="section-title">
        What fails?
      </label>
      <textarea
        ref={box}
        id="paste"
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        aria-describedby="paste-words"
        placeholder="https://app.example.com/ — or a status, an error_reason, a log line, a curl response, a token, an ARN"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="field w-full resize-y font-mono text-input"
      />
      <div className="flex min-h-11 items-start justify-between gap-4">
        <div id="paste-words" role="status" className="min-w-0 pt-1">
          {recognition.kind === "empty" ? (
            <p className="text-text-2">
              Paste anything: it is recognised in this tab. Secrets in it are cut before anything goes on.
            </p>
          ) : (
            <>
              <p>{sentence}</p>
              {where !== null && <p className="text-meta text-text-2">{where}</p>}
            </>
          )}
        </div>
        <button type="submit" className="button button-filled shrink-0" disabled={to === null}>
          {to?.action ?? "Diagnose"}
          <ArrowRight size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
    </form>
  );
}
