import type { Metadata } from "next";
import { SymptomPage } from "@/components/symptom/symptom-page";
import { UnknownSymptom } from "@/components/symptom/unknown-symptom";
import { catalogue } from "@/lib/checks";
import { apiChecks } from "@/lib/checks/api-index";
import { findSymptom, type Symptom, symptoms, unknownSymptom } from "@/lib/diagnose";

interface Props {
  readonly params: Promise<{ symptom: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const symptom = symptomAt((await params).symptom);
  return { title: symptom?.title ?? "Explain" };
}

export default async function SymptomRoute({ params }: Props) {
  const { symptom: id } = await params;
  const symptom = symptomAt(id);
  if (!symptom) return <UnknownSymptom id={id} known={symptoms} />;
  const titles = Object.fromEntries(catalogue.map((check) => [check.id, check.failureTitle]));
  const apiTitles = Object.fromEntries(apiChecks.map((check) => [check.id, check.failureTitle]));
  const symptomTitles = Object.fromEntries(symptoms.map((each) => [each.id, each.title]));
  return (
    <SymptomPage
      symptom={symptom}
      checkTitles={titles}
      apiCheckTitles={apiTitles}
      symptomTitles={symptomTitles}
    />
  );
}

/** A reason that AWS adds tomorrow has a page too; only what is shaped like none has not. */
function symptomAt(id: string): Symptom | undefined {
  return findSymptom(id) ?? unknownSymptom(id);
}
