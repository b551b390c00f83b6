import type { Metadata } from "next";
import { CheckCatalogue } from "@/components/catalogue/check-catalogue";
import { catalogue } from "@/lib/checks";
import { pageViewer } from "@/lib/server/access/page-viewer";

export const metadata: Metadata = { title: "Checks" };

export default async function ChecksPage() {
  await pageViewer();
  return <CheckCatalogue checks={catalogue} />;
}
