"use client";

import { FolderOpen, Lock } from "lucide-react";
import type { ChangeEvent, ClipboardEvent } from "react";
import { useId, useRef, useState } from "react";
import { namedFiles } from "./dropped-files";
import type { NamedFile } from "./protocol";

interface LogInputProps {
  /** Something is read or shown already: the ways in take less room. */
  readonly compact: boolean;
  /** Files are held over the page. */
  readonly over: boolean;
  readonly onFiles: (files: readonly NamedFile[]) => void;
  /** Null where there is nothing to clear. */
  readonly onClear: (() => void) | null;
}

/** The ways in: drop, choose, paste. What is pasted is read and not shown again: lines hold codes and states. */
export function LogInput({ compact, over, onFiles, onClear }: LogInputProps) {
  const picker = useRef<HTMLInputElement>(null);
  const pasteId = useId();
  const [typed, setTyped] = useState("");

  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const { files } = event.target;
    if (files) onFiles(namedFiles(files));
    // The same file may be chosen again.
    event.target.value = "";
  };
  const readText = (text: string) => {
    setTyped("");
    if (text.trim() !== "") onFiles([{ name: "pasted text", file: new Blob([text]) }]);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (text === "") return;
    event.preventDefault();
    readText(text);
  };

  return (
    <div
      className={`rounded-panel border border-dashed bg-surface p-4 print:hidden ${over ? "border-accent outline-2 outline-accent" : "border-line-strong"}`}
    >
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        <div className="flex flex-col items-start gap-2">
          <p className={compact ? "sr-only" : "section-title"}>
            {over ? "Let go to read them" : "Drop access-log files or folders anywhere on this page"}
          </p>
          <div className="flex flex-wrap gap-3">
            <button type="button" className="button" onClick={() => picker.current?.click()}>
              <FolderOpen size={16} strokeWidth={1.75} aria-hidden />
              {compact ? "Read other files" : "Choose files"}
            </button>
            {onClear !== null && (
              <button type="button" className="button" onClick={onClear}>
                Clear
              </button>
            )}
          </div>
          <input
            ref={picker}
            type="file"
            multiple
            onChange={pick}
            className="sr-only"
            tabIndex={-1}
            aria-label="Access-log files"
          />
          <p className="text-meta text-text-2">
            Application Load Balancer access logs, .gz or plain, any number.
          </p>
        </div>
        <div className="flex flex-col gap-2">
          <label htmlFor={pasteId} className={compact ? "sr-only" : "section-title"}>
            Or paste lines
          </label>
          <textarea
            id={pasteId}
            rows={compact ? 1 : 3}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPaste={paste}
            placeholder={
              compact
                ? "Paste other lines"
                : 'https 2026-10-06T09:15:01.123456Z app/… "GET https://… HTTP/2.0" …'
            }
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            data-gramm="false"
            data-1p-ignore="true"
            data-lpignore="true"
            className="field w-full resize-y font-mono text-input"
          />
          {typed !== "" && (
            <button type="button" className="button self-start" onClick={() => readText(typed)}>
              Count these lines
            </button>
          )}
        </div>
      </div>
      <p className="mt-3 flex items-start gap-1 border-line border-t pt-3 text-meta text-text-2">
        <Lock size={12} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
        <span>
          Files and lines stay in this tab: they are read by this browser, nothing of them is sent, and
          nothing is kept. Codes, states, tokens and query values are taken out of every line that is shown.
        </span>
      </p>
    </div>
  );
}
