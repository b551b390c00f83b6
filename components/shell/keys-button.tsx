"use client";

import { actionsNow } from "@/components/ui/actions";
import { KeyCaps } from "@/components/ui/key-caps";

/** Opens the help sheet, as its key does: there for who does not know the key. */
export function KeysButton() {
  return (
    <button
      type="button"
      className="inline-flex min-h-7 items-center gap-2 hover:text-text max-md:min-h-11"
      aria-haspopup="dialog"
      aria-keyshortcuts="?"
      onClick={() =>
        actionsNow()
          .find(({ key }) => key === "?")
          ?.run()
      }
    >
      <KeyCaps keys="?" />
      Keys of this page
    </button>
  );
}
