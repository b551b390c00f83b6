import { chainPath, diagnosePath, parametersOfClue } from "@/lib/format/paths";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { DiagnosisSource } from "@/lib/query/diagnosis-query";

/** Path and query that show the same again: of a request, what the diagnosis says that it was asked, secrets cut. */
export function shareAddress(source: DiagnosisSource, diagnosis: Diagnosis): string {
  if (source.kind === "chain") return chainPath(source.chain);
  const { account, region } = source.parameters;
  return diagnosePath(
    parametersOfClue(diagnosis.request, { ...(account ? { account } : {}), ...(region ? { region } : {}) }),
  );
}
