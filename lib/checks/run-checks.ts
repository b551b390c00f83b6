import { type ArtifactName, artifactOfChain, type Located } from "../facts/artifact-of-chain";
import { capital } from "../facts/words";
import type { AuthChain } from "../model/chain";
import type { Finding, Verdict } from "../model/finding";
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
  const found: Partial<Record<ArtifactName, Gathered<Located<unknown>>>> = {};
  return (name) => {
    found[name] ??= artifactOfChain(name, snapshot, chain, host);
    return found[name];
  };
}

function runCheck(check: Check, find: Artifacts, chain: AuthChain, context: CheckContext): Finding {
  const { hop = check.hop, meets = check.meets } = check.forKind?.[chain.kind] ?? {};
  const base = {
    check: check.id,
    title: check.title,
    severity: check.severity,
    evidence: [],
    fixes: [],
    hop,
    meets,
    docs: [...check.docs],
  } satisfies Omit<Finding, "status">;
  if (!check.kinds.includes(chain.kind)) {
    return { ...base, status: "not-applicable", because: "It concerns another kind of rule." };
  }
  const available = collect(check, find);
  if (available.missing) return reported(base, check, available.verdict);
  try {
    const reason = check.notApplicable(available.artifacts, chain, context);
    if (reason !== null) return { ...base, status: "not-applicable", because: reason };
    const verdict = check.evaluate(available.artifacts, chain, context);
    return reported(base, check, verdict);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...base, status: "error", because: `The check itself failed: ${message}` };
  }
}

/** A verdict as a finding of the report. */
function reported(base: Omit<Finding, "status">, check: Check, verdict: Verdict): Finding {
  switch (verdict.outcome) {
    case "pass":
      return {
        ...base,
        status: "pass",
        evidence: [...verdict.evidence],
        ...(verdict.note === undefined ? {} : { because: verdict.note }),
      };
    case "unknown":
      return {
        ...base,
        status: "unknown",
        because: verdict.because,
        evidence: [...(verdict.evidence ?? [])],
        ...(verdict.needs === undefined ? {} : { needs: verdict.needs }),
      };
    case "fail":
      return {
        ...base,
        status: "fail",
        title: check.failureTitle,
        severity: verdict.severity ?? check.severity,
        certainty: check.neverProven ? "likely" : verdict.certainty,
        because: verdict.because,
        evidence: [...verdict.evidence],
        fixes: [...verdict.fixes],
      };
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
