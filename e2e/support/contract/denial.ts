/** What a diagnosis may look like once an operation is denied. */
import type { Diagnosis } from "../../../lib/model/diagnosis";
import type { Finding } from "../../../lib/model/finding";

const byCheck = ({ findings }: Diagnosis) => new Map(findings.map((finding) => [finding.check, finding]));

/** What a finding says, without the evidence that only grows with what was read. */
export const said = ({ status, severity, certainty, because }: Finding) => ({
  status,
  severity,
  certainty,
  because,
});

/** Errors of the action, wherever the diagnosis shows them. */
export function errorsOf(action: string, { findings, snapshot }: Diagnosis) {
  const inFindings = findings.flatMap(({ evidence }) =>
    evidence.flatMap((each) => (each.type === "gather-error" ? [each.error] : [])),
  );
  return [...inFindings, ...snapshot.errors].filter(({ operation }) => operation === action);
}

/** Findings that break the rule: only what could not be read may become unknown, and it says why. */
export function violations(action: string, whole: Diagnosis, denied: Diagnosis): string[] {
  const after = byCheck(denied);
  return whole.findings.flatMap((before) => {
    const now = after.get(before.check);
    if (now === undefined) return [`${before.check}: gone`];
    if (now.status === before.status) return [];
    const change = `${before.check}: ${before.status} → ${now.status}`;
    if (now.status !== "unknown") return [change];
    const named = now.because?.includes(action) || JSON.stringify(now.evidence).includes(`"${action}"`);
    return named ? [] : [`${change}, without naming ${action}: ${now.because}`];
  });
}
