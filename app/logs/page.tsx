import type { Metadata } from "next";
import { LogView } from "@/components/log-view/log-view";
import { symptoms } from "@/lib/diagnose";
import { pageConfig } from "@/lib/server";
import { pageViewer } from "@/lib/server/access/page-viewer";
import type { SearchParams } from "../search-params";
import { pick } from "../search-params";

export const metadata: Metadata = {
  title: "Access logs",
  description: "Why sign-in failed, counted from ALB access logs in the browser.",
};

/** As ISO 8601 in UTC; "" for what is no time. */
function utcTime(text: string): string {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? "" : new Date(ms).toISOString();
}

export default async function LogsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const viewer = await pageViewer();
  const { scope = "", from = "", to = "" } = await pick(searchParams, ["scope", "from", "to"]);
  return (
    <div className="page flex flex-col gap-4 py-6">
      <h1 className="text-verdict max-md:text-verdict-phone">Access logs</h1>
      <noscript>
        <p>
          Files are read in the browser alone, so this page needs JavaScript: nothing is sent to be read
          elsewhere. On the command line: <code>npx authpath logs FILE…</code>
        </p>
      </noscript>
      <LogView
        explained={symptoms.map(({ id }) => id)}
        ways={pageConfig(viewer).logs}
        named={{ scope, from: utcTime(from), to: utcTime(to) }}
      />
    </div>
  );
}
