"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { useId, useRef, useState } from "react";

interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** On paper nothing can be chosen: the others stand there as well. */
  readonly allOnPaper?: boolean;
}

/** Tabs as the ARIA Authoring Practices describe them: arrows move, Home and End go to the ends. One tab is no tabs. */
export function Tabs({ label, tabs, allOnPaper = false }: TabsProps) {
  const prefix = useId();
  const [chosen, setChosen] = useState(tabs[0]?.id);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const active = tabs.find((tab) => tab.id === chosen) ?? tabs[0];
  if (!active) return null;
  if (tabs.length === 1) return active.content;

  const move = (event: KeyboardEvent) => {
    const index = tabs.indexOf(active);
    const next = nextIndex(event.key, index, tabs.length);
    const tab = next === null ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    setChosen(tab.id);
    buttons.current.get(tab.id)?.focus();
  };

  return (
    <div>
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className="mb-2 flex flex-wrap gap-x-4 border-line border-b print:hidden"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            ref={(element) => {
              if (element) buttons.current.set(tab.id, element);
            }}
            type="button"
            role="tab"
            id={`${prefix}-${tab.id}`}
            aria-selected={tab === active}
            aria-controls={`${prefix}-panel`}
            tabIndex={tab === active ? 0 : -1}
            onClick={() => setChosen(tab.id)}
            className="-mb-px min-h-8 whitespace-nowrap border-transparent border-b-2 text-text-2 hover:text-text aria-selected:border-accent aria-selected:text-text max-md:min-h-11"
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${prefix}-panel`} aria-labelledby={`${prefix}-${active.id}`}>
        {active.content}
      </div>
      {allOnPaper &&
        tabs
          .filter((tab) => tab !== active)
          .map((tab) => (
            <div key={tab.id} className="hidden pt-3 print:block">
              <p className="text-meta text-text-2">{tab.label}</p>
              {tab.content}
            </div>
          ))}
    </div>
  );
}

function nextIndex(key: string, index: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (index + 1) % count;
    case "ArrowLeft":
      return (index + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
