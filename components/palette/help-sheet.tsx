"use client";

import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { actionsNow, useOffered } from "@/components/ui/actions";
import { ShortcutsSwitch } from "@/components/ui/kept-checkbox";
import { KeyCaps } from "@/components/ui/key-caps";

interface Line {
  readonly name: string;
  readonly key: string;
}

/** Keys that act where the focus is, and only there: which of them this page has. */
function keysOfParts(): readonly Line[] {
  const has = (selector: string) => document.querySelector(selector) !== null;
  return [
    ...(has("main [data-node]") ? [{ key: "← → ↑ ↓", name: "In the flow graph: walk the hops" }] : []),
    ...(has("main [role=tablist]") ? [{ key: "← →", name: "On a tab: the next one" }] : []),
  ];
}

const everywhere: readonly Line[] = [
  { key: "Ctrl+K ⌘+K", name: "Search everything, with single-letter keys off as well" },
  { key: "Alt+1 … Alt+9", name: "In that search: take this row" },
  { key: "Esc", name: "Close, and back to where you were" },
];

const withKey = (actions: ReturnType<typeof actionsNow>): readonly Line[] =>
  actions.flatMap(({ name, key }) => (key === undefined ? [] : [{ name, key }]));

/** The keys that work on this page now. */
export default function HelpSheet({ onClosed }: { readonly onClosed: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [page, others] = useOffered(() => [
    [...withKey(actionsNow("page")), ...keysOfParts()],
    [...withKey(actionsNow("everywhere")), ...everywhere],
  ]);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it; Esc closes it by itself
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClosed}
      onClick={(event) => event.target === dialog.current && close()}
      className="m-auto max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-170 rounded-panel border border-line-strong bg-surface p-0 text-text shadow-popover backdrop:bg-[rgb(0_0_0/0.4)]"
    >
      <div className="flex flex-col gap-4 p-4">
        <div className="flex items-center justify-between gap-4">
          <h2 id={titleId} className="section-title">
            Keys
          </h2>
          <button type="button" className="button button-bare" aria-label="Close" onClick={close}>
            <X size={16} strokeWidth={1.75} aria-hidden />
          </button>
        </div>
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          <Lines title="On this page" lines={page} none="This page has no keys of its own." />
          <Lines title="Everywhere" lines={others} />
        </div>
        <ShortcutsSwitch />
      </div>
    </dialog>
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly none?: string;
}

function Lines({ title, lines, none }: LinesProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="pb-1 text-meta text-text-2">
        {title}
      </h3>
      {lines.length === 0 && <p className="border-line border-t py-1">{none}</p>}
      <dl>
        {lines.map(({ name, key }) => (
          <div key={key} className="flex items-center justify-between gap-4 border-line border-t py-1">
            <dt>{name}</dt>
            <dd>
              <KeyCaps keys={key} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
