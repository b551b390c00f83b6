"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { takeHandedOver } from "@/components/paste-box/handed-over";
import { pastedCall } from "@/lib/clue/pasted-call";
import type { Brought } from "@/lib/model/brought";
import type { Diagnosis } from "@/lib/model/diagnosis";
import { apiSnapshotQuery } from "@/lib/query/api-snapshot-query";

/** How far a pasted call has been judged. */
export type PastedCall =
  | { readonly state: "empty" | "unreadable" }
  | { readonly state: "reading"; readonly brought: Brought }
  | {
      readonly state: "failed";
      readonly brought: Brought;
      readonly message: string;
      readonly again: () => void;
    }
  | { readonly state: "judged"; readonly brought: Brought; readonly diagnosis: Diagnosis };

interface UsedCall {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly call: PastedCall;
}

/**
 * A call that somebody pastes, judged in this tab over the API's snapshot. What judges and the snapshot are loaded for
 * the first paste. `diagnosis`: what the server said; null where no paste adds to it or providers are still being asked.
 */
export function usePastedCall(diagnosis: Diagnosis | null): UsedCall {
  const [text, setText] = useState("");
  // Taken once the page runs: the server has nothing to hand over.
  useEffect(() => setText((now) => takeHandedOver("call") ?? now), []);
  const settled = useDeferredValue(text);
  const brought = useMemo(() => (settled.trim() === "" ? null : pastedCall(settled)), [settled]);
  const chain = diagnosis?.resolution.chain ?? null;
  const snapshot = useQuery({
    ...apiSnapshotQuery(chain ?? "", diagnosis?.snapshot.takenAt ?? ""),
    enabled: brought !== null && chain !== null,
  });
  const judge = useQuery({
    queryKey: ["judging"],
    queryFn: () => import("./judge-pasted-call").then(({ judgePastedCall }) => judgePastedCall),
    enabled: brought !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const judged = useMemo(() => {
    if (brought === null || diagnosis === null || !snapshot.data || !judge.data) return null;
    return judge.data(diagnosis, snapshot.data, brought);
  }, [brought, diagnosis, snapshot.data, judge.data]);

  return { text, setText, call: callOf() };

  function callOf(): PastedCall {
    if (settled.trim() === "") return { state: "empty" };
    if (brought === null) return { state: "unreadable" };
    const error = snapshot.error ?? judge.error;
    if (error) {
      const again = () => void Promise.all([snapshot.refetch(), judge.refetch()]);
      return { state: "failed", brought, message: error.message, again };
    }
    return judged === null ? { state: "reading", brought } : { state: "judged", brought, diagnosis: judged };
  }
}
