import Link from "next/link";
import { ShortcutsSwitch } from "./shortcuts-switch";
import { SignOut } from "./sign-out";

/** The keys, the switch that turns them off, and who is signed in (null: nobody has to be). */
export function Footer({ viewer }: { readonly viewer: string | null }) {
  return (
    <footer className="mt-12 border-line border-t py-4 text-meta text-text-2 max-md:pb-20 print:hidden">
      <div className="page flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="flex flex-wrap gap-x-4 gap-y-1">
          <Key name="/" what="search" />
          <Key name="r" what="check again" />
          <Key name="c" what="copy message" />
          <Key name="y" what="copy link" />
          <Key name="← →" what="walk the hops" />
        </span>
        <ShortcutsSwitch />
        <Link href="/settings" className="link">
          Settings and permissions
        </Link>
        {viewer !== null && <SignOut name={viewer} />}
      </div>
    </footer>
  );
}

function Key({ name, what }: { readonly name: string; readonly what: string }) {
  return (
    <span>
      <kbd className="rounded-control border border-line-strong px-1 text-meta">{name}</kbd> {what}
    </span>
  );
}
