"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { DiagnosisSource } from "@/lib/query/read-diagnosis";
import { DiagnosisView } from "./diagnosis-view";

interface DiagnosisScreenProps {
  readonly source: DiagnosisSource;
  /** What configuration alone says: shown at once. */
  readonly first: Diagnosis;
  /** With the probes; it streams in. */
  readonly complete: Promise<Diagnosis>;
  /** The operator lets authorizers be called with made-up values. */
  readonly testsAuthorizers: boolean;
  /** Panels of the chain that the server streams in after it. */
  readonly streamed?: ReactNode;
}

/** A diagnosis on a page, with what it needs to be read again. */
export function DiagnosisScreen(props: DiagnosisScreenProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <DiagnosisView {...props} />
    </QueryClientProvider>
  );
}
