import type { DiagnoseParameters } from "../format/paths";
import { diagnoseQueryString } from "../format/paths";
import type { Diagnosis } from "../model/diagnosis";
import { readJson } from "./read-json";

/** What a shown diagnosis is about: a request, or a chain without one. */
export type DiagnosisSource =
  | { readonly kind: "request"; readonly parameters: DiagnoseParameters }
  | { readonly kind: "chain"; readonly chain: string };

/**
 * A fresh reading of it. The page brings the first one; another is made only when somebody asks: nothing is read again
 * by itself.
 */
export function readDiagnosis(source: DiagnosisSource): Promise<Diagnosis> {
  return readJson(addressOf(source), null, isDiagnosis);
}

function addressOf(source: DiagnosisSource): string {
  if (source.kind === "chain") return `/api/v1/chains/${source.chain}?fresh=1`;
  return `/api/v1/diagnose?${diagnoseQueryString(source.parameters)}&fresh=1`;
}

/** Our own server's answer: its schema number is enough to know it by. */
function isDiagnosis(body: unknown): body is Diagnosis {
  return typeof body === "object" && body !== null && "schema" in body && body.schema === 1;
}
