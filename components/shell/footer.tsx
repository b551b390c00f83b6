import { ShortcutsSwitch, ZoneSwitch } from "@/components/ui/kept-checkbox";
import { Link } from "@/components/ui/link";
import { KeysButton } from "./keys-button";
import { SignOut } from "./sign-out";

/** The way to the keys, the switch that turns them off, and who is signed in (null: nobody has to be). */
export function Footer({ viewer }: { readonly viewer: string | null }) {
  return (
    <footer className="mt-12 border-line border-t py-4 text-meta text-text-2 max-md:pb-20 print:hidden">
      <div className="page flex flex-wrap items-center gap-x-4 gap-y-2">
        <KeysButton />
        <ShortcutsSwitch />
        <ZoneSwitch />
        <Link href="/snapshot" className="link">
          Open a snapshot
        </Link>
        <Link href="/settings" className="link">
          Settings and permissions
        </Link>
        {viewer !== null && <SignOut name={viewer} />}
      </div>
    </footer>
  );
}
