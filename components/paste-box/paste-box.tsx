"use client";

import { ArrowRight } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { ClipboardEvent, FormEvent, KeyboardEvent } from "react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useActions } from "@/components/ui/actions";
import { useDrop } from "@/components/ui/use-drop";
import { recognise } from "@/lib/clue";
import { looksLikeHar } from "@/lib/clue/har/looks-like-har";
import { destination } from "./destination";
import { handOn } from "./hand-on";
import { takeHandedOver } from "./handed-over";
import { recognitionWords } from "./recognition-words";

/** Loaded with the first recording: most visits bring none. */
const HarReading = dynamic(() => import("@/components/har/har-reading"), { ssr: false });

interface PasteBoxProps {
  /** Statuses and reasons that have a page under `/explain`. */
  readonly explained: readonly string[];
}

/**
 * One box for whatever is at hand. It says what it recognises while somebody types, and where it leads. The text is
 * state of this page only: no name, no action, nothing is kept. A HAR never stands in the box: it is told below.
 */
export function PasteBox({ explained }: PasteBoxProps) {
  const router = useRouter();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [recording, setRecording] = useState<Blob | null>(null);
  const settled = useDeferredValue(text);
  const recognition = useMemo(() => recognise(settled), [settled]);
  const to = destination(recognition);
  const { sentence, where } = recognitionWords(recognition);
  useActions([{ name: "Go to the paste box", key: "/", run: () => box.current?.focus() }]);
  const over = useDrop(({ files: [file] }) => file && setRecording(file));
  useEffect(() => {
    const handed = takeHandedOver("har");
    if (handed !== null) setRecording(new Blob([handed]));
  }, []);

  const type = (typed: string) => {
    const isRecording = looksLikeHar(typed);
    setText(isRecording ? "" : typed);
    if (isRecording) setRecording(new Blob([typed]));
  };
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
  /** Before the box holds it: a text of megabytes would freeze it. */
  const paste = (event: ClipboardEvent) => {
    const [file] = event.clipboardData.files;
    const pasted = event.clipboardData.getData("text/plain");
    if (!file && !looksLikeHar(pasted)) return;
    event.preventDefault();
    setRecording(file ?? new Blob([pasted]));
  };

  return (
    <>
      <form onSubmit={submit} className="flex max-w-200 flex-col gap-2">
        <label htmlFor="paste" className="section-title">
          {over ? "Let go to read the HAR" : "What fails?"}
        </label>
        <textarea
          ref={box}
          id="paste"
          rows={3}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          onPaste={paste}
          aria-describedby="paste-words"
          placeholder="https://app.example.com/ — or a status, an error_reason, a log line, a curl response, a HAR, a token, an ARN"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className={`field w-full resize-y font-mono text-input ${over ? "outline-2 outline-accent" : ""}`}
        />
        <div className="flex min-h-11 items-start justify-between gap-4">
          <div id="paste-words" role="status" className="min-w-0 pt-1">
            {recognition.kind === "empty" ? (
              <p className="text-text-2">
                Paste anything, or drop a HAR: it is recognised in this tab. Secrets in it are cut before
                anything goes on.
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
      {recording && <HarReading file={recording} explained={explained} onClose={() => setRecording(null)} />}
    </>
  );
}
