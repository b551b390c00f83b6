import { type ApiArtifactName, artifactOfApi } from "../facts/api/artifact-of-api";
import type { ApiChain } from "../model/api-chain";
import type { ApiSnapshot } from "../model/api-snapshot";
import type { Finding } from "../model/finding";
import { apiArtifactWords } from "./api-artifact-words";
import type { ApiCheck, ApiCheckContext } from "./define-api-check";
import { lookedUpOnce, notApplicableFinding, runCheck } from "./run-checks";

/** Runs every check of API Gateway on one chain, in the order given. */
export function runApiChecks(
  checks: readonly ApiCheck[],
  snapshot: ApiSnapshot,
  chain: ApiChain,
  context: ApiCheckContext,
): Finding[] {
  const host = context.request?.host;
  const find = lookedUpOnce((name: ApiArtifactName) => artifactOfApi(name, snapshot, chain, host));
  return checks.map((check) =>
    chain.gap !== undefined && !check.judgesGaps
      ? notApplicableFinding(check, chain.kind, "The request meets no method.")
      : runCheck(check, find, apiArtifactWords, chain, context),
  );
}
