import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return (
    <div className="page py-6">
      <h1 className="sr-only">No such page</h1>
      <Notice title="There is no page at this address.">
        <p>The link may be cut off, or name a check or chain that does not exist.</p>
        <p>
          <Link href="/" className="link">
            Paste what fails
          </Link>
          {" · "}
          <Link href="/chains" className="link">
            All chains
          </Link>
          {" · "}
          <Link href="/checks" className="link">
            All checks
          </Link>
          {" · "}
          <Link href="/explain" className="link">
            Statuses and error codes
          </Link>
        </p>
      </Notice>
    </div>
  );
}
