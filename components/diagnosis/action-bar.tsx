"use client";

import { Check, ClipboardCopy, Link2, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { useActions } from "@/components/ui/actions";
import { useCopy } from "@/components/ui/use-copy";
import { AttachLine } from "./attach-line";

interface ActionBarProps {
  readonly checking: boolean;
  readonly onCheckAgain: () => void;
  /** Texts are made when they are asked for: the link is that of the address bar. */
  readonly message: () => string;
  readonly link: () => string;
  /** All other ways to hand it on. */
  readonly share: ReactNode;
  /** Null: no chain was found, so nothing was read that could be saved. */
  readonly snapshot: { readonly address: string; readonly file: string } | null;
}

/** Check again, and all that can be handed on. On a phone it stands at the bottom, under the thumb. */
export function ActionBar({ checking, onCheckAgain, message, link, share, snapshot }: ActionBarProps) {
  const [messageState, copyMessage] = useCopy();
  const [linkState, copyLink] = useCopy();
  const [saved, setSaved] = useState(false);
  const file = useRef<HTMLAnchorElement>(null);
  const again = () => {
    if (!checking) onCheckAgain();
  };
  useActions([
    { id: "check-again", name: "Check again", key: "r", run: again },
    { id: "copy-message", name: "Copy message", key: "c", run: () => copyMessage(message()) },
    { id: "copy-link", name: "Copy the link", key: "y", run: () => copyLink(link()) },
    ...(snapshot === null
      ? []
      : [{ id: "save-snapshot", name: "Save snapshot", run: () => file.current?.click() }]),
  ]);
  const said = [
    messageState === "copied" && "The message is copied.",
    linkState === "copied" && "The link is copied.",
    [messageState, linkState].includes("failed") && "The browser refused to copy.",
    checking && "Checking again.",
  ].filter((word) => word !== false);
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <div className="z-10 flex gap-2 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-line max-md:border-t max-md:bg-surface max-md:px-4 max-md:pt-1.5 max-md:pb-[calc(6px+env(safe-area-inset-bottom))]">
        <Action name="Check again" key_="r" onClick={again} disabled={checking}>
          <RotateCw
            size={16}
            strokeWidth={1.75}
            aria-hidden
            className={checking ? "motion-safe:animate-spin" : ""}
          />
          {checking ? "Checking" : "Check again"}
        </Action>
        <Action name="Copy a five-line message" key_="c" onClick={() => copyMessage(message())}>
          {messageState === "copied" ? <Done /> : <ClipboardCopy size={16} strokeWidth={1.75} aria-hidden />}
          {messageState === "copied" ? "Copied" : "Copy message"}
        </Action>
        <Action name="Copy the link" key_="y" onClick={() => copyLink(link())}>
          {linkState === "copied" ? <Done /> : <Link2 size={16} strokeWidth={1.75} aria-hidden />}
          {linkState === "copied" ? "Copied" : "Link"}
        </Action>
      </div>
      {share}
      {snapshot !== null && (
        <a
          ref={file}
          href={snapshot.address}
          download={snapshot.file}
          className="button button-bare"
          onClick={() => setSaved(true)}
        >
          Save snapshot
        </a>
      )}
      <span role="status" className="sr-only">
        {said.join(" ")}
      </span>
      {saved && snapshot !== null && <AttachLine file={snapshot.file} />}
    </div>
  );
}

interface ActionProps {
  readonly name: string;
  readonly key_: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

function Action({ name, key_, onClick, disabled = false, children }: ActionProps) {
  return (
    <button
      type="button"
      className="button max-md:min-w-0 max-md:flex-1 max-md:px-1 max-md:[&_svg]:hidden"
      title={`${name} (${key_})`}
      aria-keyshortcuts={key_}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function Done() {
  return <Check size={16} strokeWidth={1.75} aria-hidden />;
}
