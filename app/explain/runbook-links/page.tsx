import type { Metadata } from "next";
import { RunbookGuide } from "@/components/share/runbook-guide";

export const metadata: Metadata = { title: "Runbook links" };

export default function RunbookLinksPage() {
  return <RunbookGuide />;
}
