import { FileText } from "lucide-react";
import { utcTime } from "@/lib/format/time";
import { FileButton } from "./file-button";
import type { OpenedFile } from "./protocol";
import type { Snapshots } from "./use-snapshots";

interface FileBannerProps {
  readonly file: OpenedFile;
  readonly over: boolean;
  readonly showsList: boolean;
  readonly isComparing: boolean;
  readonly onList: () => void;
  readonly onClose: () => void;
  readonly snapshots: Pick<Snapshots, "compareWith" | "compareWithLive">;
}

/** Says that this is a file: of what, read when, saved by whom. What is done with it stands beside. */
export function FileBanner({
  file,
  over,
  showsList,
  isComparing,
  onList,
  onClose,
  snapshots,
}: FileBannerProps) {
  const { name, root, account, region, takenAt, origin, rows, kind } = file;
  const accountWords = [origin?.accountName, account].filter(Boolean).join(" ");
  return (
    <section
      aria-label="The file that is open"
      className={`border-b ${over ? "border-accent bg-surface outline-2 outline-accent" : "border-line bg-surface"}`}
    >
      <div className="page flex flex-col gap-2 py-3">
        <div className="flex items-start gap-2">
          <FileText size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-text-2" />
          <div className="min-w-0">
            <p>
              <strong className="font-semibold">From a file: read at {utcTime(takenAt, true)}.</strong> No AWS
              is asked: what was changed since does not show.
            </p>
            <p className="text-meta text-text-2">
              {name} · {kind === "alb" ? "load balancer" : "API"} {root} · {accountWords} · {region} ·{" "}
              {savedWords(file)}
            </p>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          {rows.length > 1 && !showsList && !isComparing && (
            <button type="button" className="button" onClick={onList}>
              All {rows.length} chains of it
            </button>
          )}
          {!isComparing && (
            <>
              <FileButton
                label={over ? "Let go to compare" : "Compare with a file"}
                onFiles={([other]) => other && snapshots.compareWith(other)}
              />
              <button type="button" className="button" onClick={snapshots.compareWithLive}>
                Compare with now
              </button>
            </>
          )}
          <button type="button" className="button button-bare" onClick={onClose}>
            Close
          </button>
        </div>
      </div>
    </section>
  );
}

function savedWords({ origin }: OpenedFile): string {
  if (origin === null) return "who saved it, and with which version, it does not say";
  return `saved ${origin.by === "" ? "" : `by ${origin.by} `}with Authpath ${origin.version}`;
}
