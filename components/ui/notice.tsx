import type { ReactNode } from "react";
import type { ShownStatus } from "@/lib/format/status";
import { Status } from "./status";

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly status?: ShownStatus;
  /** Above the title, with the icon of `status`. */
  readonly word?: string;
}

/** An empty, failed or denied state: what it is, why, and what to do. */
export function Notice({ title, children, status, word }: NoticeProps) {
  return (
    <div className="max-w-measure py-6">
      {status && (
        <Status status={status} {...(word === undefined ? {} : { word })} className="mb-1 font-semibold" />
      )}
      <p className="section-title">{title}</p>
      {children && <div className="mt-2 flex flex-col gap-2 text-text-2">{children}</div>}
    </div>
  );
}
