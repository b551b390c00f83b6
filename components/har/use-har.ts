"use client";

import { useEffect, useState } from "react";
import type { HarProblem, HarStory } from "@/lib/clue/har";
import { harLimit } from "@/lib/clue/har/looks-like-har";
import type { FromWorker, ToWorker } from "./protocol";

export type HarState =
  | { readonly step: "reading" }
  | { readonly step: "done"; readonly story: HarStory }
  | { readonly step: "refused"; readonly problem: HarProblem };

/** Longer than any file of the size that is taken; then the worker is ended. */
const PATIENCE_MS = 20_000;

const reload: HarProblem = {
  message: "The reader could not be started.",
  wayOut: "The dashboard may have been updated: load the page again.",
};
const tooSlow: HarProblem = {
  message: "Reading it took too long and was ended.",
  wayOut: "Export a shorter recording: clear the network list before the sign-in.",
};
const unreadable: HarProblem = {
  message: "This browser could not read the file: it is a folder, or was changed meanwhile.",
  wayOut: "Choose the file again.",
};
const tooLarge: HarProblem = {
  message: "The file is larger than 20 MB.",
  wayOut: "Export a shorter recording: clear the network list before the sign-in.",
};

/** Has one file read by a worker of its own, which ends with it. */
export function useHar(file: Blob): HarState {
  const [state, setState] = useState<HarState>({ step: "reading" });
  useEffect(() => {
    setState({ step: "reading" });
    if (file.size > harLimit) return setState({ step: "refused", problem: tooLarge });
    const worker = new Worker(new URL("./har.worker.ts", import.meta.url), { type: "module" });
    const refuse = (problem: HarProblem) => {
      end();
      setState({ step: "refused", problem });
    };
    const timer = setTimeout(() => refuse(tooSlow), PATIENCE_MS);
    const end = () => {
      clearTimeout(timer);
      worker.terminate();
    };
    worker.addEventListener("message", ({ data: { reading } }: MessageEvent<FromWorker>) => {
      if (reading === null) return refuse(unreadable);
      if (!reading.ok) return refuse(reading.problem);
      end();
      setState({ step: "done", story: reading.story });
    });
    worker.addEventListener("error", () => refuse(reload));
    worker.postMessage({ file } satisfies ToWorker);
    return end;
  }, [file]);
  return state;
}
