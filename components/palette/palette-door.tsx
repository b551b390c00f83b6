"use client";

import { Command } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { pages } from "@/components/shell/pages";
import { useActions } from "@/components/ui/actions";
import { localFirst, useKeptSwitch } from "@/components/ui/kept-switch";
import { Palette } from "./palette";

const HelpSheet = dynamic(() => import("./help-sheet"), { ssr: false });

/** The button that opens the palette, and the keys that every page has. */
export function PaletteDoor() {
  const router = useRouter();
  // There a phone has no search field beside it.
  const isHome = usePathname() === "/";
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const isLocalFirst = useKeptSwitch(localFirst);
  useActions(
    [
      { id: "keys", name: "Show the keys of this page", key: "?", run: () => setOpen("help") },
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
      // Closed, not taken away: only then the focus goes back.
      document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
      if (open !== "palette") setOpen("palette");
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [open]);
  /** Which of them: an action of the palette may have opened the other. */
  const closed = (which: typeof open) => () => setOpen((now) => (now === which ? null : now));
  return (
    <>
      <button
        type="button"
        className={`button button-bare max-md:order-2 max-md:mb-2 ${isHome ? "max-md:w-full max-md:justify-start max-md:border-line-strong" : ""}`}
        aria-label="Search everything"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title="Search everything (Ctrl K or ⌘ K)"
        onClick={() => setOpen("palette")}
      >
        <Command size={16} strokeWidth={1.75} aria-hidden />
        {isHome && <span className="md:hidden">Search everything</span>}
      </button>
      {open === "palette" && <Palette onClosed={closed("palette")} />}
      {open === "help" && <HelpSheet onClosed={closed("help")} />}
    </>
  );
}
