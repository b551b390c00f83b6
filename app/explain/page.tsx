import type { Metadata } from "next";
import { SymptomList } from "@/components/symptom/symptom-list";
import { symptoms } from "@/lib/diagnose";

export const metadata: Metadata = { title: "Explain" };

export default function ExplainPage() {
  return <SymptomList symptoms={symptoms} />;
}
