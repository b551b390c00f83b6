"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SnapshotComparison } from "@/lib/compare";
import { snapshotFileLimit } from "@/lib/model/snapshot-limit";
import { readLiveSnapshot } from "@/lib/query/live-snapshot";
import type { OpenedFile, Refused } from "./protocol";
import { type SnapshotClient, startSnapshotClient } from "./snapshot-client";

/** What stands on the page. */
export type Shown =
  | { readonly step: "empty" }
  | { readonly step: "reading"; readonly name: string }
  | { readonly step: "refused"; readonly refused: Refused }
  | { readonly step: "open"; readonly file: OpenedFile; readonly client: SnapshotClient };

/** What is compared with the file that is open. */
export type Compared =
  | { readonly step: "none" }
  | { readonly step: "reading"; readonly name: string }
  | { readonly step: "refused"; readonly refused: Refused }
  | { readonly step: "done"; readonly other: OpenedFile; readonly comparison: SnapshotComparison };

export interface Snapshots {
  readonly shown: Shown;
  readonly compared: Compared;
  /** One to open, or two to compare. */
  readonly take: (files: readonly File[]) => void;
  readonly compareWith: (file: File) => void;
  readonly compareWithLive: () => void;
  readonly endComparison: () => void;
  readonly close: () => void;
}

const live = "the configuration now";

const startWorker = () => new Worker(new URL("./snapshot.worker.ts", import.meta.url), { type: "module" });

/** Files that are opened in this tab, each by a worker that ends with it. */
export function useSnapshots(): Snapshots {
  const [shown, setShown] = useState<Shown>({ step: "empty" });
  const [compared, setCompared] = useState<Compared>({ step: "none" });
  const running = useRef<SnapshotClient | null>(null);
  useEffect(() => () => running.current?.end(), []);

  const compare = useCallback(async (client: SnapshotClient, name: string, load: () => Promise<Blob>) => {
    setCompared({ step: "reading", name });
    const isCurrent = () => running.current === client;
    const refuse = (refused: Refused) => isCurrent() && setCompared({ step: "refused", refused });
    const file = await load().catch((error: Error) => error);
    if (!isCurrent()) return;
    if (file instanceof Error) {
      return refuse({
        message: `${name} could not be read. ${file.message}`,
        wayOut: "Compare with a file.",
      });
    }
    if (file.size > snapshotFileLimit) return refuse(tooLarge(name));
    const other = await client.ask("open", { slot: "second", name, file });
    if (!other.ok) return refuse(other.refused);
    const reply = await client.ask("compare", {});
    if (!reply.ok) return refuse(reply.refused);
    if (isCurrent()) setCompared({ step: "done", other: other.answer, comparison: reply.answer });
  }, []);

  const close = useCallback(() => {
    running.current?.end();
    running.current = null;
    setShown({ step: "empty" });
    setCompared({ step: "none" });
  }, []);

  const take = useCallback(
    async (files: readonly File[]) => {
      const [first, second, ...more] = files;
      if (!first) return;
      close();
      if (more.length > 0) {
        const message = `${files.length} files were given.`;
        return setShown({ step: "refused", refused: { message, wayOut: "Open one, or compare two." } });
      }
      if (first.size > snapshotFileLimit) {
        return setShown({ step: "refused", refused: tooLarge(first.name) });
      }
      const client = startSnapshotClient(startWorker);
      running.current = client;
      setShown({ step: "reading", name: first.name });
      const reply = await client.ask("open", { slot: "first", name: first.name, file: first });
      if (running.current !== client) return;
      if (!reply.ok) return setShown({ step: "refused", refused: reply.refused });
      setShown({ step: "open", file: reply.answer, client });
      if (second) void compare(client, second.name, async () => second);
    },
    [close, compare],
  );

  const withOpen = (act: (client: SnapshotClient, file: OpenedFile) => void) => {
    if (shown.step === "open") act(shown.client, shown.file);
  };
  return {
    shown,
    compared,
    take: (files) => void take(files),
    compareWith: (file) => withOpen((client) => void compare(client, file.name, async () => file)),
    compareWithLive: () =>
      withOpen(
        (client, { scope, origin, kind }) =>
          // Of an API as much as the file holds: a chain, or all of it.
          void compare(client, live, () =>
            readLiveSnapshot(kind === "alb" ? scope : (origin?.chain ?? scope)),
          ),
      ),
    endComparison: () => setCompared({ step: "none" }),
    close,
  };
}

function tooLarge(name: string): Refused {
  return {
    message: `${name} is larger than 20 MB.`,
    wayOut: "No snapshot is that large: choose another file.",
  };
}
