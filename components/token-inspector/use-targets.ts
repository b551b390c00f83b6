"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { TargetOfChain } from "@/lib/facts/token-targets";

/** What is known of the live targets. `unread`: what of the configuration could not be read. */
export interface KnownTargets {
  /** `reading`: more may come. `failed`: it ended before its end. */
  readonly state: "reading" | "failed" | "ready";
  readonly targets: readonly TargetOfChain[];
  readonly unread: readonly string[];
}

const nothing: KnownTargets = { state: "reading", targets: [], unread: [] };

/** The live targets, read once the page has loaded. The request says nothing but that they are wanted. */
export function useTargets(): readonly [KnownTargets, () => void] {
  const [known, setKnown] = useState<KnownTargets>(nothing);
  const reading = useRef<AbortController | null>(null);
  const read = useCallback(async () => {
    reading.current?.abort();
    const mine = new AbortController();
    reading.current = mine;
    setKnown(nothing);
    await readTargets(mine.signal, (found) => {
      if (!mine.signal.aborted) setKnown(found);
    });
  }, []);
  useEffect(() => {
    void read();
    return () => reading.current?.abort();
  }, [read]);
  return [known, read];
}

async function readTargets(signal: AbortSignal, found: (known: KnownTargets) => void): Promise<void> {
  const byTarget = new Map<string, TargetOfChain>();
  const unread = new Set<string>();
  const tell = (state: KnownTargets["state"]) =>
    found({ state, targets: [...byTarget.values()], unread: [...unread] });
  try {
    const response = await fetch("/api/v1/targets", { signal });
    if (!response.ok || !response.body) return tell("failed");
    let isComplete = false;
    for await (const line of linesOf(response.body)) {
      const { type, targets = [], errors = [] } = JSON.parse(line) as TargetsLine;
      isComplete ||= type === "end";
      for (const target of targets) {
        const key = keyOf(target);
        if (!byTarget.has(key)) byTarget.set(key, target);
      }
      for (const { operation, message } of errors) unread.add(`${operation}: ${message}`);
      tell("reading");
    }
    tell(isComplete ? "ready" : "failed");
  } catch {
    tell("failed");
  }
}

/** One line of the route's answer. */
interface TargetsLine {
  readonly type: "targets" | "end";
  readonly targets?: readonly TargetOfChain[];
  readonly errors?: readonly { readonly operation: string; readonly message: string }[];
}

/** Load balancers that share an app client share its verifiers. */
function keyOf({ id, target }: TargetOfChain): string {
  return target.kind === "cognito" || target.kind === "oidc" ? JSON.stringify(target) : id;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
    if (done) return;
  }
}
