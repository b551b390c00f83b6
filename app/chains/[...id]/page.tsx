import type { Metadata } from "next";
import { DiagnosisScreen } from "@/components/diagnosis/diagnosis-screen";
import { ProblemNotice } from "@/components/diagnosis/problem";
import { chainIdOfSegments } from "@/lib/format/paths";
import { diagnoseChain } from "@/lib/server";
import { BlastRadius, RawConfiguration } from "../../chain-surroundings";

export const metadata: Metadata = { title: "Chain" };

export default async function ChainPage({ params }: { readonly params: Promise<{ id: string[] }> }) {
  const chain = chainIdOfSegments((await params).id);
  const outcome = await diagnoseChain(chain, {});
  if (!outcome.ok) return <ProblemNotice problem={outcome.problem} />;
  return (
    <DiagnosisScreen
      key={chain}
      source={{ kind: "chain", chain }}
      first={outcome.first}
      complete={outcome.complete}
      streamed={
        <>
          <BlastRadius chain={chain} after={outcome.complete} />
          <RawConfiguration chain={chain} />
        </>
      }
    />
  );
}
