import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DiagnosisScreen } from "@/components/diagnosis/diagnosis-screen";
import { DiagnosisSkeleton } from "@/components/diagnosis/diagnosis-skeleton";
import { ProblemNotice } from "@/components/diagnosis/problem";
import type { DiagnoseParameters } from "@/lib/format/paths";
import { diagnoseParameterNames, diagnoseQueryString } from "@/lib/format/paths";
import { diagnoseRequest, pageConfig } from "@/lib/server";
import type { Viewer } from "@/lib/server/access";
import { pageViewer } from "@/lib/server/access/page-viewer";
import { BlastRadius } from "../chain-surroundings";
import { QuickAnswer } from "../quick-answer";
import type { SearchParams } from "../search-params";
import { pick } from "../search-params";
import { cleanPath } from "./clean-path";

export const metadata: Metadata = { title: "Diagnosis" };

/** No `loading.tsx` beside it: with one, the answer has begun before the address could be cleaned. */
export default async function DiagnosePage({ searchParams }: { readonly searchParams: SearchParams }) {
  const viewer = await pageViewer();
  const parameters = await pick(searchParams, diagnoseParameterNames);
  const clean = cleanPath(await searchParams, parameters);
  if (clean !== null) redirect(clean);
  return (
    <QuickAnswer
      key={diagnoseQueryString(parameters)}
      answer={diagnosed(viewer, parameters)}
      fallback={<DiagnosisSkeleton />}
    />
  );
}

async function diagnosed(viewer: Viewer, parameters: DiagnoseParameters) {
  const outcome = await diagnoseRequest(viewer, parameters);
  if (!outcome.ok) return <ProblemNotice problem={outcome.problem} />;
  const { first, complete } = outcome;
  const { chain } = first.resolution;
  return (
    <DiagnosisScreen
      source={{ kind: "request", parameters }}
      first={first}
      complete={complete}
      testsAuthorizers={pageConfig(viewer).testsAuthorizers}
      streamed={chain !== null && <BlastRadius viewer={viewer} chain={chain} after={complete} />}
    />
  );
}
