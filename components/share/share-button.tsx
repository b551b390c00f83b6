"use client";

import { Share2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ShareProps } from "./share-dialog";

const ShareDialog = dynamic(() => import("./share-dialog"), { ssr: false });

/** Opens all ways to hand a diagnosis on; what draws and writes them is loaded only then. */
export function ShareButton(props: ShareProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
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
