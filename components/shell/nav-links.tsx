"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const pages = [
  { href: "/chains", label: "Chains" },
  { href: "/inspect", label: "Inspect" },
  { href: "/logs", label: "Logs" },
  { href: "/checks", label: "Checks" },
  { href: "/explain", label: "Explain" },
] as const;

/** The pages that are always one step away. */
export function NavLinks() {
  const path = usePathname();
  return (
    <nav aria-label="Pages" className="flex">
      {pages.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
          className="inline-flex min-h-11 items-center px-2 text-text-2 hover:text-text aria-[current=page]:font-semibold aria-[current=page]:text-text max-md:px-1.5"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
