import { type ArtifactName, artifactOfChain, type Located } from "../facts/artifact-of-chain";
import { capital } from "../facts/words";
import type { AuthChain } from "../model/chain";
import type { Finding, FindingStatus, Verdict } from "../model/finding";
import type { Gathered } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import { artifactWords } from "./artifact-words";
import type { AvailableToRunner, Check, CheckContext, CheckMetadata } from "./define-check";
import { notRead } from "./evidence";

/** Runs every check on one chain, in the order given. A check that throws becomes a finding of its own, never a gap. */
export function runChecks(
  checks: readonly Check[],
  snapshot: Snapshot,
  chain: AuthChain,
  context: CheckContext,
): Finding[] {
  const artifacts = artifactsOf(snapshot, chain, context.host);
  return checks.map((check) => runCheck(check, artifacts, artifactWords, chain, context));
}

type Artifacts = (name: ArtifactName) => Gathered<Located<unknown>>;

/** The artifacts of a chain. Most are asked for by many checks, and looked up once. */
function artifactsOf(snapshot: Snapshot, chain: AuthChain, host: string | undefined): Artifacts {
  return lookedUpOnce((name: ArtifactName) => artifactOfChain(name, snapshot, chain, host));
}

export function lookedUpOnce<Name>(
  find: (name: Name) => Gathered<Located<unknown>>,
): (name: Name) => Gathered<Located<unknown>> {
  const known = new Map<Name, Gathered<Located<unknown>>>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const fresh = find(name);
    known.set(name, fresh);
    return fresh;
  };
}

/** A check as the runner sees it, of either door. */
export interface RunnableCheck<Kind extends string, Name extends string, Chain, Context>
  extends CheckMetadata<string, Kind> {
  readonly requires: readonly Name[];
  readonly uses: readonly Name[];
  readonly notApplicable: (available: AvailableToRunner, chain: Chain, context: Context) => string | null;
  readonly evaluate: (available: AvailableToRunner, chain: Chain, context: Context) => Verdict;
}

/** Runs one check on one chain. `words`: what its artifacts are called. */
export function runCheck<
  Kind extends string,
  Name extends string,
  Chain extends { readonly kind: Kind },
  Context,
>(
  check: RunnableCheck<Kind, Name, Chain, Context>,
  find: (name: Name) => Gathered<Located<unknown>>,
  words: Readonly<Record<Name, string>>,
  chain: Chain,
  context: Context,
): Finding {
  const { kind } = chain;
  if (!check.kinds.includes(kind)) {
    return findingOf(check, kind, "not-applicable", "It concerns another kind of chain.");
  }
  const available = collect(check, find, words);
  if (available.missing) return reported(check, kind, available.verdict);
  try {
    const reason = check.notApplicable(available.artifacts, chain, context);
    if (reason !== null) return findingOf(check, kind, "not-applicable", reason);
    const verdict = check.evaluate(available.artifacts, chain, context);
    return reported(check, kind, verdict);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return findingOf(check, kind, "error", `The check itself failed: ${message}`);
  }
}

/** The finding of a check that has nothing to do with a chain. */
export function notApplicableFinding<Kind extends string>(
  check: CheckMetadata<string, Kind>,
  kind: Kind,
  because: string,
): Finding {
  return findingOf(check, kind, "not-applicable", because);
}

/** What the report says of a check, without evidence. Written out field by field: a sweep makes very many of these. */
function findingOf<Kind extends string>(
  check: CheckMetadata<string, Kind>,
  kind: Kind,
  status: FindingStatus,
  because?: string,
): Finding {
  const ofKind = check.forKind?.[kind];
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
function reported<Kind extends string>(
  check: CheckMetadata<string, Kind>,
  kind: Kind,
  verdict: Verdict,
): Finding {
  switch (verdict.outcome) {
    case "pass": {
      const finding = findingOf(check, kind, "pass", verdict.note);
      finding.evidence = [...verdict.evidence];
      return finding;
    }
    case "unknown": {
      const finding = findingOf(check, kind, "unknown", verdict.because);
      if (verdict.evidence) finding.evidence = [...verdict.evidence];
      if (verdict.needs !== undefined) finding.needs = verdict.needs;
      return finding;
    }
    case "fail": {
      const finding = findingOf(check, kind, "fail", verdict.because);
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

function collect<Name extends string>(
  check: { readonly requires: readonly Name[]; readonly uses: readonly Name[] },
  find: (name: Name) => Gathered<Located<unknown>>,
  words: Readonly<Record<Name, string>>,
): Collected {
  const artifacts: Record<string, unknown> = {};
  for (const name of check.requires) {
    const found = find(name);
    if (found.state !== "ok") return { missing: true, verdict: notRead(capital(words[name]), found) };
    artifacts[name] = found.value;
  }
  for (const name of check.uses) artifacts[name] = find(name);
  return { missing: false, artifacts };
}
