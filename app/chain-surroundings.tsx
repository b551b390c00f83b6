import { Suspense } from "react";
import { BlastRadiusPanel, BlastRadiusSkeleton } from "@/components/panels/blast-radius";
import { RawConfigurationPanel, RawConfigurationSkeleton } from "@/components/panels/raw-configuration";
import { readBlastRadius, readChainConfiguration } from "@/lib/server";
import type { Viewer } from "@/lib/server/access";

interface Surroundings {
  readonly viewer: Viewer;
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

async function ReadBlastRadius({ viewer, chain, after }: Surroundings) {
  await after.catch(() => null);
  return <BlastRadiusPanel radius={await readBlastRadius(viewer, chain).catch(() => null)} />;
}

/** The configuration of a chain as AWS answers it. */
export function RawConfiguration(props: Pick<Surroundings, "viewer" | "chain">) {
  return (
    <Suspense fallback={<RawConfigurationSkeleton />}>
      <ReadConfiguration {...props} />
    </Suspense>
  );
}

async function ReadConfiguration({ viewer, chain }: Pick<Surroundings, "viewer" | "chain">) {
  const read = await readChainConfiguration(viewer, chain);
  return read && <RawConfigurationPanel parts={read.parts} takenAt={read.takenAt} />;
}
