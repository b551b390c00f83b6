"use client";

import { replaceEqualDeep } from "@tanstack/react-query";
import { startTransition, useCallback, useEffect, useState } from "react";
import type { CheckChange } from "@/lib/format/recheck";
import { compareReadings } from "@/lib/format/recheck";
import type { Diagnosis } from "@/lib/model/diagnosis";
import { type DiagnosisSource, readDiagnosis } from "@/lib/query/read-diagnosis";

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

type Shown = Pick<LiveDiagnosis, "diagnosis" | "probing" | "change" | "outcome">;

/**
 * The diagnosis as it stands: the first reading, completed by probes, replaced by each check again. What a reading changes
 * is most of the page: it is drawn in slices of time, and all of it at once.
 */
export function useLiveDiagnosis(
  source: DiagnosisSource,
  first: Diagnosis,
  complete: Promise<Diagnosis>,
): LiveDiagnosis {
  const [shown, setShown] = useState<Shown>({
    diagnosis: first,
    probing: !first.snapshot.complete,
    change: null,
    outcome: null,
  });
  const [checking, setChecking] = useState(false);

  useEffect(() => {
    let gone = false;
    const show = (next: (now: Shown) => Shown) => {
      if (!gone) startTransition(() => setShown(next));
    };
    complete.then(
      (after) => show((now) => completed(now, after)),
      () => show((now) => ({ ...now, probing: false, change: problem(brokenOff) })),
    );
    return () => {
      gone = true;
    };
  }, [complete]);

  const checkAgain = useCallback(async () => {
    setChecking(true);
    const read = await readDiagnosis(source).then(
      (after) => (now: Shown) => checked(now, after),
      (error: Error) => (now: Shown) => ({ ...now, change: problem(error.message) }),
    );
    startTransition(() => {
      setChecking(false);
      setShown(read);
    });
  }, [source]);

  const dismiss = useCallback(() => setShown((now) => ({ ...now, change: null })), []);
  return { ...shown, checking, checkAgain: () => void checkAgain(), dismiss };
}

const brokenOff =
  "Asking the identity provider was broken off. The verdict rests on the configuration alone.";

function problem(message: string): Change {
  return { kind: "problem", verdictChanged: false, message };
}

/** With the probes, unless a check again has newer ones; quiet where there was nothing to wait for and nothing is new. */
function completed(now: Shown, after: Diagnosis): Shown {
  if (now.outcome !== null) return { ...now, probing: false };
  const before = now.diagnosis;
  const { verdictChanged } = compareReadings(before, after);
  const isQuiet = !verdictChanged && before.snapshot.complete;
  return {
    ...now,
    // Parts that are equal stay the same objects: they are not drawn anew.
    diagnosis: replaceEqualDeep(before, after),
    probing: false,
    change: isQuiet ? now.change : { kind: "probes", verdictChanged, before, after },
  };
}

function checked(now: Shown, after: Diagnosis): Shown {
  const before = now.diagnosis;
  const { changes, verdictChanged } = compareReadings(before, after);
  return {
    ...now,
    diagnosis: replaceEqualDeep(before, after),
    change: { kind: "checked", verdictChanged, before, after },
    outcome: { at: after.snapshot.takenAt, changes },
  };
}
