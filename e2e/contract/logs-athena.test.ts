/**
 * Access logs by Athena: the real SDK client against the sandbox's Athena, whose engine (DuckDB) shares nothing with the
 * reader of files. Both count the same lines of real sign-ins, and have to say the same.
 */

import { gzipSync } from "node:zlib";
import { AthenaClient, StartQueryExecutionCommand } from "@aws-sdk/client-athena";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { exampleCases, exampleLine } from "../../lib/logs/example-lines";
import type { LogCounts } from "../../lib/logs/log-counts";
import type { LogsLine, LogsUnavailable } from "../../lib/logs/log-reading";
import { scopeId, scopeOfLoadBalancerArn } from "../../lib/model/scope";
import type { Outbound } from "../../lib/outbound";
import { PASSWORD } from "../sandbox/idp/users";
import { type Sandbox, startSandbox } from "../sandbox/start";
import type { RegionState } from "../sandbox/world";
import type { AthenaState } from "../sandbox/world-athena";
import type { S3Bucket } from "../sandbox/world-s3";
import { ACCOUNT, REGION } from "../scenarios/build-ids";
import { mergeWorlds } from "../scenarios/build-merge";
import { scenarios } from "../scenarios/index";
import { engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { walk } from "../support/walk/walk";

const pick = (id: string) => {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  return scenario;
};
const used = ["wrong-client-secret", "healthy-oidc", "access-logs-off", "deny"].map(pick);

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
  await read("deny");
});
// What a test changes of Athena's own is gone with it.
let before: AthenaState;
beforeEach(() => {
  before = structuredClone(athena());
});
afterEach(() => {
  sandbox.aws.faults.clear();
  region().athena = before;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

function region(): RegionState {
  const state = sandbox.aws.world().accounts.find(({ id }) => id === ACCOUNT)?.regions[REGION];
  if (!state) throw new Error("no such Region");
  return state;
}

function athena(): AthenaState {
  const { athena: state } = region();
  if (!state) throw new Error("nobody asked Athena yet");
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

const window = () => ({
  from: new Date(Date.now() - 60 * 60_000).toISOString(),
  to: new Date(Date.now() + 10 * 60_000).toISOString(),
});

interface Asked {
  readonly by?: "s3" | "athena";
  readonly confirm?: boolean;
  readonly from?: string;
  readonly to?: string;
}

async function read(
  id: string,
  asked: Asked = {},
  signal = new AbortController().signal,
  onLine: (line: LogsLine) => void = () => {},
): Promise<LogsLine[]> {
  const lines: LogsLine[] = [];
  const question = { scope: scopeOf(id), by: "athena" as const, ...window(), ...asked };
  const reading = engineOn(sandbox, outbound).logs(question);
  if (!reading.ok) throw new Error(reading.problem.message);
  await reading.run(signal, (line) => {
    lines.push(line);
    onLine(line);
  });
  return lines;
}

function countsOf(lines: readonly LogsLine[]): LogCounts {
  const last = lines.at(-1);
  if (last?.type !== "counts" && last?.type !== "query-counts") {
    throw new Error(`no counts: ${JSON.stringify(last)}`);
  }
  return last.counts;
}

async function unavailable(id = "deny", asked: Asked = { confirm: true }): Promise<LogsUnavailable> {
  const last = (await read(id, asked)).at(-1);
  if (last?.type !== "unavailable") throw new Error(JSON.stringify(last));
  return last;
}

const pathOf = (id: string) => (balancerOf(id)?.LoadBalancerArn ?? "").split(":loadbalancer/")[1] ?? "";
const linesOf = (id: string) =>
  sandbox.frontDoor.accessLog().filter((line) => line.split(" ")[2] === pathOf(id));

function bucket(name = "acme-access-logs"): S3Bucket {
  const found = region().s3?.buckets[name];
  if (!found) throw new Error(`no bucket ${name}`);
  return found;
}

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

/** What both ways have to agree on: all but the sample, of which Athena has no query, and the files. */
function comparable({ files: _, broken, reasons, ...counts }: LogCounts) {
  return { ...counts, broken: broken.count, reasons: reasons.map(({ sample: _sample, ...row }) => row) };
}

/** The same window for both: it moves. */
async function both(id: string): Promise<readonly [LogCounts, LogCounts]> {
  const asked = { ...window(), confirm: true };
  return [
    countsOf(await read(id, { ...asked, by: "s3" })),
    countsOf(await read(id, { ...asked, by: "athena" })),
  ];
}

describe("what Athena would be asked", () => {
  it("is said before anything is, and nothing is begun", async () => {
    sandbox.aws.calls.reset();
    const lines = await read("wrong-client-secret");
    expect(lines).toEqual([
      {
        type: "query-plan",
        workgroup: "authpath",
        table: "logs.alb_wrong_client_secret",
        sql: expect.stringContaining('FROM "logs"."alb_wrong_client_secret"'),
        objects: keysOf("wrong-client-secret").length,
        bytes: expect.any(Number),
        limitBytes: 10_000_000_000,
        results: "s3://acme-athena-results/authpath/",
      },
    ]);
    const asked = Object.keys(sandbox.aws.calls.report().operations).filter((name) =>
      name.startsWith("athena:"),
    );
    expect(asked.toSorted()).toEqual(["athena:GetWorkGroup", "athena:ListTableMetadata"]);
  });

  it("is nothing where the window is empty", async () => {
    const to = new Date(Date.now() - 3 * 60 * 60_000).toISOString();
    const from = new Date(Date.now() - 4 * 60 * 60_000).toISOString();
    const lines = await read("deny", { from, to, confirm: true });
    expect(lines).toMatchObject([{ type: "query-plan", objects: 0, bytes: 0 }]);
    expect(athena().executions).toEqual([]);
  });
});

describe("what Athena counts", () => {
  it.each(["wrong-client-secret", "healthy-oidc", "deny"])("of %s is what the files say", async (id) => {
    const [files, asked] = await both(id);
    expect(asked.lines).toBe(linesOf(id).length);
    expect(asked.lines).toBeGreaterThan(1);
    expect(comparable(asked)).toEqual(comparable(files));
    for (const { sample } of asked.reasons) expect(sample).not.toBe("");
  });

  it("of lines that are seldom seen as well", async () => {
    const elb = pathOf("healthy-oidc");
    const now = new Date().toISOString().replace("Z", "123Z");
    const line = (changes: Parameters<typeof exampleLine>[0] = {}) =>
      exampleLine({ loadBalancer: elb, time: now, ...changes });
    const odd = [
      line(),
      line({ request: '"GET https://APP.Example.com:443/a?code=1 HTTP/1.1"' }),
      line({ request: '"GET https://app.example.com:443/with space/a b HTTP/1.1"' }),
      line({ request: '"- http://app.example.com:80- -"' }),
      line({ request: '"GET http://[::1]:80/ HTTP/1.1"' }),
      line({ request: '"GET http://exa(mple).com:80/ HTTP/1.1"' }),
      line({ request: '"GET http://app.example.com/?next=http://other.example/%3Fcode=1 HTTP/1.1"' }),
      line({ elbStatus: "000", errorReason: '"-"' }),
      line({ elbStatus: "403", targetStatus: "403", errorReason: '"-"' }),
      line({ rule: "-1" }),
      line({ rule: "-" }),
      line({ rule: "0" }),
      line({ domainName: '"-"', request: '"GET https://exa mple.com:443/ HTTP/1.1"' }),
      line({ ...exampleCases.forwarded, loadBalancer: elb, time: now }),
      line().split(" ").slice(0, -1).join(" "),
      `${line()} "a field of the future"`,
      "Enable AccessLog for ELB: not a line",
    ];
    const [files, asked] = await withObjects(
      "healthy-oidc",
      { odd, crlf: gzipSync(`${odd.join("\r\n")}\r\n`), none: [] },
      () => both("healthy-oidc"),
    );
    expect(files.lines).toBe(linesOf("healthy-oidc").length + 32);
    expect(comparable(asked)).toEqual(comparable(files));
    expect(asked.broken.count).toBe(2);
  });

  it("is the same in the table that the dashboard proposes", async () => {
    athena().tables.splice(0);
    const { why, statement } = await unavailable("deny");
    expect(why).toBe("no-table");
    const client = new AthenaClient({ region: REGION });
    await client.send(
      new StartQueryExecutionCommand({ QueryString: statement ?? "", WorkGroup: "authpath" }),
    );
    expect(athena().tables.map(({ metadata }) => metadata.Name)).toEqual(["alb_logs_deny"]);
    const [files, asked] = await both("deny");
    expect(comparable(asked)).toEqual(comparable(files));
  });

  it("is bounded by the files of the window, as reading is", async () => {
    const [model = ""] = keysOf("deny");
    const [, stamp = ""] = /_(\d{8}T\d{4}Z)_/.exec(model) ?? [];
    const earlier = model.replace(stamp, `${stamp.slice(0, 9)}0000Z`);
    bucket().objects[earlier] = { content: linesOf("deny"), modified: new Date() };
    try {
      const asked = { from: new Date(Date.now() - 4 * 60_000).toISOString(), to: window().to, confirm: true };
      const files = countsOf(await read("deny", { ...asked, by: "s3" }));
      expect(comparable(countsOf(await read("deny", asked)))).toEqual(comparable(files));
    } finally {
      delete bucket().objects[earlier];
    }
  });
});

describe("codes and states", () => {
  it("are in the lines, and neither in the answer nor in what Athena wrote down", async () => {
    const raw = linesOf("wrong-client-secret").join("\n");
    const secrets = [...raw.matchAll(/[?&](?:code|state)=([^&" ]{8,})/g)].map(([, value]) => value ?? "");
    expect(secrets.length).toBeGreaterThan(1);
    const said = JSON.stringify(await read("wrong-client-secret", { confirm: true }));
    const results = Object.entries(bucket("acme-athena-results").objects);
    expect(results.map(([key]) => key)).toContainEqual(
      expect.stringMatching(/^authpath\/[\da-f-]{36}\.csv$/),
    );
    const written = results
      .map(([, { content }]) => Buffer.from(content as Uint8Array).toString())
      .join("\n");
    expect(written).toContain("/oauth2/idpresponse");
    for (const text of [said, written]) expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
});

describe("a question", () => {
  it("is stopped where who asked leaves", async () => {
    athena().held = true;
    const leave = new AbortController();
    await read("deny", { confirm: true }, leave.signal, ({ type }) => {
      if (type === "query-progress") leave.abort();
    });
    expect(athena().executions.map(({ execution }) => execution.Status)).toMatchObject([
      { State: "CANCELLED", StateChangeReason: "Query cancelled by user" },
    ]);
    expect(sandbox.aws.calls.report().operations["athena:StopQueryExecution"]).toBe(1);
  });

  it("is one, though the request to begin it is repeated", async () => {
    sandbox.aws.faults.set("athena:StartQueryExecution", { kind: "throttle", every: 2 });
    await read("deny", { confirm: true });
    await read("deny", { confirm: true });
    expect(athena().executions).toHaveLength(2);
  });

  it("that somebody else cancels is said to be", async () => {
    athena().held = true;
    const lines = await read("deny", { confirm: true }, undefined, ({ type }) => {
      const [begun] = athena().executions;
      if (type !== "query-progress" || !begun) return;
      begun.execution.Status = { State: "CANCELLED", StateChangeReason: "Query cancelled by user" };
    });
    expect(lines.at(-1)).toMatchObject({ type: "unavailable", why: "query-cancelled" });
  });

  it("that fails says why, in Athena's words", async () => {
    const whole = gzipSync(`${linesOf("deny").join("\n")}\n`);
    const cut = { cut: whole.subarray(0, whole.length - 12) };
    expect(await withObjects("deny", cut, () => unavailable())).toMatchObject({
      why: "query-failed",
      message: expect.stringContaining("GENERIC_INTERNAL_ERROR"),
    });
  });

  it("is not asked where the files alone are over the workgroup's limit", async () => {
    limit(10);
    expect(await unavailable()).toMatchObject({ why: "over-limit" });
    expect(athena().executions).toEqual([]);
  });

  it("is ended by Athena where what it scans is over the limit", async () => {
    const [model = ""] = keysOf("deny");
    const others = model.replace("app.deny", "app.another");
    bucket().objects[others] = { content: new Uint8Array(100_000), modified: new Date() };
    limit(50_000);
    try {
      expect(await unavailable()).toMatchObject({
        why: "over-limit",
        message: expect.stringContaining("Bytes scanned limit was exceeded"),
      });
    } finally {
      delete bucket().objects[others];
    }
  });
});

/** Changes the workgroup's configuration. */
function configure(change: object): void {
  const [group] = athena().workGroups;
  if (group) group.Configuration = { ...group.Configuration, ...change };
}
const limit = (bytes: number | undefined) => configure({ BytesScannedCutoffPerQuery: bytes });

describe("what keeps Athena from being asked", () => {
  it.each([
    ["athena:GetWorkGroup", "athena:GetWorkGroup"],
    ["athena:ListTableMetadata", "athena:ListTableMetadata"],
    ["athena:StartQueryExecution", "athena:StartQueryExecution"],
    ["athena:GetQueryExecution", "athena:GetQueryExecution"],
    ["athena:GetQueryResults", "athena:GetQueryResults"],
    ["s3:ListObjectsV2", "s3:ListBucket"],
  ])("is said where %s is denied, with the statements to add", async (target, action) => {
    sandbox.aws.faults.set(target, { kind: "deny" });
    const { why, message, policy } = await unavailable();
    expect([why, message]).toEqual(["denied", expect.stringContaining(action)]);
    expect(policy).toContain(`"${action}"`);
  });

  it("a query whose state may not be read is stopped", async () => {
    athena().held = true;
    sandbox.aws.faults.set("athena:GetQueryExecution", { kind: "deny" });
    await unavailable();
    expect(athena().executions[0]?.execution.Status?.State).toBe("CANCELLED");
  });

  it("is said where Athena is throttled", async () => {
    sandbox.aws.faults.set("athena:StartQueryExecution", { kind: "throttle" });
    expect(await unavailable()).toMatchObject({ why: "throttled", error: { code: "throttled" } });
  });

  it("is said where no logs are delivered", async () => {
    expect(await unavailable("access-logs-off")).toMatchObject({ why: "delivery-off" });
  });

  it.each<[string, () => unknown, LogsUnavailable["why"], RegExp]>([
    ["there is no such workgroup", () => athena().workGroups.splice(0), "no-workgroup", /not found/],
    [
      "the workgroup is disabled",
      () => {
        const [group] = athena().workGroups;
        if (group) group.State = "DISABLED";
      },
      "no-workgroup",
      /is disabled/,
    ],
    ["nothing limits a query", () => limit(undefined), "no-limit", /does not limit/],
    [
      "results have no place",
      () => configure({ ResultConfiguration: {} }),
      "no-workgroup",
      /no place for results/,
    ],
    ["there is no such database", () => athena().databases.splice(0), "no-database", /not found/],
    ["no table is over the logs", () => athena().tables.splice(0), "no-table", /no table over/],
    ["the table is by another partition", () => byMonth(), "table-unfit", /not partitioned by projection/],
    ["a column is missing", () => withoutColumn("request_url"), "table-unfit", /no column request_url/],
  ])("is said where %s", async (_, change, why, message) => {
    change();
    expect(await unavailable("deny", {})).toMatchObject({ why, message: expect.stringMatching(message) });
    expect(athena().executions).toEqual([]);
  });

  it("is no bucket where Athena keeps results itself", async () => {
    configure({ ResultConfiguration: {}, ManagedQueryResultsConfiguration: { Enabled: true } });
    const lines = await read("deny", { confirm: true });
    expect(lines[0]).toMatchObject({ type: "query-plan", results: null });
    expect(countsOf(lines).lines).toBe(linesOf("deny").length);
  });

  it("is said where the result cannot be written", async () => {
    configure({ ResultConfiguration: { OutputLocation: "s3://nobodys-bucket/" } });
    expect(await unavailable()).toMatchObject({
      why: "query-failed",
      message: expect.stringContaining("PERMISSION_DENIED"),
      wayOut: expect.stringContaining("permissions of the role"),
    });
  });
});

const tableOf = (name: string) => {
  const found = athena().tables.find(({ metadata }) => metadata.Name === name);
  if (!found) throw new Error(`no table ${name}`);
  return found.metadata;
};

function byMonth(): void {
  tableOf("alb_deny").PartitionKeys = [{ Name: "month", Type: "string" }];
}

function withoutColumn(name: string): void {
  const table = tableOf("alb_deny");
  table.Columns = table.Columns?.filter((column) => column.Name !== name);
}
