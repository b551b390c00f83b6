"use client";

import { Search, X } from "lucide-react";
import type { ComponentType } from "react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { ListKeys, PaletteListProps } from "./palette-list";

const loadList = () => import("./palette-list");

/** What is listed comes with the first opening. What is typed until then is not lost: the field is here. */
export function Palette({ onClosed }: { readonly onClosed: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const keys = useRef<ListKeys>(null);
  const listId = useId();
  const [text, setText] = useState("");
  const [active, setActive] = useState<string | null>(null);
  const [List, setList] = useState<ComponentType<PaletteListProps> | "failed" | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    loadList().then(
      (loaded) => setList(() => loaded.default),
      () => setList("failed"),
    );
  }, []);
  // Closing hands the focus back to what had it (HTML, dialog focusing steps).
  const close = useCallback(() => dialog.current?.close(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it; Esc closes it by itself
    <dialog
      ref={dialog}
      data-palette=""
      aria-label="Search everything"
      onClose={onClosed}
      onClick={(event) => event.target === dialog.current && close()}
      className="mx-auto mt-[10dvh] max-h-[76dvh] w-[calc(100vw-32px)] max-w-170 overflow-hidden rounded-panel border border-line-strong bg-surface p-0 text-text shadow-popover backdrop:bg-[rgb(0_0_0/0.4)] max-md:mt-2 max-md:max-h-[calc(100dvh-16px)] max-md:w-[calc(100vw-16px)] open:flex"
    >
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex items-center gap-2 py-2 pr-2 pl-3">
          <Search size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-3" />
          <input
            type="text"
            role="combobox"
            aria-label="Chains, pages, checks, symptoms and actions"
            aria-expanded={active !== null}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active ?? undefined}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => keys.current?.press(event)}
            placeholder="Chain, page, check, symptom, action"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="field min-w-0 flex-1 text-input"
          />
          <button type="button" className="button button-bare" aria-label="Close" onClick={close}>
            <X size={16} strokeWidth={1.75} aria-hidden />
          </button>
        </div>
        {List === "failed" ? (
          <p role="status" className="px-3 pb-3">
            The palette's own code could not be loaded. Is this browser offline?
          </p>
        ) : (
          List && <List text={text} keys={keys} listId={listId} onActive={setActive} onClose={close} />
        )}
      </div>
    </dialog>
  );
}
