"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { type EvidenceReading, readEvidence } from "@/lib/diagnose/evidence/link-evidence";
import type { ChainEvidence } from "@/lib/model/chain-evidence";
import type { Diagnosis } from "@/lib/model/diagnosis";
import { evidenceQuery } from "@/lib/query/evidence-query";

/** What was recorded around the chain that is shown, and what it says of the verdict that is shown. */
export type LiveEvidence =
  | { readonly state: "none" }
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly message: string; readonly retry: () => void }
  | {
      readonly state: "read";
      readonly evidence: ChainEvidence;
      readonly reading: EvidenceReading;
      readonly isReading: boolean;
      readonly retry: () => void;
    };

/** Asked once the verdict stands: recordings come after it, and never hold it up. */
export function useEvidence(
  diagnosis: Diagnosis,
  probing: boolean,
): LiveEvidence & { readonly announcement: string | null; readonly dismiss: () => void } {
  const { chain } = diagnosis.resolution;
  const query = useQuery(evidenceQuery(chain, diagnosis.request.at, !probing));
  const { error, isFetching, refetch } = query;
  // A query's answer would be drawn in one go, whatever waits meanwhile: so it is drawn in slices of time.
  const data = useDeferredValue(query.data);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const reading = useMemo(() => data && readEvidence(diagnosis, data), [diagnosis, data]);
  const retry = () => void refetch();
  const announcement = reading?.announcement ?? null;
  const shared = {
    announcement: announcement === dismissed ? null : announcement,
    dismiss: () => setDismissed(announcement),
  };
  if (chain === null) return { state: "none", ...shared };
  if (data && reading) {
    return { state: "read", evidence: data, reading, isReading: isFetching, retry, ...shared };
  }
  if (error && !isFetching) return { state: "failed", message: error.message, retry, ...shared };
  return { state: "loading", ...shared };
}
