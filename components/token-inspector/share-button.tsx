"use client";

import { useActions } from "@/components/ui/actions";
import { CopyButton } from "@/components/ui/copy-button";
import { useCopy } from "@/components/ui/use-copy";
import type { TokenInspection } from "@/lib/jwt/types";
import { shareText } from "./share-text";

interface ShareButtonProps {
  readonly inspection: TokenInspection;
  readonly subject: string | undefined;
}

/** The findings for the incident channel, redacted; `c` copies them too. What was taken out is said. */
export function ShareButton({ inspection, subject }: ShareButtonProps) {
  const { text, takenOut } = shareText(inspection, subject);
  const [, copy] = useCopy();
  useActions([{ id: "copy-message", name: "Copy message", key: "c", run: () => copy(text) }]);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <CopyButton text={text} what="the findings, redacted" label="Copy the findings" filled />
      <p className="min-w-0 flex-1 basis-60 text-meta text-text-2">Without {takenOut.join(", ")}.</p>
    </div>
  );
}
