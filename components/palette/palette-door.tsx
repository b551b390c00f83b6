"use client";

import { Command } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { pages } from "@/components/shell/pages";
import { useActions } from "@/components/ui/actions";
import { localFirst, useKeptSwitch } from "@/components/ui/kept-switch";
import { Palette } from "./palette";

const HelpSheet = dynamic(() => import("./help-sheet"), { ssr: false });

/** Each opening is one of its own: that an earlier one was closed is told late (HTML, the close event is a task). */
interface Opening {
  readonly which: "palette" | "help";
  readonly nth: number;
}

/** The button that opens the palette, and the keys that every page has. */
export function PaletteDoor() {
  const router = useRouter();
  // There a phone has no search field beside it.
  const isHome = usePathname() === "/";
  const [open, setOpen] = useState<Opening | null>(null);
  const openOne = useCallback(
    (which: Opening["which"]) => setOpen((now) => ({ which, nth: (now?.nth ?? 0) + 1 })),
    [],
  );
  const isLocalFirst = useKeptSwitch(localFirst);
  useActions(
    [
      { id: "keys", name: "Show the keys of this page", key: "?", run: () => openOne("help") },
      {
        id: "zone",
        name: isLocalFirst ? "Times: UTC first" : "Times: local first",
        run: () => localFirst.set(!isLocalFirst),
      },
      ...pages.map(({ path, name, letter }) => ({
        name: `Go to ${name}`,
        key: `g ${letter}`,
        run: () => router.push(path),
      })),
    ],
    "everywhere",
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey || event.repeat) return;
      event.preventDefault();
      // Of the page itself: one that was just closed has not said so yet, and this key would be lost.
      const shown = document.querySelector<HTMLDialogElement>("dialog[open]");
      const isPalette = shown?.matches("[data-palette]") ?? false;
      // Closed, not taken away: only then the focus goes back.
      shown?.close();
      if (!isPalette) openOne("palette");
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [openOne]);
  /** An action of the palette may have opened the other, or a key the next. */
  const closed = () => setOpen((now) => (now === open ? null : now));
  return (
    <>
      <button
        type="button"
        className={`button button-bare max-md:order-2 max-md:mb-2 ${isHome ? "max-md:w-full max-md:justify-start max-md:border-line-strong" : ""}`}
        aria-label="Search everything"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title="Search everything (Ctrl K or ⌘ K)"
        onClick={() => openOne("palette")}
      >
        <Command size={16} strokeWidth={1.75} aria-hidden />
        {isHome && <span className="md:hidden">Search everything</span>}
      </button>
      {open?.which === "palette" && <Palette key={open.nth} onClosed={closed} />}
      {open?.which === "help" && <HelpSheet key={open.nth} onClosed={closed} />}
    </>
  );
}
