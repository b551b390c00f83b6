import type { Metadata } from "next";
import { SnapshotScreen } from "@/components/snapshot/snapshot-screen";
import { pageViewer } from "@/lib/server/access/page-viewer";

export const metadata: Metadata = {
  title: "Snapshots",
  description: "Opens a saved snapshot without AWS, and compares two.",
};

export default async function SnapshotPage() {
  await pageViewer();
  return (
    <>
      <noscript>
        <p className="page py-6">
          Files are read in the browser alone, so this page needs JavaScript: nothing is sent to be read
          elsewhere. On the command line: <code>npx authpath check FILE</code>,{" "}
          <code>npx authpath compare FILE FILE</code>
        </p>
      </noscript>
      <SnapshotScreen />
    </>
  );
}
