import { queryOptions } from "@tanstack/react-query";
import type { DiagnoseParameters } from "../format/paths";
import { diagnoseQueryString } from "../format/paths";
import type { Diagnosis } from "../model/diagnosis";
import { readJson } from "./read-json";

/** What a shown diagnosis is about: a request, or a chain without one. */
export type DiagnosisSource =
  | { readonly kind: "request"; readonly parameters: DiagnoseParameters }
  | { readonly kind: "chain"; readonly chain: string };

/**
 * A diagnosis. The page brings the first reading; what this asks for is always a fresh one, and only when somebody
 * asks: nothing is read again by itself.
 */
export function diagnosisQuery(source: DiagnosisSource, first: Diagnosis) {
  const address = addressOf(source);
  return queryOptions({
    queryKey: ["diagnosis", address],
    queryFn: ({ signal }) => readDiagnosis(address, signal),
    initialData: first,
    enabled: false,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function addressOf(source: DiagnosisSource): string {
  if (source.kind === "chain") return `/api/v1/chains/${source.chain}?fresh=1`;
  return `/api/v1/diagnose?${diagnoseQueryString(source.parameters)}&fresh=1`;
}

async function readDiagnosis(address: string, signal: AbortSignal): Promise<Diagnosis> {
  return readJson(address, signal, isDiagnosis);
}

/** Our own server's answer: its schema number is enough to know it by. */
function isDiagnosis(body: unknown): body is Diagnosis {
  return typeof body === "object" && body !== null && "schema" in body && body.schema === 1;
}
