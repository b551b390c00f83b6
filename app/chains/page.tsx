import type { Metadata } from "next";
import { Suspense } from "react";
import { ChainList } from "@/components/chains/chain-list";
import { ChainsSkeleton } from "@/components/chains/chains-skeleton";
import type { ChainFilter } from "@/components/chains/filter-chains";
import { sortChains } from "@/components/chains/filter-chains";
import { FleetErrors, FleetScope } from "@/components/chains/fleet-scope";
import { GrowingChains } from "@/components/chains/growing-chains";
import { NoChains } from "@/components/chains/no-chains";
import { ReadAgain } from "@/components/chains/read-again";
import { pageConfig, readFleetSoon } from "@/lib/server";
import type { Viewer } from "@/lib/server/access";
import { pageViewer } from "@/lib/server/access/page-viewer";
import type { SearchParams } from "../search-params";
import { pick } from "../search-params";

export const metadata: Metadata = { title: "Chains" };

export default async function ChainsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const viewer = await pageViewer();
  const { q = "", kind = "", state = "" } = await pick(searchParams, ["q", "kind", "state"]);
  return (
    <div className="page py-6">
      <h1 className="pb-3 text-verdict max-md:text-verdict-phone">Chains</h1>
      <Suspense fallback={<ChainsSkeleton />}>
        <Chains viewer={viewer} initial={{ text: q, kind, state }} />
      </Suspense>
    </div>
  );
}

async function Chains({ viewer, initial }: { readonly viewer: Viewer; readonly initial: ChainFilter }) {
  const fleet = await readFleetSoon(viewer);
  if (!fleet) return <GrowingChains />;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pb-3">
        <FleetScope scopes={fleet.scopes} takenAt={fleet.takenAt} />
        <ReadAgain />
      </div>
      {fleet.chains.length === 0 ? (
        <NoChains
          isConfigured={pageConfig(viewer).accounts.some(({ regions }) => regions.length > 0)}
          scopes={fleet.scopes}
          errors={fleet.errors}
        />
      ) : (
        <ChainList rows={sortChains(fleet.chains)} initial={initial} takenAt={fleet.takenAt} />
      )}
      <FleetErrors errors={fleet.errors} />
    </>
  );
}
