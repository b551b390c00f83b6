import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { readEvidence } from "../../lib/diagnose";
import { totalOf } from "../../lib/diagnose/evidence/read-metrics";
import type { ChainEvidence } from "../../lib/model/chain-evidence";
import type { Diagnosis } from "../../lib/model/diagnosis";
import type { Outbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { RegionState, Scenario } from "../sandbox/world";
import { scenario as healthyRestCognito } from "../scenarios/api/healthy-rest-cognito";
import { ACCOUNT, REGION } from "../scenarios/build-ids";
import { addChange, minutesAgo } from "../scenarios/build-recordings";
import { scenario as removed } from "../scenarios/callback-removed-by-deployment";
import { scenario as rotated } from "../scenarios/client-secret-rotated-elsewhere";
import { scenario as grant } from "../scenarios/code-grant-off-since-change";
import { scenario as healthy } from "../scenarios/healthy-cognito";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

let sandbox: Sandbox;
let outbound: Outbound;
beforeAll(async () => {
  sandbox = await startSandbox({ world: healthy.build() });
  stubEnvironment(sandbox);
  outbound = outboundOf(sandbox);
});
afterEach(() => sandbox.aws.faults.clear());
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

const state = (): RegionState => {
  const found = sandbox.aws.world().accounts.find(({ id }) => id === ACCOUNT)?.regions[REGION];
  if (!found) throw new Error("the Region is not there");
  return found;
};

interface Read {
  readonly diagnosis: Diagnosis;
  readonly evidence: ChainEvidence;
  readonly calls: Readonly<Record<string, number>>;
}

/** Diagnoses, and then asks for what was recorded. */
async function read(scenario: Scenario, prepare: () => void = () => {}): Promise<Read> {
  sandbox.setWorld(scenario.build());
  prepare();
  const engine = engineOn(sandbox, outbound);
  const diagnosis = await diagnoseScenario(engine, scenario);
  sandbox.aws.calls.reset();
  const outcome = await engine.evidence(diagnosis.resolution.chain ?? "", undefined);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return { diagnosis, evidence: outcome.evidence, calls: sandbox.aws.calls.report().operations };
}

/** Counted without anything of the product: what the world holds of a metric in the window. */
function counted(name: string, { window }: ChainEvidence): number {
  const [from, to] = [new Date(window.from), new Date(window.to)];
  return (state().cloudwatch?.metrics ?? [])
    .filter(({ MetricName }) => MetricName === name)
    .flatMap(({ points }) => points)
    .filter(({ at }) => at >= from && at < to)
    .reduce((sum, point) => sum + point.sum, 0);
}

const series = ({ metrics }: ChainEvidence) => (metrics.state === "ok" ? metrics.value : []);
const changes = ({ trail }: ChainEvidence) => (trail.state === "ok" ? trail.value.changes : []);
const utc = (at: Date) => at.toISOString().slice(11, 16);

describe("what was counted", () => {
  it.each([grant, removed, rotated].map((scenario) => [scenario.id, scenario] as const))(
    "%s: equals an independent count, by one call",
    async (_, scenario) => {
      const { evidence, calls } = await read(scenario);
      const names = [...new Set(series(evidence).filter(({ statistic }) => statistic === "Sum"))].map(
        ({ name }) => name,
      );
      expect(names.length).toBe(7);
      for (const name of names)
        expect([name, totalOf(series(evidence), name)]).toEqual([name, counted(name, evidence)]);
      expect(names.some((name) => counted(name, evidence) > 0)).toBe(true);
      expect(calls["cloudwatch:GetMetricData"]).toBe(1);
      expect(calls["cloudtrail:LookupEvents"]).toBe(1);
    },
  );

  it("is nothing where nobody signed in", async () => {
    const { diagnosis, evidence } = await read(healthy);
    expect(readEvidence(diagnosis, evidence)).toMatchObject({
      metrics: { branch: "nothing-counted" },
      linked: null,
      headline: null,
    });
  });

  it("is the stage's where an API is asked about", async () => {
    const { evidence } = await read(healthyRestCognito, () => {
      const api = state().apigateway?.restApis[0];
      const stage = api?.stages[0]?.stageName ?? "";
      const ApiName = api?.draft.api.name ?? "";
      const row = { Namespace: "AWS/ApiGateway", Dimensions: { ApiName, Stage: stage } };
      const point = (sum: number) => [{ at: minutesAgo(5), sum, count: sum, max: 1 }];
      state().cloudwatch = {
        metrics: [
          { ...row, MetricName: "Count", points: point(40) },
          { ...row, MetricName: "4XXError", points: point(7) },
        ],
      };
    });
    expect(evidence.counted.kind).toBe("stage");
    expect(["Count", "4XXError", "5XXError"].map((name) => totalOf(series(evidence), name))).toEqual([
      40, 7, 0,
    ]);
  });
});

describe("what was changed", () => {
  it("a 561 began two minutes after a change of the app client", async () => {
    const { diagnosis, evidence } = await read(grant);
    const reading = readEvidence(diagnosis, evidence);
    expect(reading.metrics).toMatchObject({
      branch: "refused",
      onset: { at: minutesAgo(39).toISOString(), until: null, metric: "ELBAuthFailure" },
    });
    expect(reading.linked).toMatchObject({
      cause: "code-grant-disabled",
      field: "AllowedOAuthFlows",
      minutes: 2,
    });
    expect(reading.headline).toBe(
      `Since ${utc(minutesAgo(39))} UTC, 2 minutes after UpdateUserPoolClient by deploy-role set AllowedOAuthFlows without code`,
    );
    // Neither the other load balancer's change nor the call that was refused.
    expect(changes(evidence).map(({ who }) => who)).toEqual(["deploy-role"]);
    expect(reading.order).toEqual(diagnosis.causes);
  });

  it("a callback was removed: before and after, and no secret of the trail", async () => {
    const { diagnosis, evidence } = await read(removed);
    const reading = readEvidence(diagnosis, evidence);
    const url = `https://${removed.id}.example.com/oauth2/idpresponse`;
    expect(reading.metrics?.branch).toBe("nobody-comes-back");
    expect(reading.headline).toBe(
      `Since ${utc(minutesAgo(62))} UTC, 2 minutes after UpdateUserPoolClient by deploy-role removed ${url} from CallbackURLs`,
    );
    const callbacks = changes(evidence).flatMap(({ fields }) =>
      fields.filter(({ field }) => field === "CallbackURLs"),
    );
    expect(callbacks.map(({ before }) => before)).toEqual([null, [url]]);
    expect(changes(evidence).map(({ event }) => event)).toContain("ModifyRule");
    expect(JSON.stringify(evidence)).not.toContain("a-secret-in-the-trail");
  });

  it("errors rose and nothing was changed here", async () => {
    const { diagnosis, evidence } = await read(rotated);
    const reading = readEvidence(diagnosis, evidence);
    expect(reading.metrics).toMatchObject({ branch: "cannot-finish", onset: { metric: "ELBAuthError" } });
    expect([changes(evidence), reading.linked, reading.headline]).toEqual([
      [],
      null,
      `Since ${utc(minutesAgo(95))} UTC: ELBAuthError is up`,
    ]);
  });

  it("is found in a busy account by a second lookup, which says what it left out", async () => {
    const { diagnosis, evidence, calls } = await read(removed, () => {
      const rows = state().cloudtrail?.events ?? [];
      const busy = Array.from({ length: 60 }, (_, n) => ({
        ...rows[0],
        EventId: `busy ${n}`,
        EventName: "PutObject",
        EventTime: minutesAgo(1),
        CloudTrailEvent: "{}",
      }));
      state().cloudtrail = { events: [...rows, ...busy] };
    });
    expect(calls["cloudtrail:LookupEvents"]).toBe(2);
    expect(readEvidence(diagnosis, evidence).linked?.minutes).toBe(2);
    const trail = evidence.trail.state === "ok" ? evidence.trail.value : null;
    expect(trail?.gaps).toEqual([expect.stringContaining("this account changes more than two lookups hold")]);
  });

  it("is asked once a minute", async () => {
    sandbox.setWorld(removed.build());
    const engine = engineOn(sandbox, outbound);
    const { resolution } = await diagnoseScenario(engine, removed);
    sandbox.aws.calls.reset();
    const ask = () => engine.evidence(resolution.chain ?? "", undefined);
    await Promise.all([ask(), ask()]);
    await ask();
    expect(sandbox.aws.calls.report().total).toBe(2);
  });
});

describe("what could not be read", () => {
  it.each([
    ["cloudwatch:GetMetricData", "metrics", "trail"],
    ["cloudtrail:LookupEvents", "trail", "metrics"],
  ] as const)(
    "%s denied: unknown with the permission, and the verdict stays",
    async (action, part, other) => {
      const whole = await read(grant);
      sandbox.aws.faults.set(action, { kind: "deny" });
      const { diagnosis, evidence } = await read(grant);
      expect(evidence[part]).toMatchObject({
        state: "failed",
        error: { code: "access-denied", operation: action },
      });
      expect(evidence[other].state).toBe("ok");
      const verdict = ({ answer, causes, summary, findings }: Diagnosis) => ({
        answer,
        causes,
        summary,
        findings,
      });
      expect(verdict(diagnosis)).toEqual(verdict(whole.diagnosis));
      expect(readEvidence(diagnosis, evidence).order).toEqual(diagnosis.causes);
    },
  );

  it("is asked again the next time", async () => {
    sandbox.setWorld(grant.build());
    const engine = engineOn(sandbox, outbound);
    const { resolution } = await diagnoseScenario(engine, grant);
    sandbox.aws.faults.set("cloudwatch:GetMetricData", { kind: "deny" });
    const ask = async () => {
      const outcome = await engine.evidence(resolution.chain ?? "", undefined);
      return outcome.ok ? outcome.evidence.metrics.state : outcome.problem.code;
    };
    expect(await ask()).toBe("failed");
    sandbox.aws.faults.clear();
    expect(await ask()).toBe("ok");
  });

  it.each([
    ["no chain", "", undefined, "bad-chain"],
    ["no date", "alb/111122223333/eu-west-1/a/b/c/d", "yesterday", "bad-time"],
    ["an account that is not configured", "alb/999999999999/eu-west-1/a/b/c/d", undefined, "not-configured"],
    ["a load balancer that is gone", "alb/111122223333/eu-west-1/a/b/c/d", undefined, "not-found"],
  ])("%s is said as that", async (_, chain, at, code) => {
    const outcome = await engineOn(sandbox, outbound).evidence(chain, at);
    expect(outcome.ok ? "answered" : outcome.problem.code).toBe(code);
  });
});

// Added by hand to a world that has none: a change is only told of what the chain is made of.
describe("a change beside the chain", () => {
  it("is left out", async () => {
    const { evidence } = await read(healthy, () => {
      addChange({ region: state() }, "beside", {
        at: minutesAgo(3),
        eventName: "UpdateUserPoolClient",
        source: "cognito-idp",
        role: "somebody",
        parameters: { userPoolId: "eu-west-1_OTHER", clientId: "another" },
      });
    });
    expect(changes(evidence)).toEqual([]);
  });
});
