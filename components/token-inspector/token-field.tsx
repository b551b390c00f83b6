"use client";

import type { ClipboardEvent, DragEvent } from "react";
import { useEffect, useMemo, useRef } from "react";
import { colourParts } from "./colour-parts";
import "./token-inspector.css";

/** More than this is kept beside the field: laying it out would hold the page up. */
const MOST_SHOWN = 100_000;

interface TokenFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/**
 * The pasted text, its parts coloured, editable. It has no name and belongs to no form; nothing may remember it, check
 * its spelling or send it anywhere.
 */
export function TokenField({ text, onText }: TokenFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isHeld = text.length > MOST_SHOWN;
  const stretches = useMemo(() => (isHeld ? [] : colourParts(text)), [text, isHeld]);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const take = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    const pasted = data.getData("text/plain");
    if (pasted.length <= MOST_SHOWN) return;
    event.preventDefault();
    onText(pasted);
  };

  if (isHeld) {
    return (
      <div className="panel flex min-h-53 flex-col items-start gap-3 p-4">
        <p className="font-semibold">{(text.length / 1_000_000).toFixed(1)} million characters are held</p>
        <p className="max-w-measure text-text-2">
          So much text is read, but not shown here: the page stays quick. A token alone is a few thousand
          characters.
        </p>
        <button type="button" className="button" onClick={() => onText("")}>
          Clear
        </button>
      </div>
    );
  }
  return (
    <div className="token-field rounded-control border border-line-strong bg-surface">
      <pre aria-hidden="true">
        {stretches.map(({ part, text: words, start }) => (
          <span key={start} className={`part-${part}`}>
            {words}
          </span>
        ))}
        <span>{"\n"}</span>
      </pre>
      <textarea
        ref={field}
        id="token-text"
        value={text}
        onChange={(event) => onText(event.target.value)}
        onPaste={(event) => take(event, event.clipboardData)}
        onDrop={(event) => take(event, event.dataTransfer)}
        aria-describedby="token-stays"
        placeholder="A token, an Authorization header, a curl command, a cookie, a URL with a token in it, JSON"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        data-gramm="false"
        data-1p-ignore="true"
        data-lpignore="true"
      />
    </div>
  );
}
