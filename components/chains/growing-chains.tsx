"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { FleetChain } from "@/lib/model/fleet";
import { ChainTable } from "./chain-table";
import { ChainsSkeleton } from "./chains-skeleton";
import { sortChains } from "./filter-chains";
import { followFleet } from "./follow-fleet";

/** Rows that are drawn while reading goes on. */
const drawn = 50;

/**
 * A sweep that takes its time: what it has found so far, worst first, and how far it is. Rows stand still under the
 * pointer and the focus; what comes meanwhile is announced. At its end the page shows the whole list.
 */
export function GrowingChains() {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const [progress, setProgress] = useState({ asked: 0, read: 0 });
  const [found, setFound] = useState<readonly FleetChain[]>([]);
  const [shown, setShown] = useState<readonly FleetChain[]>([]);
  const [state, setState] = useState<"reading" | "ended" | "failed">("reading");

  useEffect(() => {
    const left = new AbortController();
    const all: FleetChain[] = [];
    const isHeld = () => box.current?.matches(":hover, :focus-within") ?? false;
    followFleet(
      ({ asked, read, chains }) => {
        all.push(...chains);
        setProgress({ asked, read });
        setFound([...all]);
        if (!isHeld()) setShown(sortChains(all));
      },
      { signal: left.signal },
    ).then(
      () => {
        setState("ended");
        if (!isHeld()) router.refresh();
      },
      () => {
        if (!left.signal.aborted) setState("failed");
      },
    );
    return () => left.abort();
  }, [router]);

  const news = found.length - shown.length;
  return (
    <>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 pb-2">
        <p className="text-meta text-text-2">
          {state === "failed"
            ? "The reading broke off. Load this page again to go on."
            : progress.asked > 0 &&
              `Reading: ${progress.read} of ${progress.asked} load balancers and APIs so far`}
        </p>
        {(state === "ended" || news > 0) && (
          <button
            type="button"
            className="button"
            onClick={() => (state === "ended" ? router.refresh() : setShown(sortChains(found)))}
          >
            {state === "ended" ? "Show the whole list" : `Show ${news} new`}
          </button>
        )}
      </div>
      <div ref={box}>
        {shown.length === 0 ? <ChainsSkeleton /> : <ChainTable rows={shown.slice(0, drawn)} />}
      </div>
    </>
  );
}
