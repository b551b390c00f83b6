"use client";

import { useEffect, useState } from "react";
import { ChainTable } from "@/components/chains/chain-table";
import { Notice } from "@/components/ui/notice";
import type { OpenedChain } from "@/lib/diagnose";
import { ComparisonView } from "./comparison-view";
import { FileBanner } from "./file-banner";
import { OpenedDiagnosis } from "./opened-diagnosis";
import type { OpenedFile, Refused } from "./protocol";
import type { SnapshotClient } from "./snapshot-client";
import type { Compared, Snapshots } from "./use-snapshots";

interface OpenedSnapshotProps {
  readonly file: OpenedFile;
  readonly client: SnapshotClient;
  readonly compared: Compared;
  /** A file is held over the page. */
  readonly over: boolean;
  readonly snapshots: Snapshots;
}

/** A file that is open: its chains, one of them, or what it is compared with. */
export default function OpenedSnapshot({ file, client, compared, over, snapshots }: OpenedSnapshotProps) {
  // What was looked at when it was saved is looked at first.
  const looked = file.origin?.chain?.startsWith(`${file.scope}/`) ? file.origin.chain : null;
  const [named, setNamed] = useState(looked);
  const only = file.rows.length === 1 ? (file.rows[0]?.id ?? null) : null;
  const chain = named ?? only;
  const go = (next: string | null, how: "push" | "replace") => {
    remember(next, how);
    setNamed(next);
  };
  useEffect(() => {
    remember(looked, "replace");
    const back = ({ state }: PopStateEvent) => setNamed(rememberedIn(state));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, [looked]);
  const close = () => {
    remember(null, "replace");
    snapshots.close();
  };

  return (
    <div data-snapshot="open">
      <FileBanner
        file={file}
        over={over}
        showsList={chain === null && compared.step === "none"}
        isComparing={compared.step !== "none"}
        onList={() => go(null, "push")}
        onClose={close}
        snapshots={snapshots}
      />
      {compared.step !== "none" ? (
        <ComparisonView file={file} compared={compared} onEnd={snapshots.endComparison} />
      ) : chain === null ? (
        <ChainsOfFile file={file} onOpen={(next) => go(next, "push")} />
      ) : (
        <JudgedChain key={chain} file={file} client={client} chain={chain} />
      )}
    </div>
  );
}

/**
 * The chain stands in the browser's own history, so that its way back leads to the list; not in the address, which goes
 * along with every page that is fetched.
 */
function remember(chain: string | null, how: "push" | "replace"): void {
  const state = { ...history.state, [remembered]: chain };
  if (how === "push") history.pushState(state, "");
  else history.replaceState(state, "");
}

const remembered = "authpathChain";

function rememberedIn(state: unknown): string | null {
  const chain = typeof state === "object" && state !== null && remembered in state ? state[remembered] : null;
  return typeof chain === "string" ? chain : null;
}

interface ChainsOfFileProps extends Pick<OpenedSnapshotProps, "file"> {
  readonly onOpen: (chain: string) => void;
}

function ChainsOfFile({ file: { rows, root }, onOpen }: ChainsOfFileProps) {
  if (rows.length === 0) {
    return (
      <div className="page">
        <Notice title={`Nothing of ${root} signs anybody in or checks a token.`}>
          <p>It can still be compared with another snapshot.</p>
        </Notice>
      </div>
    );
  }
  return (
    <section aria-labelledby="chains-title" className="page py-6">
      <h1 id="chains-title" className="section-title pb-2">
        {rows.length} chains, worst first
      </h1>
      <ChainTable rows={rows} onOpen={onOpen} />
    </section>
  );
}

type Judged =
  | { readonly step: "judging" }
  | { readonly step: "refused"; readonly refused: Refused }
  | { readonly step: "done"; readonly opened: OpenedChain };

interface JudgedChainProps extends Pick<OpenedSnapshotProps, "file" | "client"> {
  readonly chain: string;
}

function JudgedChain({ file, client, chain }: JudgedChainProps) {
  const [judged, setJudged] = useState<Judged>({ step: "judging" });
  useEffect(() => {
    let gone = false;
    client.ask("diagnose", { chain }).then((reply) => {
      if (gone) return;
      setJudged(
        reply.ok ? { step: "done", opened: reply.answer } : { step: "refused", refused: reply.refused },
      );
    });
    return () => {
      gone = true;
    };
  }, [client, chain]);
  switch (judged.step) {
    case "judging":
      return (
        <p role="status" className="page py-6 text-text-2">
          Judging {file.name} in this tab …
        </p>
      );
    case "refused":
      return (
        <div className="page">
          <Notice status="unknown" word="Not judged" title={judged.refused.message}>
            <p>{judged.refused.wayOut}</p>
          </Notice>
        </div>
      );
    case "done":
      return <OpenedDiagnosis file={file} client={client} opened={judged.opened} />;
  }
}
