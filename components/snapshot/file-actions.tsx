"use client";

import { Activity, Check, ClipboardCopy } from "lucide-react";
import { shareText } from "@/components/share/share-text";
import { useActions } from "@/components/ui/actions";
import { Link } from "@/components/ui/link";
import { useCopy } from "@/components/ui/use-copy";
import { handoff } from "@/lib/format/handoff";
import { chainPath, diagnosePath, parametersOfClue } from "@/lib/format/paths";
import type { Diagnosis } from "@/lib/model/diagnosis";

interface FileActionsProps {
  readonly diagnosis: Diagnosis;
  /** Where it can be seen again: a file has no link. */
  readonly place: string;
}

/** What can be done with a diagnosis out of a file. It cannot be checked again: what would be read is not the file. */
export function FileActions({ diagnosis, place }: FileActionsProps) {
  const [message, copyMessage] = useCopy();
  const [asState, copyAs] = useCopy();
  const { request, resolution, source } = diagnosis;
  const live =
    request.url === undefined
      ? chainPath(resolution.chain ?? "")
      : diagnosePath(parametersOfClue(request, { account: source.account, region: source.region }));
  useActions([
    { id: "copy-message", name: "Copy message", key: "c", run: () => copyMessage(handoff(diagnosis, place)) },
    {
      id: "copy-markdown",
      name: "Copy as Markdown",
      run: () => copyAs(shareText(diagnosis, place).markdown),
    },
    { id: "copy-json", name: "Copy as JSON", run: () => copyAs(shareText(diagnosis, place).json) },
  ]);
  const said = [
    message === "copied" && "The message is copied.",
    asState === "copied" && "The diagnosis is copied.",
    [message, asState].includes("failed") && "The browser refused to copy.",
  ].filter((word) => word !== false);
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Link href={live} className="button" title="Reads AWS: it needs access to this account">
        <Activity size={16} strokeWidth={1.75} aria-hidden />
        Diagnose it now
      </Link>
      <button type="button" className="button" onClick={() => copyMessage(handoff(diagnosis, place))}>
        {message === "copied" ? (
          <Check size={16} strokeWidth={1.75} aria-hidden />
        ) : (
          <ClipboardCopy size={16} strokeWidth={1.75} aria-hidden />
        )}
        {message === "copied" ? "Copied" : "Copy message"}
      </button>
      <div className="flex items-center">
        <span className="pl-2 text-meta text-text-2 max-md:pl-0">Copy as</span>
        <button
          type="button"
          className="button button-bare"
          onClick={() => copyAs(shareText(diagnosis, place).markdown)}
        >
          Markdown
        </button>
        <button
          type="button"
          className="button button-bare"
          onClick={() => copyAs(shareText(diagnosis, place).json)}
        >
          JSON
        </button>
        {asState === "copied" && <span className="text-meta text-text-2">Copied</span>}
      </div>
      <span role="status" className="sr-only">
        {said.join(" ")}
      </span>
    </div>
  );
}
