import type { Diagnosis } from "../model/diagnosis";
import type { Finding, Fix } from "../model/finding";

/** The findings behind a diagnosis's causes, in its order. */
export function causesOf(diagnosis: Diagnosis): Finding[] {
  return diagnosis.causes.flatMap((id) => diagnosis.findings.find((finding) => finding.check === id) ?? []);
}

/** `proven` only where the first cause is; null where there is no cause. */
export function certaintyOf(diagnosis: Diagnosis): "proven" | "likely" | null {
  const [first] = causesOf(diagnosis);
  if (!first) return null;
  return first.certainty === "proven" && diagnosis.answer !== "likely" ? "proven" : "likely";
}

/** A fix that can be made here, in AWS; plain steps are for whoever runs the provider. */
export function isOurs(fix: Fix): boolean {
  return fix.type !== "steps";
}

/** The text of a fix, as it is copied. */
export function fixText(fix: Fix): string {
  switch (fix.type) {
    case "cli":
      return fix.command;
    case "terraform":
      return fix.code;
    case "console":
      return [fix.url, ...numbered(fix.steps)].join("\n");
    case "steps":
      return numbered(fix.steps).join("\n");
  }
}

function numbered(steps: readonly string[]): string[] {
  return steps.map((step, index) => `${index + 1}. ${step}`);
}
