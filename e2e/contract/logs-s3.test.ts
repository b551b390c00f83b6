/**
 * Access logs from S3: the real SDK client against the sandbox's S3, which holds what the front door wrote of real
 * sign-ins. What is counted is held against a count of its own over the same lines.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { LogCounts } from "../../lib/logs/log-counts";
import type { LogsLine } from "../../lib/logs/log-reading";
import { scopeId, scopeOfLoadBalancerArn } from "../../lib/model/scope";
import type { Outbound } from "../../lib/outbound";
import { PASSWORD } from "../sandbox/idp/users";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { RegionState } from "../sandbox/world";
import type { S3Bucket } from "../sandbox/world-s3";
import { ACCOUNT, REGION } from "../scenarios/build-ids";
import { mergeWorlds } from "../scenarios/build-merge";
import { scenarios } from "../scenarios/index";
import { engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { type BuiltServer, missingBuild, startBuiltServer } from "../support/secrets/built-server";
import { walk } from "../support/walk/walk";

const pick = (id: string) => {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  return scenario;
};
const used = ["wrong-client-secret", "healthy-oidc", "access-logs-off", "deny"].map(pick);
const missing = missingBuild();
if (missing !== null) console.warn(`logs-s3: the built server is not asked, ${missing}`);

let sandbox: Sandbox;
let outbound: Outbound;
beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(used.map((one) => one.build())), pageSize: 2 });
  stubEnvironment(sandbox);
  outbound = outboundOf(sandbox);
  for (const { url } of [...used, ...used]) {
    await walk({
      url,
      dial: sandbox.dial,
      ca: sandbox.authority.caPem,
      username: sandbox.aws.world().users[0]?.username ?? "",
      password: PASSWORD,
    });
  }
});
afterEach(() => sandbox.aws.faults.clear());
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

function region(): RegionState {
  const state = sandbox.aws.world().accounts.find(({ id }) => id === ACCOUNT)?.regions[REGION];
  if (!state) throw new Error("no such Region");
  return state;
}

const balancerOf = (id: string) =>
  region().elbv2.loadBalancers.find(({ LoadBalancerName = "" }) =>
    id.startsWith(LoadBalancerName.slice(0, 20)),
  );

function scopeOf(id: string): string {
  const scope = scopeOfLoadBalancerArn(balancerOf(id)?.LoadBalancerArn ?? "");
  if (scope === null) throw new Error(`no load balancer of ${id}`);
  return scopeId(scope);
}

/** The last hour and what is being written now. */
const window = () => ({
  from: new Date(Date.now() - 60 * 60_000).toISOString(),
  to: new Date(Date.now() + 10 * 60_000).toISOString(),
});

async function read(
  id: string,
  asked: { confirm?: boolean; from?: string; to?: string } = {},
  signal = new AbortController().signal,
): Promise<LogsLine[]> {
  const lines: LogsLine[] = [];
  const reading = engineOn(sandbox, outbound).logs({ scope: scopeOf(id), ...window(), ...asked });
  if (!reading.ok) throw new Error(reading.problem.message);
  await reading.run(signal, (line) => lines.push(line));
  return lines;
}

function countsOf(lines: readonly LogsLine[]): LogCounts {
  const last = lines.at(-1);
  if (last?.type !== "counts") throw new Error(`no counts: ${JSON.stringify(last)}`);
  return last.counts;
}

const pathOf = (id: string) => (balancerOf(id)?.LoadBalancerArn ?? "").split(":loadbalancer/")[1] ?? "";
const linesOf = (id: string) =>
  sandbox.frontDoor.accessLog().filter((line) => line.split(" ")[2] === pathOf(id));

/** A count of its own: status and reason, out of the fields as AWS lists them. */
function tallied(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const fields = line.match(/"[^"]*"|\S+/g) ?? [];
    const key = `${fields[8]} ${fields[24]?.replaceAll('"', "")}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function bucket(name = "acme-access-logs"): S3Bucket {
  const found = region().s3?.buckets[name];
  if (!found) throw new Error(`no bucket ${name}`);
  return found;
}

/** Keys of a load balancer's own objects. */
const keysOf = (id: string) =>
  Object.keys(bucket().objects).filter((key) => key.includes(pathOf(id).replaceAll("/", ".")));

/** Puts objects beside those of the front door, and takes them away again. */
async function withObjects<T>(
  id: string,
  contents: Readonly<Record<string, Uint8Array | string[]>>,
  act: () => Promise<T>,
): Promise<T> {
  const [model = ""] = keysOf(id);
  const keys = Object.keys(contents).map((name) => model.replace("4x9q2m7c", name));
  for (const [index, content] of Object.values(contents).entries()) {
    bucket().objects[keys[index] ?? ""] = { content, modified: new Date() };
  }
  try {
    return await act();
  } finally {
    for (const key of keys) delete bucket().objects[key];
  }
}

describe("what would be read", () => {
  it("is said before anything is", async () => {
    sandbox.aws.calls.reset();
    const lines = await read("wrong-client-secret");
    const objects = keysOf("wrong-client-secret");
    expect(lines).toEqual([
      {
        type: "plan",
        bucket: "acme-access-logs",
        folder: `wrong-client-secret/AWSLogs/${ACCOUNT}/elasticloadbalancing/${REGION}/`,
        ownBucket: true,
        objects: objects.length,
        bytes: expect.any(Number),
        beyond: { objects: 0, bytes: 0 },
        requests: { list: expect.any(Number), get: objects.length },
      },
    ]);
    const { operations } = sandbox.aws.calls.report();
    expect(operations["s3:GetObject"]).toBeUndefined();
    const [plan] = lines;
    expect(plan?.type === "plan" && plan.requests.list).toBe(operations["s3:ListObjectsV2"]);
  });

  it("is the whole list, page by page, and nothing of another load balancer", async () => {
    const extra = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`extra${n}`, ["a"]]));
    const [plan] = await withObjects("healthy-oidc", extra, () => read("healthy-oidc"));
    expect(plan).toMatchObject({ type: "plan", objects: keysOf("healthy-oidc").length + 7 });
  });

  it("is nothing where the window is empty", async () => {
    const to = new Date(Date.now() - 3 * 60 * 60_000).toISOString();
    const from = new Date(Date.now() - 4 * 60 * 60_000).toISOString();
    const lines = await read("wrong-client-secret", { from, to, confirm: true });
    expect(lines).toMatchObject([{ type: "plan", objects: 0, bytes: 0 }]);
  });

  it("is the newest, where there is more than one reading takes", async () => {
    const many = Object.fromEntries(Array.from({ length: 2_003 }, (_, n) => [`many${n}`, new Uint8Array(1)]));
    const own = keysOf("deny").length;
    const [plan] = await withObjects("deny", many, () => read("deny"));
    expect(plan).toMatchObject({ objects: 2_000, beyond: { objects: own + 3 } });
  }, 60_000);
});

describe("what is read", () => {
  it.each(["wrong-client-secret", "healthy-oidc", "deny"])("of %s is what its lines say", async (id) => {
    const counts = countsOf(await read(id, { confirm: true }));
    const lines = linesOf(id);
    expect(lines.length).toBeGreaterThan(1);
    expect(counts.lines).toBe(lines.length);
    const byStatus = Object.fromEntries(counts.byStatus.map(({ status, count }) => [String(status), count]));
    const expected: Record<string, number> = {};
    for (const [key, count] of Object.entries(tallied(lines))) {
      const [status = ""] = key.split(" ");
      expected[status] = (expected[status] ?? 0) + count;
    }
    expect(byStatus).toEqual(expected);
    const reasons = Object.fromEntries(
      counts.reasons.map(({ status, reason, count }) => [`${status} ${reason ?? "-"}`, count]),
    );
    const failed = Object.entries(tallied(lines)).filter(([key]) => /^(401|403|460|500|56\d) /.test(key));
    expect(reasons).toEqual(Object.fromEntries(failed));
    expect(counts.files.map(({ name }) => name).toSorted()).toEqual(
      keysOf(id)
        .map((key) => key.slice(key.lastIndexOf("/") + 1))
        .toSorted(),
    );
  });

  it("counts what can be had of broken files, and says what is wrong with each", async () => {
    const lines = linesOf("healthy-oidc");
    const whole = gzipSync(`${lines.join("\n")}\n`);
    const damaged = Uint8Array.from(whole);
    damaged.fill(0xff, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 20);
    const files = {
      again: lines,
      cutoff: whole.subarray(0, whole.length - 12),
      damaged,
      empty: new Uint8Array(0),
      foreign: new TextEncoder().encode("Enable AccessLog for ELB\n"),
      nothing: [] as string[],
    };
    const counts = await withObjects("healthy-oidc", files, async () =>
      countsOf(await read("healthy-oidc", { confirm: true })),
    );
    const of = (name: string) => counts.files.find((file) => file.name.includes(name));
    expect(of("again")).toMatchObject({ lines: lines.length, problems: [] });
    expect(of("cutoff")?.problems.join()).toContain("ends early");
    expect(of("damaged")?.problems.join()).toContain("damaged");
    expect(of("empty")?.problems.join()).toContain("no line in it");
    expect(of("foreign")?.problems.join()).toContain("no line of it is one of an ALB access log");
    expect(of("nothing")?.problems.join()).toContain("no line in it");
    expect(counts.lines).toBe(counts.files.reduce((sum, file) => sum + file.lines, 0));
    expect(counts.lines).toBeGreaterThanOrEqual(2 * lines.length);
  });

  it("goes on where one object cannot be fetched", async () => {
    const lines = linesOf("healthy-oidc");
    const counts = await withObjects(
      "healthy-oidc",
      { one: lines, two: lines, three: lines, four: lines, five: lines },
      async () => {
        sandbox.aws.faults.set("s3:GetObject", { kind: "throttle", every: 3 });
        return countsOf(await read("healthy-oidc", { confirm: true }));
      },
    );
    expect(counts.lines).toBe(6 * lines.length);
  });

  it("ends where the reader leaves, with what was counted until then", async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`slow${n}`, linesOf("deny")]));
    const leave = new AbortController();
    const lines: LogsLine[] = [];
    await withObjects("deny", files, async () => {
      sandbox.aws.calls.reset();
      const reading = engineOn(sandbox, outbound).logs({
        scope: scopeOf("deny"),
        ...window(),
        confirm: true,
      });
      if (!reading.ok) throw new Error(reading.problem.message);
      await reading.run(leave.signal, (line) => {
        lines.push(line);
        if (line.type === "progress") leave.abort();
      });
    });
    const last = lines.at(-1);
    expect(last).toMatchObject({ type: "counts", ended: true });
    expect(sandbox.aws.calls.report().operations["s3:GetObject"]).toBeLessThan(20);
  });

  it("is bounded in how much is asked at once", async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`busy${n}`, linesOf("deny")]));
    await withObjects("deny", files, async () => {
      sandbox.aws.faults.set("s3:GetObject", { kind: "delay", ms: 20 });
      sandbox.aws.calls.reset();
      await read("deny", { confirm: true });
    });
    expect(sandbox.aws.calls.report().peaks.s3).toBeLessThanOrEqual(3);
  });
});

describe("what cannot be read", () => {
  const unavailable = async (id: string) => {
    const last = (await read(id, { confirm: true })).at(-1);
    if (last?.type !== "unavailable") throw new Error(JSON.stringify(last));
    return last;
  };

  it("is said where no logs are delivered", async () => {
    expect(await unavailable("access-logs-off")).toMatchObject({ why: "delivery-off", error: null });
  });

  it.each([
    ["s3:ListObjectsV2", "s3:ListBucket"],
    ["s3:GetObject", "s3:GetObject"],
  ])("names the permission where %s is denied, with the statements to add", async (target, action) => {
    sandbox.aws.faults.set(target, { kind: "deny" });
    const { why, message, policy } = await unavailable("wrong-client-secret");
    expect([why, message]).toEqual(["denied", expect.stringContaining(action)]);
    const { Statement } = JSON.parse(policy ?? "{}");
    expect(Statement).toHaveLength(2);
    expect(JSON.stringify(Statement)).toContain(
      `acme-access-logs/wrong-client-secret/AWSLogs/${ACCOUNT}/elasticloadbalancing/${REGION}/*`,
    );
  });

  it("names the permission of the load balancer's attributes as well", async () => {
    sandbox.aws.faults.set("elasticloadbalancing:DescribeLoadBalancerAttributes", { kind: "deny" });
    expect(await unavailable("deny")).toMatchObject({
      why: "denied",
      policy: null,
      error: { operation: "elasticloadbalancing:DescribeLoadBalancerAttributes" },
    });
  });

  describe("since the bucket is another one", () => {
    const move = async <T>(changed: Partial<S3Bucket> | null, act: () => Promise<T>): Promise<T> => {
      const { buckets } = region().s3 ?? { buckets: {} };
      const own = bucket();
      if (changed === null) delete buckets["acme-access-logs"];
      else buckets["acme-access-logs"] = { ...own, ...changed };
      try {
        return await act();
      } finally {
        buckets["acme-access-logs"] = own;
      }
    };

    it("of another account that lets this one read: said, and read", async () => {
      const shared = { owner: "444455556666", sharedWith: [ACCOUNT] };
      const lines = await move(shared, () => read("deny", { confirm: true }));
      expect(lines[0]).toMatchObject({ type: "plan", ownBucket: false });
      expect(countsOf(lines).lines).toBe(linesOf("deny").length);
    });
    it("of another account that does not", async () => {
      const foreign = { owner: "444455556666", sharedWith: [] };
      const { why, wayOut } = await move(foreign, () => unavailable("deny"));
      expect([why, wayOut]).toEqual(["denied", expect.stringContaining("another account")]);
    });
    it("gone", async () => {
      expect(await move(null, () => unavailable("deny"))).toMatchObject({ why: "no-bucket" });
    });
  });
});

/** Values of codes, states and cookies in the lines as they lie in the bucket. */
function secrets(): string[] {
  const raw = sandbox.frontDoor.accessLog().join("\n");
  const found = [...raw.matchAll(/[?&](?:code|state|session_state|iss)=([^&" ]{8,})/g)].map(
    ([, value]) => value ?? "",
  );
  return [...new Set(found)];
}

describe("secrets in the lines", () => {
  it("are there, and reach no answer", async () => {
    expect(secrets().length).toBeGreaterThanOrEqual(4);
    const said = JSON.stringify(
      await Promise.all(["wrong-client-secret", "healthy-oidc"].map((id) => read(id, { confirm: true }))),
    );
    expect(said).toContain("code=REDACTED");
    expect(secrets().filter((secret) => said.includes(secret))).toEqual([]);
  });

  describe.skipIf(missing !== null)("on the built server", () => {
    let server: BuiltServer;
    beforeAll(async () => {
      server = await startBuiltServer({ ...sandbox.environment, AUTHPATH_LOG: "1" });
    });
    afterAll(() => server?.close());

    const post = (
      body: unknown,
      headers: Record<string, string> = {},
      { origin } = server,
      signal = new AbortController().signal,
    ) =>
      fetch(`${origin}/api/v1/logs`, {
        method: "POST",
        signal,
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });

    it("reach neither its answer nor its output, and the reading is in its log", async () => {
      const scope = scopeOf("wrong-client-secret");
      const answer = await post({ scope, ...window(), confirm: true });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([
        200,
        "application/x-ndjson; charset=utf-8",
      ]);
      const text = await answer.text();
      const last = JSON.parse(text.trim().split("\n").at(-1) ?? "");
      expect(last.counts.lines).toBe(linesOf("wrong-client-secret").length);
      for (const shown of [text, server.output()]) {
        expect(secrets().filter((secret) => shown.includes(secret))).toEqual([]);
      }
      expect(server.output()).toContain('"answer":"logs"');
      expect(server.output()).not.toContain("idpresponse");
    });

    it("reads for two at once, and who leaves makes room", async () => {
      const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`hung${n}`, linesOf("deny")]));
      await withObjects("deny", files, async () => {
        sandbox.aws.faults.set("s3:GetObject", { kind: "break", how: "hang" });
        const asked = { scope: scopeOf("deny"), ...window(), confirm: true };
        const lastLine = async () => (await (await post(asked)).text()).trim().split("\n").at(-1) ?? "";
        const leave = new AbortController();
        const hung = await Promise.all([0, 1].map(() => post(asked, {}, server, leave.signal)));
        // Each has said what it is about to read, and waits for the first file.
        await Promise.all(hung.map(async ({ body }) => body?.getReader().read()));
        await vi.waitUntil(async () => (await lastLine()).includes('"why":"busy"'), { timeout: 20_000 });
        leave.abort();
        sandbox.aws.faults.clear();
        await vi.waitUntil(async () => (await lastLine()).includes('"type":"counts"'), { timeout: 20_000 });
      });
    });

    it.each([
      ["a page of another site", { "sec-fetch-site": "cross-site" }, {}, 403],
      ["another origin", { origin: "https://elsewhere.example" }, {}, 403],
      ["a form", { "content-type": "text/plain" }, {}, 400],
      ["no window", {}, { from: "yesterday" }, 400],
      ["a window that ends before it begins", {}, { to: "2020-01-01T00:00:00Z" }, 400],
      ["a window of a month", {}, { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" }, 400],
      ["another member", {}, { bucket: "mine" }, 400],
      ["a scope that is none", {}, { scope: "s3/bucket" }, 400],
      ["an account of nobody", {}, { scope: "alb/999999999999/eu-west-1/a/0123456789abcdef" }, 404],
    ])("%s is refused", async (_, headers, change, status) => {
      const answer = await post({ scope: scopeOf("deny"), ...window(), ...change }, headers);
      expect(answer.status).toBe(status);
    });

    it("is refused where the configuration does not allow it", async () => {
      const { logs, ...rest } = JSON.parse(readFileSync(sandbox.files.config, "utf8"));
      expect(logs).toMatchObject({ s3: true });
      const file = `${sandbox.files.config}.off`;
      writeFileSync(file, JSON.stringify(rest));
      const off = await startBuiltServer({ ...sandbox.environment, AUTHPATH_CONFIG: file });
      try {
        const answer = await post({ scope: scopeOf("deny"), ...window() }, {}, off);
        expect([answer.status, await answer.json()]).toMatchObject([
          403,
          { error: { code: "logs-not-allowed" } },
        ]);
      } finally {
        await off.close();
      }
    });
  });
});
