"use client";

import { lazy, Suspense } from "react";
import { Notice } from "@/components/ui/notice";
import { useDrop } from "@/components/ui/use-drop";
import { SnapshotInput } from "./snapshot-input";
import { useSnapshots } from "./use-snapshots";

/** All that shows a file is loaded with the first. */
const OpenedSnapshot = lazy(() => import("./opened-snapshot"));

/** Snapshots that were saved: opened, looked through, compared. They stay in this tab. */
export function SnapshotScreen() {
  const snapshots = useSnapshots();
  const { shown, compared, take, compareWith } = snapshots;
  const over = useDrop(({ files }) => {
    const [first, ...more] = files;
    // On what is open, a file is one to compare it with.
    if (shown.step === "open" && first && more.length === 0) compareWith(first);
    else take([...files]);
  });
  if (shown.step === "open") {
    return (
      <Suspense fallback={<Reading name={shown.file.name} />}>
        <OpenedSnapshot
          file={shown.file}
          client={shown.client}
          compared={compared}
          over={over}
          snapshots={snapshots}
        />
      </Suspense>
    );
  }
  return (
    <div className="page flex flex-col gap-4 py-6" data-snapshot={shown.step}>
      <h1 className="text-verdict max-md:text-verdict-phone">Snapshots</h1>
      <SnapshotInput over={over} onFiles={take} />
      <div role="status">
        {shown.step === "reading" && <p className="text-text-2">Reading {shown.name} in this tab …</p>}
        {shown.step === "refused" && (
          <Notice status="unknown" word="Not opened" title={shown.refused.message}>
            <p>{shown.refused.wayOut}</p>
          </Notice>
        )}
      </div>
    </div>
  );
}

function Reading({ name }: { readonly name: string }) {
  return (
    <p role="status" className="page py-6 text-text-2">
      Judging {name} in this tab …
    </p>
  );
}
