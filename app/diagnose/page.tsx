import type { Metadata } from "next";
import { DiagnosisScreen } from "@/components/diagnosis/diagnosis-screen";
import { ProblemNotice } from "@/components/diagnosis/problem";
import { diagnoseParameterNames, diagnoseQueryString } from "@/lib/format/paths";
import { diagnoseRequest } from "@/lib/server";
import type { SearchParams } from "../search-params";
import { pick } from "../search-params";

export const metadata: Metadata = { title: "Diagnosis" };

export default async function DiagnosePage({ searchParams }: { readonly searchParams: SearchParams }) {
  const parameters = await pick(searchParams, diagnoseParameterNames);
  const outcome = await diagnoseRequest(parameters);
  if (!outcome.ok) return <ProblemNotice problem={outcome.problem} />;
  return (
    <DiagnosisScreen
      key={diagnoseQueryString(parameters)}
      source={{ kind: "request", parameters }}
      first={outcome.first}
      complete={outcome.complete}
    />
  );
}
