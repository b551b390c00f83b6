import type { Clue } from "../model/diagnosis";

/** The page of a chain. The segments of a chain id are percent-encoded already. */
export function chainPath(chainId: string): string {
  return `/chains/${chainId}`;
}

/** The chain id out of the segments of its page's path, whether they arrive decoded or as they stand. */
export function chainIdOfSegments(segments: readonly string[]): string {
  return segments.map((segment) => encodeURIComponent(decoded(segment))).join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a stray "%"
  }
}

export function checkPath(check: string): string {
  return `/checks/${encodeURIComponent(check)}`;
}

export function symptomPath(symptom: string): string {
  return `/explain/${encodeURIComponent(symptom)}`;
}

/** What the diagnosis page takes. */
export interface DiagnoseParameters {
  readonly url?: string;
  readonly status?: string;
  readonly reason?: string;
  readonly at?: string;
  readonly account?: string;
  readonly region?: string;
}

export const diagnoseParameterNames = ["url", "status", "reason", "at", "account", "region"] as const;

/** The query of a diagnosis, names in a fixed order so that equal requests are equal links. */
export function diagnoseQueryString(parameters: DiagnoseParameters): string {
  const query = new URLSearchParams();
  for (const name of diagnoseParameterNames) {
    const value = parameters[name];
    if (value) query.set(name, value);
  }
  return query.toString();
}

export function diagnosePath(parameters: DiagnoseParameters): string {
  return `/diagnose?${diagnoseQueryString(parameters)}`;
}

/** The parameters that ask for the same diagnosis again, out of what a diagnosis says it was asked. */
export function parametersOfClue(
  clue: Clue,
  place: { account?: string; region?: string },
): DiagnoseParameters {
  return {
    ...(clue.url === undefined ? {} : { url: clue.url }),
    ...(clue.status === undefined ? {} : { status: String(clue.status) }),
    ...(clue.reason === undefined ? {} : { reason: clue.reason }),
    ...(clue.at === undefined ? {} : { at: clue.at }),
    ...place,
  };
}
