"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useRef, useState } from "react";
import { useActions } from "@/components/ui/actions";

/** Every page has the box, few use it: what recognises comes with the first focus. */
const loadLead = () => import("./lead");

/**
 * The box of the top bar: what is entered is recognised here as in the big one. It has no name and no action, so
 * without scripts nothing that is typed can end up in a URL.
 */
export function SearchField() {
  const router = useRouter();
  const path = usePathname();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const focus = { name: "Go to the search field", key: "/", run: () => input.current?.focus() };
  useActions(path === "/" ? [] : [focus], "everywhere");
  if (path === "/") return <div className="flex-1 max-md:hidden" />;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const loaded = await loadLead().catch(() => null);
    if (!input.current) return;
    if (!loaded) return setProblem("This page's own code could not be loaded. Is this browser offline?");
    const led = loaded.lead(input.current.value);
    if ("problem" in led) return setProblem(led.problem);
    input.current.value = "";
    input.current.blur();
    setProblem(null);
    router.push(led.path);
  };

  return (
    <search className="relative min-w-0 flex-1 max-md:order-1 max-md:mb-2 max-md:basis-3/5">
      <form onSubmit={submit} className="flex items-center">
        <Search size={16} strokeWidth={1.75} aria-hidden className="absolute left-2 text-text-3" />
        <input
          ref={input}
          type="text"
          aria-label="URL, status, error code, log line or ARN"
          aria-keyshortcuts="/"
          aria-describedby={problem === null ? undefined : "search-problem"}
          placeholder="URL, status, error code, log line"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onFocus={() => void loadLead().catch(() => null)}
          onChange={() => setProblem(null)}
          className="field w-full max-w-160 pl-8"
        />
      </form>
      <div role="status">
        {problem !== null && (
          <p
            id="search-problem"
            className="absolute top-full left-0 z-20 mt-1 max-w-measure rounded-panel border border-line-strong bg-surface px-3 py-2 shadow-popover"
          >
            {problem}
          </p>
        )}
      </div>
    </search>
  );
}
