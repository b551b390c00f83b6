import { ExternalLink as Icon } from "lucide-react";
import type { ReactNode } from "react";

/** A link that leaves the dashboard. Only addresses that checks and configuration name, never one out of a claim. */
export function ExternalLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!/^https?:\/\//.test(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer" className="link inline-flex items-baseline gap-1">
      <span>{children}</span>
      <Icon size={12} strokeWidth={1.75} aria-label="opens another site" className="shrink-0 self-center" />
    </a>
  );
}
