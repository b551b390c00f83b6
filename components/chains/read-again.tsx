"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useKeys } from "@/components/ui/use-keys";

type Reading =
  | { readonly state: "idle" }
  | { readonly state: "reading"; readonly read: number; readonly asked: number }
  | { readonly state: "failed" };

/** Sweeps everything once more, says how far it has come, then shows the list that came of it. */
export function ReadAgain() {
  const router = useRouter();
  const [reading, setReading] = useState<Reading>({ state: "idle" });
  const [drawing, startDrawing] = useTransition();
  const busy = reading.state === "reading" || drawing;

  const readAgain = async () => {
    if (busy) return;
    setReading({ state: "reading", read: 0, asked: 0 });
    try {
      await sweep((read, asked) => setReading({ state: "reading", read, asked }));
      setReading({ state: "idle" });
      startDrawing(() => router.refresh());
    } catch {
      setReading({ state: "failed" });
    }
  };
  useKeys({ r: () => void readAgain() });

  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <button type="button" className="button" aria-disabled={busy} onClick={() => void readAgain()}>
        Read again
      </button>
      <span role="status" className="text-meta text-text-2">
        {reading.state === "reading" &&
          (reading.asked === 0 ? "Listing" : `${reading.read} of ${reading.asked} read`)}
        {reading.state === "failed" && "The reading broke off. What was shown before still stands."}
      </span>
    </span>
  );
}

/** Follows the lines of `/api/v1/fleet` to their end; throws where it never comes. */
async function sweep(onProgress: (read: number, asked: number) => void): Promise<void> {
  const answer = await fetch("/api/v1/fleet?fresh=1");
  if (!answer.ok || answer.body === null) throw new Error(`the sweep answered ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let ended = false;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const news = JSON.parse(line) as { type: string; read: number; asked: number };
      if (news.type === "end") ended = true;
      else onProgress(news.read, news.asked);
    }
  }
  if (!ended) throw new Error("the sweep broke off");
}
