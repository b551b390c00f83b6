"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useActions } from "@/components/ui/actions";
import { followFleet } from "./follow-fleet";

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
      await followFleet(({ read, asked }) => setReading({ state: "reading", read, asked }), { fresh: true });
      setReading({ state: "idle" });
      startDrawing(() => router.refresh());
    } catch {
      setReading({ state: "failed" });
    }
  };
  useActions([{ id: "read-again", name: "Read the chains again", key: "r", run: () => void readAgain() }]);

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
