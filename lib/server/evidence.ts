import "server-only";
import { onsetOf } from "../diagnose/index";
import { resourcesOfApi, resourcesOfChain } from "../facts/evidence/resources-of-chain";
import { type EvidenceSubject, evidenceWindow, type GatherContext, gatherEvidence } from "../gather/index";
import type { ApiSnapshot } from "../model/api-snapshot";
import type { AuthChain } from "../model/chain";
import type { ChainEvidence } from "../model/chain-evidence";
import { ok, skipped } from "../model/gathered";
import { type ApiPlace, apiChainId } from "../model/scope";
import type { Snapshot } from "../model/snapshot";
import { createGrowingCache } from "./growing-cache";
import type { Replicas } from "./replicas/replicas";

/** Beyond this the oldest goes. */
const MOST = 200;

/** Recordings around chains, asked once a minute and once for all who want them; what failed is asked again. */
export interface EvidenceReader {
  read(subject: EvidenceSubject, at: string | null): Promise<ChainEvidence>;
}

export function createEvidenceReader(
  context: () => GatherContext,
  now: () => number,
  replicas?: Replicas,
): EvidenceReader {
  const kept = createGrowingCache<ChainEvidence>({
    now,
    kind: "evidence",
    most: MOST,
    isWorthKeeping: ({ metrics, trail }) => metrics.state !== "failed" && trail.state !== "failed",
    ...(replicas && { replicas }),
  });
  return {
    read(subject, at) {
      const read = () => {
        const window = evidenceWindow(now(), at);
        return gatherEvidence(context(), subject, window, (counted, series) =>
          onsetOf({ counted, window }, series),
        );
      };
      const id = `${subject.chain} ${at ?? ""}`;
      return kept.grow(id, { fresh: false, patient: false }, read, async (evidence) => evidence);
    },
  };
}

/** What is recorded of a load balancer's rule. */
export function subjectOfChain(snapshot: Snapshot, chain: AuthChain): EvidenceSubject {
  const { scope } = snapshot;
  const { client } = chain;
  const isElsewhere = client && (client.account !== scope.account || client.region !== scope.region);
  return {
    chain: chain.id,
    scope,
    counted: ok({ kind: "alb", name: scope.name, id: scope.id }),
    resources: resourcesOfChain(snapshot, chain),
    elsewhere: isElsewhere
      ? [
          `Changes of the user pool are recorded in account ${client.account}, ${client.region}: not looked at.`,
        ]
      : [],
    telling: chain.kind === "alb-cognito" ? "UpdateUserPoolClient" : "ModifyRule",
  };
}

/** What is recorded of a method or route of an API. */
export function subjectOfApi(
  snapshot: ApiSnapshot,
  { stage = "", httpMethod = "", path = "" }: ApiPlace,
): EvidenceSubject {
  const { scope, artifacts } = snapshot;
  const { api } = artifacts;
  const isRest = scope.kind === "rest";
  return {
    chain: apiChainId(scope, stage, httpMethod, path),
    scope,
    counted:
      scope.kind === "ws"
        ? skipped("CloudWatch counts connections of a WebSocket API, and no sign-ins.")
        : !isRest
          ? ok({ kind: "http", apiId: scope.id, stage })
          : api.state === "ok"
            ? ok({ kind: "rest", apiName: api.value.name, stage })
            : skipped("CloudWatch counts a REST API by its name, and that could not be read."),
    resources: resourcesOfApi(snapshot),
    elsewhere: [],
    telling: isRest ? "CreateDeployment" : "UpdateAuthorizer",
  };
}
