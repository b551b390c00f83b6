"use client";

import { Check, ClipboardCopy, Link2, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { useCopy } from "@/components/ui/use-copy";
import { useKeys } from "@/components/ui/use-keys";

interface ActionBarProps {
  readonly checking: boolean;
  readonly onCheckAgain: () => void;
  /** Texts are made when they are asked for: the link is that of the address bar. */
  readonly message: () => string;
  readonly link: () => string;
  readonly markdown: () => string;
  readonly json: () => string;
  /** Null: no chain was found, so nothing was read that could be saved. */
  readonly snapshot: { readonly address: string; readonly file: string } | null;
}

/** Check again, and all that can be handed on. On a phone it stands at the bottom, under the thumb. */
export function ActionBar({
  checking,
  onCheckAgain,
  message,
  link,
  markdown,
  json,
  snapshot,
}: ActionBarProps) {
  const [messageState, copyMessage] = useCopy();
  const [linkState, copyLink] = useCopy();
  const [asState, copyAs] = useCopy();
  const actions = {
    c: () => copyMessage(message()),
    y: () => copyLink(link()),
    r: () => {
      if (!checking) onCheckAgain();
    },
  };
  useKeys(actions);
  const said = [
    messageState === "copied" && "The message is copied.",
    linkState === "copied" && "The link is copied.",
    asState === "copied" && "The diagnosis is copied.",
    [messageState, linkState, asState].includes("failed") && "The browser refused to copy.",
    checking && "Checking again.",
  ].filter((word) => word !== false);
  return (
    <div className="z-10 flex gap-2 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-line max-md:border-t max-md:bg-surface max-md:px-4 max-md:pt-1.5 max-md:pb-[calc(6px+env(safe-area-inset-bottom))] print:hidden">
      <Action name="Check again" key_="r" onClick={actions.r} disabled={checking}>
        <RotateCw
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className={checking ? "motion-safe:animate-spin" : ""}
        />
        {checking ? "Checking" : "Check again"}
      </Action>
      <Action name="Copy a five-line message" key_="c" onClick={actions.c}>
        {messageState === "copied" ? <Done /> : <ClipboardCopy size={16} strokeWidth={1.75} aria-hidden />}
        {messageState === "copied" ? "Copied" : "Copy message"}
      </Action>
      <Action name="Copy the link" key_="y" onClick={actions.y}>
        {linkState === "copied" ? <Done /> : <Link2 size={16} strokeWidth={1.75} aria-hidden />}
        {linkState === "copied" ? "Copied" : "Link"}
      </Action>
      <div className="flex items-center max-md:hidden">
        <span className="pl-2 text-meta text-text-2">Copy as</span>
        <button type="button" className="button button-bare" onClick={() => copyAs(markdown())}>
          Markdown
        </button>
        <button type="button" className="button button-bare" onClick={() => copyAs(json())}>
          JSON
        </button>
        {asState === "copied" && <span className="text-meta text-text-2">Copied</span>}
        {snapshot !== null && (
          <a href={snapshot.address} download={snapshot.file} className="button button-bare">
            Save snapshot
          </a>
        )}
      </div>
      <span role="status" className="sr-only">
        {said.join(" ")}
      </span>
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
