"use client";

import { Share2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useActions } from "@/components/ui/actions";
import { useCopy } from "@/components/ui/use-copy";
import type { ShareProps } from "./share-dialog";

const ShareDialog = dynamic(() => import("./share-dialog"), { ssr: false });

/** The palette has closed, and on a phone no button shows that it was copied. */
const saidOnPhone =
  "md:sr-only max-md:fixed max-md:inset-x-4 max-md:bottom-20 max-md:z-10 max-md:rounded-panel max-md:border max-md:border-line-strong max-md:bg-surface max-md:px-4 max-md:py-2 max-md:shadow-popover";

/** Opens all ways to hand a diagnosis on; what draws and writes them is loaded only then. */
export function ShareButton(props: ShareProps) {
  const [open, setOpen] = useState(false);
  const [copied, copy] = useCopy();
  const copyAs = (form: "markdown" | "json") =>
    import("./share-text").then(({ shareText }) => copy(shareText(props.diagnosis, props.link())[form]));
  useActions([
    { id: "share", name: "Share", run: () => setOpen(true) },
    { id: "copy-markdown", name: "Copy as Markdown", run: () => void copyAs("markdown") },
    { id: "copy-json", name: "Copy as JSON", run: () => void copyAs("json") },
  ]);
  return (
    <>
      <span role="status" className={copied === "idle" ? "sr-only" : saidOnPhone}>
        {copied === "copied" && "Copied."}
        {copied === "failed" && "The browser does not let this page copy."}
      </span>
      <button
        type="button"
        className="button print:hidden"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Share2 size={16} strokeWidth={1.75} aria-hidden />
        Share
      </button>
      {open && <ShareDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
