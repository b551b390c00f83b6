import { describe, expect, it } from "vitest";
import type { Check } from "../checks/define-check";
import { runChecks } from "../checks/run-checks";
import type { ArtifactName } from "../facts/artifact-of-chain";
import { deriveChains } from "../facts/chains";
import type { Clue } from "../model/diagnosis";
import type { Certainty, Finding, Severity } from "../model/finding";
import { finding as findingSchema } from "../model/finding";
import type { GatherError } from "../model/gathered";
import type { Artifacts, Snapshot } from "../model/snapshot";
import { snapshot as snapshotSchema } from "../model/snapshot";
import { chainOf, testHost, testTime } from "./snapshot-of";

interface Case {
  readonly name: string;
  readonly snapshot: Snapshot;
  /** Beside the URL `https://app.example.com/`, which is the default. */
  readonly clue?: Clue;
  /** Null: no URL was brought. */
  readonly host?: string | null;
  /** Another rule than rule 10. */
  readonly ruleArn?: string;
  readonly because?: RegExp;
  readonly now?: string;
}
interface FailCase extends Case {
  /** Default: proven, unless the check never is. */
  readonly certainty?: Certainty;
  /** Default: the check's own. */
  readonly severity?: Severity;
  /** What some evidence's `actual`, as JSON text, must hold. */
  readonly shows?: RegExp;
}

/** The tables of a check. Each outcome that a check can give has at least one case. */
export interface CheckCases {
  readonly pass: readonly [Case, ...Case[]];
  readonly fail: readonly [FailCase, ...FailCase[]];
  readonly unknown?: readonly Case[];
  readonly notApplicable?: readonly Case[];
}

/** Runs a check's tables, and what must hold for every check whatever its author wrote. */
export function testCheck(check: Check, cases: CheckCases): void {
  describe(check.id, () => {
    for (const one of cases.pass) it(`passes: ${one.name}`, () => expectOutcome(check, one, "pass"));
    for (const one of cases.unknown ?? [])
      it(`is unknown: ${one.name}`, () => expectOutcome(check, one, "unknown"));
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
      });
    }
    const [example] = cases.fail;
    for (const name of check.requires) {
      it(`is unknown without ${name}`, () => {
        const denied = structuredClone(example.snapshot);
        takeAway(denied.artifacts, name);
        const [found] = run(
          check,
          { ...example, snapshot: denied },
          chainOf(example.snapshot, example.ruleArn),
        );
        expect(found?.status).toBe("unknown");
        expect(found?.because).toMatch(/test:Denied|not read|no key set address/);
      });
    }
  });
}

function expectOutcome(check: Check, one: Case, status: Finding["status"]): Finding {
  const valid = snapshotSchema.safeParse(one.snapshot);
  expect(valid.error?.message ?? "").toBe("");
  const before = JSON.stringify(one.snapshot);
  const chain = chainOf(one.snapshot, one.ruleArn);
  const [found] = run(check, one, chain);
  if (!found) throw new Error("the runner gave no finding");
  expect(`${found.status}: ${found.because ?? ""}`).toMatch(new RegExp(`^${status}:`));
  if (one.because) expect(found.because).toMatch(one.because);
  expect(run(check, one, chain)).toEqual([found]);
  expect(findingSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  expect(JSON.stringify(one.snapshot)).toBe(before);
  for (const evidence of found.evidence) {
    if (evidence.type === "field")
      expect(lookUp(one.snapshot, evidence.path) ?? null).toEqual(evidence.actual);
  }
  return found;
}

function run(check: Check, one: Case, chain: ReturnType<typeof chainOf>): Finding[] {
  const host = one.host === null ? undefined : (one.host ?? testHost);
  const url = host === undefined ? {} : { url: `https://${host}/` };
  return runChecks([check], deepFreeze(structuredClone(one.snapshot)), chain, {
    clue: { ...url, ...one.clue },
    host,
    now: new Date(one.now ?? testTime),
    chains: deriveChains(one.snapshot),
    account: one.snapshot.scope.account,
    region: one.snapshot.scope.region,
  });
}

/** A JSON pointer (RFC 6901), looked up. */
export function lookUp(value: unknown, path: string): unknown {
  const tokens = path.split("/").slice(1);
  return tokens.reduce<unknown>((current, token) => {
    if (typeof current !== "object" || current === null) return undefined;
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    return (current as Record<string, unknown>)[key];
  }, value);
}

const source: Record<ArtifactName, keyof Artifacts> = {
  loadBalancer: "loadBalancer",
  attributes: "attributes",
  listener: "listeners",
  listenerRules: "rules",
  allRules: "rules",
  rule: "rules",
  cognitoConfig: "rules",
  oidcConfig: "rules",
  jwtConfig: "rules",
  certificates: "listenerCertificates",
  userPool: "userPools",
  appClient: "appClients",
  clientSecretCount: "clientSecrets",
  userPoolDomain: "userPoolDomains",
  resourceServers: "resourceServers",
  identityProviders: "identityProviders",
  branding: "brandings",
  clientElsewhere: "clientsElsewhere",
  discovery: "discoveries",
  backChannel: "endpoints",
  userinfoEndpoint: "endpoints",
  keySet: "keySets",
  publishedKeySet: "keySets",
  authorization: "authorizations",
  tokenProbe: "tokenProbes",
  requestedHost: "hosts",
  ownHost: "hosts",
  destinations: "endpoints",
  securityGroups: "securityGroups",
  networkAcls: "networkAcls",
  routeTables: "routeTables",
  prefixLists: "prefixLists",
  targetDoors: "targetDoors",
  webAcl: "webAcl",
};

const single = new Set<keyof Artifacts>([
  "loadBalancer",
  "attributes",
  "tags",
  "listeners",
  "networkAcls",
  "routeTables",
  "webAcl",
]);

function takeAway(artifacts: Artifacts, name: ArtifactName): void {
  const error: GatherError = {
    code: "access-denied",
    operation: "test:Denied",
    resource: "",
    message: "not authorized",
  };
  const key = source[name];
  const target = artifacts as unknown as Record<string, unknown>;
  const failed = { state: "failed", error };
  target[key] = single.has(key)
    ? failed
    : Object.fromEntries(Object.keys(artifacts[key]).map((entry) => [entry, failed]));
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
