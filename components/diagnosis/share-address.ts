import { chainPath, type DiagnoseParameters, diagnosePath, parametersOfClue } from "@/lib/format/paths";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { DiagnosisSource } from "@/lib/query/read-diagnosis";

/** Path and query that show the same again: of a request, what the diagnosis says that it was asked, secrets cut. */
export function shareAddress(source: DiagnosisSource, diagnosis: Diagnosis): string {
  return source.kind === "chain" ? chainPath(source.chain) : diagnosePath(askedParameters(source, diagnosis));
}

/** What was asked, as the diagnosis says it; of a chain nothing was. */
export function askedParameters(source: DiagnosisSource, { request }: Diagnosis): DiagnoseParameters {
  if (source.kind === "chain") return {};
  const { account, region } = source.parameters;
  return parametersOfClue(request, { ...(account ? { account } : {}), ...(region ? { region } : {}) });
}
