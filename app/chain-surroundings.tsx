import { Suspense } from "react";
import { BlastRadiusPanel, BlastRadiusSkeleton } from "@/components/panels/blast-radius";
import { RawConfigurationPanel, RawConfigurationSkeleton } from "@/components/panels/raw-configuration";
import { readBlastRadius, readChainConfiguration } from "@/lib/server";

interface Surroundings {
  readonly chain: string;
  /** The fleet is read after the providers were asked: it never takes their turn. */
  readonly after: Promise<unknown>;
}

/** What else uses what the chain uses; it streams in after everything else. */
export function BlastRadius(props: Surroundings) {
  return (
    <Suspense fallback={<BlastRadiusSkeleton />}>
      <ReadBlastRadius {...props} />
    </Suspense>
  );
}

async function ReadBlastRadius({ chain, after }: Surroundings) {
  await after.catch(() => null);
  return <BlastRadiusPanel radius={await readBlastRadius(chain).catch(() => null)} />;
}

/** The configuration of a chain as AWS answers it. */
export function RawConfiguration({ chain }: { readonly chain: string }) {
  return (
    <Suspense fallback={<RawConfigurationSkeleton />}>
      <ReadConfiguration chain={chain} />
    </Suspense>
  );
}

async function ReadConfiguration({ chain }: { readonly chain: string }) {
  const read = await readChainConfiguration(chain);
  return read && <RawConfigurationPanel parts={read.parts} takenAt={read.takenAt} />;
}
