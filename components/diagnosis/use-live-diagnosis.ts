"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CheckChange } from "@/lib/format/recheck";
import { compareReadings } from "@/lib/format/recheck";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { DiagnosisSource } from "@/lib/query/diagnosis-query";
import { diagnosisQuery } from "@/lib/query/diagnosis-query";

/** Something that changed what is shown; said in a bar of its own, never silently. */
export interface Change {
  /** `probes`: the first reading was completed. `checked`: somebody asked again. `problem`: it could not be done. */
  readonly kind: "probes" | "checked" | "problem";
  readonly verdictChanged: boolean;
  /** Of a problem: what went wrong. */
  readonly message?: string;
  readonly before?: Diagnosis;
  readonly after?: Diagnosis;
}

export interface LiveDiagnosis {
  readonly diagnosis: Diagnosis;
  /** Probes are still out. */
  readonly probing: boolean;
  readonly checking: boolean;
  readonly change: Change | null;
  /** Of the last check again: what became of each failed check, and when. */
  readonly outcome: { readonly at: string; readonly changes: readonly CheckChange[] } | null;
  readonly checkAgain: () => void;
  readonly dismiss: () => void;
}

/** The diagnosis as it stands: the first reading, completed by probes, replaced by each check again. */
export function useLiveDiagnosis(
  source: DiagnosisSource,
  first: Diagnosis,
  complete: Promise<Diagnosis>,
): LiveDiagnosis {
  const options = diagnosisQuery(source, first);
  const client = useQueryClient();
  const { data: diagnosis, isFetching: checking, refetch } = useQuery(options);
  const [probing, setProbing] = useState(!first.snapshot.complete);
  const [change, setChange] = useState<Change | null>(null);
  const [outcome, setOutcome] = useState<LiveDiagnosis["outcome"]>(null);
  const asked = useRef(false);

  useEffect(() => {
    let gone = false;
    complete.then(
      (after) => {
        if (gone) return;
        setProbing(false);
        // A check again has newer probes than these.
        if (asked.current) return;
        client.setQueryData(diagnosisQuery(source, first).queryKey, after);
        setChange(probesFinished(first, after));
      },
      () => {
        if (gone) return;
        setProbing(false);
        setChange({
          kind: "problem",
          verdictChanged: false,
          message:
            "Asking the identity provider was broken off. The verdict rests on the configuration alone.",
        });
      },
    );
    return () => {
      gone = true;
    };
  }, [client, complete, first, source]);

  const checkAgain = useCallback(async () => {
    asked.current = true;
    const before = diagnosis;
    const { data: after, error } = await refetch();
    if (error) setChange({ kind: "problem", verdictChanged: false, message: error.message });
    else if (after) {
      const compared = compareReadings(before, after);
      setOutcome({ at: after.snapshot.takenAt, changes: compared.changes });
      setChange({ kind: "checked", verdictChanged: compared.verdictChanged, before, after });
    }
  }, [diagnosis, refetch]);

  const dismiss = useCallback(() => setChange(null), []);
  return { diagnosis, probing, checking, change, outcome, checkAgain: () => void checkAgain(), dismiss };
}

/** Quiet where there was nothing to wait for and nothing is new. */
function probesFinished(before: Diagnosis, after: Diagnosis): Change | null {
  const { verdictChanged } = compareReadings(before, after);
  if (!verdictChanged && before.snapshot.complete) return null;
  return { kind: "probes", verdictChanged, before, after };
}
