import { CopyButton } from "@/components/ui/copy-button";
import { attachLine } from "@/lib/format/snapshot-address";

/** Once a snapshot was saved: the line for the channel that it is attached to. */
export function AttachLine({ file }: { readonly file: string }) {
  const line = attachLine(file, location.origin);
  return (
    <div
      role="status"
      data-attach={file}
      className="flex max-w-measure items-start gap-1 text-meta text-text-2"
    >
      <p className="min-w-0 py-1.5 wrap-anywhere">{line}</p>
      <CopyButton text={line} what="the line for the channel" />
    </div>
  );
}
