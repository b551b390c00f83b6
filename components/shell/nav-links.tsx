"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import { pages } from "./pages";

const inBar = pages.filter(({ bar }) => bar !== "never");

/** The pages that are always one step away. */
export function NavLinks() {
  const path = usePathname();
  return (
    <nav aria-label="Pages" className="flex">
      {inBar.map(({ path: href, name, bar }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}
          className={`inline-flex min-h-11 items-center px-2 text-text-2 hover:text-text aria-[current=page]:font-semibold aria-[current=page]:text-text max-md:px-1.5 ${bar === "wide" ? "max-md:hidden" : ""}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
