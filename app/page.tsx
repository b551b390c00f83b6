import { ChainTable } from "@/components/chains/chain-table";
import { ChainsSkeleton } from "@/components/chains/chains-skeleton";
import { sortChains } from "@/components/chains/filter-chains";
import { FleetErrors, FleetScope } from "@/components/chains/fleet-scope";
import { GrowingChains } from "@/components/chains/growing-chains";
import { NoChains } from "@/components/chains/no-chains";
import { PasteBox } from "@/components/paste-box/paste-box";
import { RunbookLinks } from "@/components/shell/runbook-links";
import { Link } from "@/components/ui/link";
import { symptoms } from "@/lib/diagnose";
import { pageConfig, readFleetSoon } from "@/lib/server";
import type { Viewer } from "@/lib/server/access";
import { pageViewer } from "@/lib/server/access/page-viewer";
import { QuickAnswer } from "./quick-answer";

/** Rows of the first page; the list page has them all. */
const firstRows = 25;

export default async function HomePage() {
  const viewer = await pageViewer();
  const { links, accounts } = pageConfig(viewer);
  return (
    <div className="page py-6 md:py-12">
      <h1 className="sr-only">Authpath: find the broken hop of a sign-in</h1>
      <PasteBox explained={symptoms.map(({ id }) => id)} />
      <RunbookLinks links={links} />
      <p className="mt-2 text-meta">
        <Link href="/explain/runbook-links" className="link">
          Make a link for an alarm or a runbook
        </Link>
      </p>
      <section aria-labelledby="chains-title" className="mt-8">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 pb-2">
          <h2 id="chains-title" className="section-title">
            Chains, worst first
          </h2>
          <p className="text-meta text-text-2">
            {accounts.map(({ id, name, regions }) => `${name || id} ${regions.join(", ")}`).join(" · ")}
          </p>
        </div>
        <QuickAnswer
          answer={worstChains(
            viewer,
            accounts.some(({ regions }) => regions.length > 0),
          )}
          fallback={<ChainsSkeleton />}
        />
      </section>
    </div>
  );
}

async function worstChains(viewer: Viewer, isConfigured: boolean) {
  const fleet = await readFleetSoon(viewer);
  if (!fleet) return <GrowingChains />;
  const rows = sortChains(fleet.chains);
  if (rows.length === 0) {
    return (
      <>
        <NoChains isConfigured={isConfigured} scopes={fleet.scopes} errors={fleet.errors} />
        <FleetErrors errors={fleet.errors} />
      </>
    );
  }
  return (
    <>
      <ChainTable rows={rows.slice(0, firstRows)} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-3">
        <Link href="/chains" className="link">
          {rows.length > firstRows ? `All ${rows.length} chains` : "Search, filter, save as CSV"}
        </Link>
        <FleetScope scopes={fleet.scopes} takenAt={fleet.takenAt} />
      </div>
      <FleetErrors errors={fleet.errors} />
    </>
  );
}
