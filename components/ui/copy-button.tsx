"use client";

import { Check, Copy } from "lucide-react";
import { useActions } from "./actions";
import { type CopyState, useCopy } from "./use-copy";

interface CopyButtonProps {
  /** A function where it is known in the browser alone, as an address is. */
  readonly text: string | (() => string);
  /** What is copied, for the name of the button: "the command". */
  readonly what: string;
  /** Words on the button, which its name has too (WCAG 2.5.3); without them it is an icon. */
  readonly label?: string;
  readonly filled?: boolean;
}

/** Copies the whole text, however much of it is shown, and says so. */
export function CopyButton(props: CopyButtonProps) {
  const [state, copy] = useCopy();
  return <CopyLook {...props} state={state} copy={copy} />;
}

/** The same, and the palette can do it too. */
export function CopyAction({
  id,
  name,
  ...props
}: CopyButtonProps & { readonly id: string; readonly name: string }) {
  const [state, copy] = useCopy();
  useActions([{ id, name, run: () => copy(wordsOf(props.text)) }]);
  return <CopyLook {...props} state={state} copy={copy} />;
}

interface CopyLookProps extends CopyButtonProps {
  readonly state: CopyState;
  readonly copy: (text: string) => void;
}

function CopyLook({ text, what, label, filled = false, state, copy }: CopyLookProps) {
  const look = label === undefined ? "button-bare" : filled ? "button-filled" : "";
  return (
    <>
      <button
        type="button"
        className={`button print:hidden ${look}`}
        aria-label={`Copy ${what}`}
        title={`Copy ${what}`}
        onClick={() => copy(wordsOf(text))}
      >
        {state === "copied" ? <Check size={16} strokeWidth={1.75} /> : <Copy size={16} strokeWidth={1.75} />}
        {label !== undefined && <span>{state === "copied" ? "Copied" : label}</span>}
      </button>
      <span role="status" className="sr-only">
        {state === "copied" && `Copied ${what}, whole`}
        {state === "failed" && "The browser refused to copy. Select the text and copy it by hand."}
      </span>
    </>
  );
}

function wordsOf(text: CopyButtonProps["text"]): string {
  return typeof text === "string" ? text : text();
}
