import type { Metadata } from "next";
import { Inspector } from "@/components/token-inspector/inspector";
import { StaysHere } from "@/components/token-inspector/stays-here";
import { pageViewer } from "@/lib/server/access/page-viewer";

export const metadata: Metadata = {
  title: "Token inspector",
  description: "Would this token be accepted there, and why not?",
};

export default async function InspectPage() {
  await pageViewer();
  return (
    <div className="page flex flex-col gap-8 py-6">
      <h1 className="sr-only">Token inspector</h1>
      <noscript>
        <p>
          The token inspector runs in the browser alone, so it needs JavaScript: nothing is sent to be read
          elsewhere.
        </p>
      </noscript>
      <Inspector />
      <StaysHere />
    </div>
  );
}
