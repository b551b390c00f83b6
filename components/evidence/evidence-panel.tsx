import dynamic from "next/dynamic";
import { Panel } from "@/components/panels/panel";
import { LoadingWords, Skeleton } from "@/components/ui/skeleton";
import { Status } from "@/components/ui/status";
import { ReadAgain } from "./read-again";
import type { LiveEvidence } from "./use-evidence";

const id = "evidence";
const title = "Evidence";
/** It comes after the verdict, and what draws it with it. */
const ReadEvidence = dynamic(
  // A new release may have taken it away: the verdict stands, and says that this is missing.
  () =>
    import("./read-evidence").then(
      ({ default: drawn }) => drawn,
      () => NotDrawn,
    ),
  { ssr: false, loading: EvidenceSkeleton },
);

/** What AWS recorded around the chain: since when, how much, and what was changed before. It never changes the verdict. */
export function EvidencePanel({ live }: { readonly live: LiveEvidence }) {
  switch (live.state) {
    case "none":
      return null;
    case "loading":
      return <EvidenceSkeleton />;
    case "failed":
      return (
        <Panel id={id} title={title} lead={<p>Metrics and changes around this chain.</p>}>
          <Status status="unknown" />
          <p>{live.message} The verdict does not rest on it.</p>
          <ReadAgain retry={live.retry} busy={false} />
        </Panel>
      );
    case "read":
      return <ReadEvidence title={title} id={id} {...live} />;
  }
}

function NotDrawn() {
  return (
    <Panel id={id} title={title} lead={<p>Metrics and changes around this chain.</p>}>
      <Status status="unknown" />
      <p>
        The part of the page that shows them could not be loaded. Load the page again; the verdict does not
        rest on it.
      </p>
    </Panel>
  );
}

const rows = ["a", "b", "c", "d", "e"];

/** While it is read: in the shape of what comes. */
function EvidenceSkeleton() {
  return (
    <Panel id={id} title={title} lead={<LoadingWords>Reading metrics and changes</LoadingWords>}>
      <div className="flex flex-col gap-3">
        {rows.map((row) => (
          <Skeleton key={row} className="h-6 w-full" />
        ))}
      </div>
      <div className="flex flex-col gap-3 pt-3">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-1/2" />
      </div>
    </Panel>
  );
}
