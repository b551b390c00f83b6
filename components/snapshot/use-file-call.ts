"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { PastedCall } from "@/components/diagnosis/use-pasted-call";
import { pastedCall } from "@/lib/clue/pasted-call";
import type { Brought } from "@/lib/model/brought";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { Reply, SnapshotClient } from "./snapshot-client";

interface FileCall {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly call: PastedCall;
}

/** A call that somebody pastes, judged over the API's snapshot that is open. Keys are no part of it, and are not asked for. */
export function useFileCall(client: SnapshotClient, before: Diagnosis): FileCall {
  const [text, setText] = useState("");
  const settled = useDeferredValue(text);
  const brought = useMemo(() => (settled.trim() === "" ? null : pastedCall(settled)), [settled]);
  const [judged, setJudged] = useState<{ readonly of: Brought; readonly reply: Reply<"call"> } | null>(null);
  const [round, setRound] = useState(0);
  // `round`: somebody asks again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round asks the same again
  useEffect(() => {
    let gone = false;
    if (brought === null) return;
    client.ask("call", { before, brought }).then((reply) => {
      if (!gone) setJudged({ of: brought, reply });
    });
    return () => {
      gone = true;
    };
  }, [client, before, brought, round]);
  return { text, setText, call: callOf() };

  function callOf(): PastedCall {
    if (settled.trim() === "") return { state: "empty" };
    if (brought === null) return { state: "unreadable" };
    if (judged?.of !== brought) return { state: "reading", brought };
    if (judged.reply.ok) return { state: "judged", ...judged.reply.answer };
    const { message } = judged.reply.refused;
    return { state: "failed", message, again: () => setRound(round + 1) };
  }
}
