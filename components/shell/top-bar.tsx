import { PaletteDoor } from "@/components/palette/palette-door";
import { SearchField } from "@/components/paste-box/search-field";
import { Link } from "@/components/ui/link";
import { NavLinks } from "./nav-links";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";

/** Wordmark, search, pages, theme: on every page. */
export function TopBar({ theme }: { readonly theme: Theme }) {
  return (
    <header className="top-0 z-10 border-line border-b bg-surface md:sticky print:static">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20 focus:bg-surface focus:p-2"
      >
        Skip to the content
      </a>
      <div className="page flex min-h-12 items-center gap-x-4 max-md:flex-wrap max-md:justify-between max-md:gap-x-1">
        <Link
          href="/"
          className="inline-flex min-h-11 items-center gap-2 font-semibold"
          aria-label="Authpath, home"
        >
          <Wordmark />
        </Link>
        <SearchField />
        <NavLinks />
        <PaletteDoor />
        <ThemeSwitch initial={theme} />
      </div>
    </header>
  );
}

/** Three hops, the middle one broken. */
function Wordmark() {
  return (
    <>
      <svg viewBox="0 0 24 12" width="24" height="12" aria-hidden fill="none" strokeWidth="1.75">
        <path d="M6 6h3M15 6h3" className="stroke-text-3" />
        <circle cx="3.5" cy="6" r="2.5" className="stroke-text" />
        <circle cx="12" cy="6" r="2.5" className="stroke-fails" />
        <circle cx="20.5" cy="6" r="2.5" className="stroke-text" />
      </svg>
      <span className="max-md:sr-only">Authpath</span>
    </>
  );
}
