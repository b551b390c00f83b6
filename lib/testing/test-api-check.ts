import { describe, expect, it } from "vitest";
import type { ApiCheck } from "../checks/define-api-check";
import { runApiChecks } from "../checks/run-api-checks";
import type { ApiArtifactName } from "../facts/api/artifact-of-api";
import { deriveApiChains } from "../facts/api/chains";
import type { ApiGap } from "../model/api-chain";
import { type ApiSnapshot, apiSnapshot } from "../model/api-snapshot";
import type { Brought } from "../model/brought";
import type { Clue } from "../model/diagnosis";
import { type Certainty, type Finding, finding as findingSchema, type Severity } from "../model/finding";
import type { GatherError } from "../model/gathered";
import { readRequestUrl } from "../routing/index";
import { apiChainOf, apiHost, apiTestTime } from "./api-snapshot-of";
import { deepFreeze, lookUp } from "./test-check";

interface Case {
  readonly name: string;
  readonly snapshot: ApiSnapshot;
  /** Default: `https://<api>/prod/orders`, without a status. */
  readonly clue?: Clue;
  /** No URL was brought. */
  readonly withoutUrl?: true;
  readonly brought?: Brought;
  /** What the request asks for is not there. */
  readonly missing?: {
    readonly stage: string;
    readonly httpMethod: string;
    readonly path: string;
    readonly gap: ApiGap;
  };
  readonly because?: RegExp;
  readonly now?: string;
}
interface FailCase extends Case {
  /** Default: proven, unless the check never is. */
  readonly certainty?: Certainty;
  /** Default: the check's own. */
  readonly severity?: Severity;
  /** What some evidence, as JSON text, must hold. */
  readonly shows?: RegExp;
  /** What the first fix, as JSON text, must hold. */
  readonly offers?: RegExp;
}
interface UnknownCase extends Case {
  /** The clue that would settle it. */
  readonly needs?: RegExp;
}

/** The tables of a check of API Gateway. Each outcome that it can give has at least one case. */
export interface ApiCheckCases {
  readonly pass: readonly [Case, ...Case[]];
  readonly fail: readonly [FailCase, ...FailCase[]];
  readonly unknown?: readonly UnknownCase[];
  readonly notApplicable?: readonly Case[];
}

/** Runs a check's tables, and what must hold for every check whatever its author wrote. */
export function testApiCheck(check: ApiCheck, cases: ApiCheckCases): void {
  describe(check.id, () => {
    for (const one of cases.pass) it(`passes: ${one.name}`, () => expectOutcome(check, one, "pass"));
    for (const one of cases.unknown ?? []) {
      it(`is unknown: ${one.name}`, () => {
        const found = expectOutcome(check, one, "unknown");
        if (one.needs) expect(found.needs).toMatch(one.needs);
      });
    }
    for (const one of cases.notApplicable ?? [])
      it(`does not apply: ${one.name}`, () => expectOutcome(check, one, "not-applicable"));
    for (const one of cases.fail) {
      it(`fails: ${one.name}`, () => {
        const found = expectOutcome(check, one, "fail");
        expect(found.certainty).toBe(one.certainty ?? (check.neverProven ? "likely" : "proven"));
        expect(found.severity).toBe(one.severity ?? check.severity);
        expect(found.title).toBe(check.failureTitle);
        expect(found.evidence.length).toBeGreaterThan(0);
        if (one.shows) expect(JSON.stringify(found.evidence)).toMatch(one.shows);
        if (one.offers) expect(JSON.stringify(found.fixes[0])).toMatch(one.offers);
      });
    }
    const [example] = cases.fail;
    for (const name of check.requires) {
      it(`is unknown without ${name}`, () => {
        const denied = structuredClone(example.snapshot);
        deny(denied, name);
        const [found] = run(check, { ...example, snapshot: denied }, example.snapshot);
        expect(found?.status).toBe("unknown");
        expect(found?.because).toMatch(/test:Denied|not read/);
      });
    }
  });
}

function expectOutcome(check: ApiCheck, one: Case, status: Finding["status"]): Finding {
  expect(apiSnapshot.safeParse(one.snapshot).error?.message ?? "").toBe("");
  const before = JSON.stringify(one.snapshot);
  const [found] = run(check, one);
  if (!found) throw new Error("the runner gave no finding");
  expect(`${found.status}: ${found.because ?? ""}`).toMatch(new RegExp(`^${status}:`));
  if (one.because) expect(found.because).toMatch(one.because);
  expect(run(check, one)).toEqual([found]);
  expect(findingSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  expect(JSON.stringify(one.snapshot)).toBe(before);
  for (const evidence of found.evidence) {
    if (evidence.type === "field")
      expect(lookUp(one.snapshot, evidence.path) ?? null).toEqual(evidence.actual);
  }
  return found;
}

/** `chainFrom`: the snapshot in which the chain is found, where part of the other has been taken away. */
function run(check: ApiCheck, one: Case, chainFrom: ApiSnapshot = one.snapshot): Finding[] {
  const url = one.withoutUrl ? undefined : (one.clue?.url ?? `https://${apiHost}/prod/orders`);
  const read = url === undefined ? undefined : readRequestUrl(url);
  const chain = apiChainOf(chainFrom, one.missing);
  return runApiChecks([check], deepFreeze(structuredClone(one.snapshot)), chain, {
    clue: { ...(url === undefined ? {} : { url }), ...one.clue },
    request: read?.ok ? read.request : undefined,
    brought: one.brought ?? {},
    now: new Date(one.now ?? apiTestTime),
    chains: deriveApiChains(chainFrom),
    account: one.snapshot.scope.account,
    region: one.snapshot.scope.region,
  });
}

/** Takes away what an artifact is read from: all that the selector of it can no longer find. */
function deny(snapshot: ApiSnapshot, name: ApiArtifactName): void {
  const error: GatherError = {
    code: "access-denied",
    operation: "test:Denied",
    resource: "",
    message: "not authorized",
  };
  const failed = { state: "failed", error };
  const artifacts = snapshot.artifacts as unknown as Record<string, unknown>;
  for (const key of sources[name]) {
    const value = artifacts[key] as Record<string, unknown>;
    artifacts[key] =
      "state" in value ? failed : Object.fromEntries(Object.keys(value).map((entry) => [entry, failed]));
  }
}

type Source = keyof ApiSnapshot["artifacts"];
const ofMethod: readonly Source[] = ["deployed", "methods"];

const sources: Readonly<Record<ApiArtifactName, readonly Source[]>> = {
  api: ["api"],
  stages: ["stages"],
  stage: ["stages"],
  deployed: ["deployed"],
  deployedMethod: ["deployed"],
  deployedSummary: ["deployedSummaries"],
  draftMethods: ["methods"],
  draftMethod: ["methods"],
  draftAuthorizers: ["authorizers"],
  draftGatewayResponses: ["gatewayResponses"],
  deployments: ["deployments"],
  method: ofMethod,
  authorizer: [...ofMethod, "authorizers"],
  domain: ["domains"],
  mappings: ["mappings"],
  routingRules: ["routingRules"],
  usagePlans: ["usagePlans"],
  authorizerFunction: ["functions"],
  functionPolicy: ["functionPolicies"],
  authorizerRole: ["roles"],
  pools: [...ofMethod, "authorizers"],
  issuers: [...ofMethod, "authorizers"],
  requestedHost: ["hosts"],
};
