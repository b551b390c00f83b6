import { type ArtifactName, artifactOfChain, type Located } from "../facts/artifact-of-chain";
import { capital } from "../facts/words";
import type { AuthChain } from "../model/chain";
import type { Finding, FindingStatus, Verdict } from "../model/finding";
import type { Gathered } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import { artifactWords } from "./artifact-words";
import type { AvailableToRunner, Check, CheckContext } from "./define-check";
import { notRead } from "./evidence";

/** Runs every check on one chain, in the order given. A check that throws becomes a finding of its own, never a gap. */
export function runChecks(
  checks: readonly Check[],
  snapshot: Snapshot,
  chain: AuthChain,
  context: CheckContext,
): Finding[] {
  const artifacts = artifactsOf(snapshot, chain, context.host);
  return checks.map((check) => runCheck(check, artifacts, chain, context));
}

type Artifacts = (name: ArtifactName) => Gathered<Located<unknown>>;

/** The artifacts of a chain. Most are asked for by many checks, and looked up once. */
function artifactsOf(snapshot: Snapshot, chain: AuthChain, host: string | undefined): Artifacts {
  const known = new Map<ArtifactName, Gathered<Located<unknown>>>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const fresh = artifactOfChain(name, snapshot, chain, host);
    known.set(name, fresh);
    return fresh;
  };
}

function runCheck(check: Check, find: Artifacts, chain: AuthChain, context: CheckContext): Finding {
  if (!check.kinds.includes(chain.kind)) {
    return findingOf(check, chain, "not-applicable", "It concerns another kind of rule.");
  }
  const available = collect(check, find);
  if (available.missing) return reported(check, chain, available.verdict);
  try {
    const reason = check.notApplicable(available.artifacts, chain, context);
    if (reason !== null) return findingOf(check, chain, "not-applicable", reason);
    const verdict = check.evaluate(available.artifacts, chain, context);
    return reported(check, chain, verdict);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return findingOf(check, chain, "error", `The check itself failed: ${message}`);
  }
}

/** What the report says of a check, without evidence. Written out field by field: a sweep makes very many of these. */
function findingOf(check: Check, chain: AuthChain, status: FindingStatus, because?: string): Finding {
  const ofKind = check.forKind?.[chain.kind];
  const finding: Finding = {
    check: check.id,
    title: check.title,
    severity: check.severity,
    evidence: [],
    fixes: [],
    hop: ofKind?.hop ?? check.hop,
    meets: ofKind?.meets ?? check.meets,
    docs: [...check.docs],
    status,
  };
  if (because !== undefined) finding.because = because;
  return finding;
}

/** A verdict as a finding of the report. */
function reported(check: Check, chain: AuthChain, verdict: Verdict): Finding {
  switch (verdict.outcome) {
    case "pass": {
      const finding = findingOf(check, chain, "pass", verdict.note);
      finding.evidence = [...verdict.evidence];
      return finding;
    }
    case "unknown": {
      const finding = findingOf(check, chain, "unknown", verdict.because);
      if (verdict.evidence) finding.evidence = [...verdict.evidence];
      if (verdict.needs !== undefined) finding.needs = verdict.needs;
      return finding;
    }
    case "fail": {
      const finding = findingOf(check, chain, "fail", verdict.because);
      finding.title = check.failureTitle;
      finding.severity = verdict.severity ?? check.severity;
      finding.certainty = check.neverProven ? "likely" : verdict.certainty;
      finding.evidence = [...verdict.evidence];
      finding.fixes = [...verdict.fixes];
      return finding;
    }
  }
}

type Collected =
  | { readonly missing: false; readonly artifacts: AvailableToRunner }
  | { readonly missing: true; readonly verdict: Verdict };

function collect(check: Check, find: Artifacts): Collected {
  const artifacts: Record<string, unknown> = {};
  for (const name of check.requires) {
    const found = find(name);
    if (found.state !== "ok") return { missing: true, verdict: notRead(capital(artifactWords[name]), found) };
    artifacts[name] = found.value;
  }
  for (const name of check.uses) artifacts[name] = find(name);
  return { missing: false, artifacts };
}
