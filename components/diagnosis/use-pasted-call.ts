"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { takeHandedOver } from "@/components/paste-box/handed-over";
import type { JudgedCall } from "@/lib/diagnose";
import type { ApiSnapshot } from "@/lib/model/api-snapshot";
import type { Brought } from "@/lib/model/brought";
import type { Diagnosis } from "@/lib/model/diagnosis";
import { apiSnapshotQuery } from "@/lib/query/api-snapshot-query";

/** How far a pasted call has been judged. */
export type PastedCall =
  | { readonly state: "empty" | "unreadable" }
  /** `brought`: null while what reads it is on its way. */
  | { readonly state: "reading"; readonly brought: Brought | null }
  | { readonly state: "failed"; readonly message: string; readonly again: () => void }
  | ({ readonly state: "judged" } & JudgedCall);

/** All that one judgement takes: with another of it there is another. */
interface Judging {
  readonly brought: Brought;
  readonly diagnosis: Diagnosis;
  readonly snapshot: ApiSnapshot;
  readonly judge: typeof import("./judge-pasted-call").judgePastedCall;
}

interface UsedCall {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly call: PastedCall;
}

/**
 * A call that somebody pastes, judged in this tab over the API's snapshot. What reads and judges it and the snapshot are
 * loaded for the first paste. `diagnosis`: what the server said; null where no paste adds to it or providers are still being asked.
 */
export function usePastedCall(diagnosis: Diagnosis | null): UsedCall {
  const [text, setText] = useState("");
  // Taken once the page runs: the server has nothing to hand over.
  useEffect(() => setText((now) => takeHandedOver("call") ?? now), []);
  const settled = useDeferredValue(text);
  const isEmpty = settled.trim() === "";
  const loaded = useQuery({
    queryKey: ["judging"],
    queryFn: () => import("./judge-pasted-call"),
    enabled: !isEmpty,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const brought = useMemo(
    () => (isEmpty || !loaded.data ? null : loaded.data.pastedCall(settled)),
    [isEmpty, settled, loaded.data],
  );
  const chain = diagnosis?.resolution.chain ?? null;
  const snapshot = useQuery({
    ...apiSnapshotQuery(chain ?? "", diagnosis?.snapshot.takenAt ?? ""),
    enabled: !isEmpty && chain !== null,
  });
  const [judged, setJudged] = useState<{ readonly of: Judging; readonly result: JudgedCall } | null>(null);
  const judging = useMemo<Judging | null>(
    () =>
      brought === null || diagnosis === null || !snapshot.data || !loaded.data
        ? null
        : { brought, diagnosis, snapshot: snapshot.data, judge: loaded.data.judgePastedCall },
    [brought, diagnosis, snapshot.data, loaded.data],
  );
  useEffect(() => {
    let gone = false;
    if (judging === null) return;
    judging.judge(judging.diagnosis, judging.snapshot, judging.brought).then((result) => {
      if (!gone) setJudged({ of: judging, result });
    });
    return () => {
      gone = true;
    };
  }, [judging]);

  return { text, setText, call: callOf() };

  function callOf(): PastedCall {
    if (isEmpty) return { state: "empty" };
    if (loaded.data && brought === null) return { state: "unreadable" };
    const error = loaded.error ?? snapshot.error;
    if (error) {
      const again = () => void Promise.all([loaded.refetch(), snapshot.refetch()]);
      return { state: "failed", message: error.message, again };
    }
    return judged === null || judged.of !== judging
      ? { state: "reading", brought }
      : { state: "judged", ...judged.result };
  }
}
