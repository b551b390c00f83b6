import type { Metadata } from "next";
import { CheckCatalogue } from "@/components/catalogue/check-catalogue";
import { catalogue } from "@/lib/checks";

export const metadata: Metadata = { title: "Checks" };

export default function ChecksPage() {
  return <CheckCatalogue checks={catalogue} />;
}
