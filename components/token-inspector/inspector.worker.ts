/** Reads, verifies and judges beside the page, so that typing stays smooth. It has no need of any network. */
import type { TargetOfChain } from "@/lib/facts/token-targets";
import type { KeyAnswer } from "@/lib/jwt/types";
import { inspectPaste } from "./inspect-paste";
import type { FromWorker, ToWorker } from "./protocol";

const keys = new Map<string, KeyAnswer>();
let targets: readonly TargetOfChain[] = [];

self.addEventListener("message", async ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "targets") targets = data.targets;
  else if (data.type === "keys") keys.set(data.place, data.answer);
  else {
    const inspected = await inspectPaste(data.text, data.choice, new Date(data.now), { targets, keys });
    self.postMessage({ id: data.id, inspected } satisfies FromWorker);
  }
});

// The engine for validation expressions is loaded while there is a network: offline it must be at hand.
void import("@/lib/facts/api/validation-expression");
