import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface DisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}

/** A line that opens. The browser's own `details`: it works without scripts and opens on a search in the page. */
export function Disclosure({ summary, children, open = false }: DisclosureProps) {
  return (
    <details open={open}>
      <summary className="flex min-h-7 items-center gap-1 rounded-control text-text-2 hover:text-text max-md:min-h-11">
        <ChevronRight
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className="shrink-0 motion-safe:transition-transform [[open]>summary>&]:rotate-90"
        />
        <span>{summary}</span>
      </summary>
      <div className="pt-2 pl-5">{children}</div>
    </details>
  );
}
