"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import type { DiagnoseParameters } from "@/lib/format/paths";
import { type TakenOut, takenOutWords } from "@/lib/format/redact-diagnosis";
import type { Diagnosis } from "@/lib/model/diagnosis";
import { LinkBuilder } from "./link-builder";
import { savePng, saveSvg } from "./save-picture";
import { shareText } from "./share-text";

export interface ShareProps {
  readonly diagnosis: Diagnosis;
  /** The absolute address that shows it again. */
  readonly link: () => string;
  readonly parameters: DiagnoseParameters;
}

/** Copies for a channel, the picture, and the line for an alarm or runbook. */
export default function ShareDialog({
  diagnosis,
  link,
  parameters,
  onClose,
}: ShareProps & { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [whole, setWhole] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const address = link();
  const text = useMemo(() => shareText(diagnosis, address, whole), [diagnosis, address, whole]);
  const { chain } = diagnosis.resolution;
  return (
    <dialog ref={dialog} className="share-dialog" aria-labelledby="share-title" onClose={onClose}>
      <div className="flex items-center justify-between gap-2">
        <h2 id="share-title" className="text-verdict-phone">
          Share
        </h2>
        <button
          type="button"
          className="button button-bare"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        >
          <X size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </div>
      <Part title="Copy as">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <CopyButton text={text.markdown} what="as Markdown" label="Markdown" />
          <CopyButton text={text.json} what="as JSON" label="JSON" />
          <label className="flex min-h-7 items-center gap-2 max-md:min-h-11">
            <input type="checkbox" checked={whole} onChange={(event) => setWhole(event.target.checked)} />
            With everything, this time
          </label>
        </div>
        <TakenOutList takenOut={text.takenOut} whole={whole} link={address} />
      </Part>
      {diagnosis.graph.nodes.length > 0 && (
        <Part title="Picture of the flow">
          <Picture diagnosis={diagnosis} />
        </Part>
      )}
      <Part title="Link for an alarm or a runbook">
        <LinkBuilder
          initial={parameters}
          {...(chain === null ? {} : { chain: { address, name: nameOf(diagnosis) } })}
        />
        <p className="text-meta text-text-2">
          <Link href="/explain/runbook-links" className="link">
            Where such a link can stand, and where none can
          </Link>
        </p>
      </Part>
    </dialog>
  );
}

function nameOf({ graph, source }: Diagnosis): string {
  const named = graph.nodes.filter(({ id }) => ["listener", "rule", "stage", "method"].includes(id));
  return [source.accountName, ...named.map(({ name }) => name)].filter((part) => part !== "").join(" ");
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2 border-line border-t py-4">
      <h3 className="section-title">{title}</h3>
      {children}
    </section>
  );
}

interface TakenOutListProps {
  readonly takenOut: readonly TakenOut[];
  readonly whole: boolean;
  readonly link: string;
}

/** What a copy lacks, in words and one by one. */
function TakenOutList({ takenOut, whole, link }: TakenOutListProps) {
  const words = takenOutWords(takenOut);
  if (words === null) {
    return (
      <p className="text-meta text-text-2">
        Nothing has to be taken out: no account number, private address or person stands in it.
      </p>
    );
  }
  const inLink = takenOut.filter(({ value }) => link.includes(value));
  return (
    <>
      <p role="status" className="text-meta text-text-2">
        {whole
          ? `With ${words}.`
          : `Without ${words}; commands that name them need them back before they run.`}
        {!whole && inLink.length > 0 && " The link keeps what it cannot work without."}
      </p>
      <Disclosure summary="What is taken out">
        <ul className="text-meta">
          {takenOut.map(({ kind, value, standIn, times }) => (
            <li key={`${kind} ${value}`} className="border-line border-t py-1">
              {kind} <code>{value}</code> reads <code>{standIn}</code>, in {times}{" "}
              {times === 1 ? "place" : "places"}
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}

function Picture({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const [failed, setFailed] = useState(false);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => saveSvg(diagnosis)}>
          Save as SVG
        </button>
        <button
          type="button"
          className="button"
          onClick={() =>
            savePng(diagnosis).then(
              () => setFailed(false),
              () => setFailed(true),
            )
          }
        >
          Save as PNG
        </button>
      </div>
      <p role="status" className="text-meta text-text-2">
        {failed
          ? "This browser could not draw the PNG. The SVG needs no drawing."
          : "Its caption names the account, the Region, the chain and the time."}
      </p>
    </>
  );
}
