import type { Metadata } from "next";
import { DiagnosisScreen } from "@/components/diagnosis/diagnosis-screen";
import { DiagnosisSkeleton } from "@/components/diagnosis/diagnosis-skeleton";
import { ProblemNotice } from "@/components/diagnosis/problem";
import { chainIdOfSegments } from "@/lib/format/paths";
import { diagnoseChain, pageConfig } from "@/lib/server";
import type { Viewer } from "@/lib/server/access";
import { pageViewer } from "@/lib/server/access/page-viewer";
import { BlastRadius, RawConfiguration } from "../../chain-surroundings";
import { QuickAnswer } from "../../quick-answer";

export const metadata: Metadata = { title: "Chain" };

/** No `loading.tsx` beside it: with one, the answer has begun before it is known who asks. */
export default async function ChainPage({ params }: { readonly params: Promise<{ id: string[] }> }) {
  const viewer = await pageViewer();
  const chain = chainIdOfSegments((await params).id);
  return <QuickAnswer key={chain} answer={diagnosedChain(viewer, chain)} fallback={<DiagnosisSkeleton />} />;
}

async function diagnosedChain(viewer: Viewer, chain: string) {
  const outcome = await diagnoseChain(viewer, chain);
  if (!outcome.ok) return <ProblemNotice problem={outcome.problem} />;
  return (
    <DiagnosisScreen
      source={{ kind: "chain", chain }}
      first={outcome.first}
      complete={outcome.complete}
      testsAuthorizers={pageConfig(viewer).testsAuthorizers}
      streamed={
        <>
          <BlastRadius viewer={viewer} chain={chain} after={outcome.complete} />
          <RawConfiguration viewer={viewer} chain={chain} />
        </>
      }
    />
  );
}
