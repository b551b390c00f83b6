/** Two built dashboards with a Redis in common, behind a load balancer's sign-in: what twenty viewers cost, who sees what, and how long one may ask. */
import { createClient } from "@redis/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REQUESTS_A_MINUTE } from "../../lib/server/access/request-rate";
import { linksOf } from "../sandbox/names";
import { scenario } from "../scenarios/healthy-cognito";
import { missingRedis, type Redis, startRedis } from "../support/redis/start-redis";
import { type BuiltServer, missingBuild, startBuiltServer } from "../support/secrets/built-server";
import { type Guarded, startGuarded } from "../support/sign-in/behind-load-balancer";
import { rawRequest } from "../support/sign-in/raw-request";

const missing = missingBuild() ?? missingRedis();
if (missing !== null) console.warn(`replicas, built: not run, ${missing}`);

const PASSWORD = "qzjxvwkqzjxvwkqzjxvwkqzj";
const SECRET = "kqwvxjzqkqwvxjzqkqwvxjzqkqwvxjzq";
const diagnosis = `/api/v1${linksOf([scenario])[0]?.url ?? ""}`;

let redis: Redis;
let guarded: Guarded;
let two: readonly BuiltServer[];

beforeAll(async () => {
  if (missing !== null) return;
  redis = await startRedis({ password: PASSWORD });
  guarded = await startGuarded({
    world: scenario.build(),
    scenarios: [scenario],
    signIn: { groups: { everything: "all", one: ["111122223333"] } },
    variables: { AUTHPATH_CACHE_URL: redis.url, AUTHPATH_CACHE_SECRET: SECRET },
  });
  two = [guarded.server, await startBuiltServer(guarded.environment)];
  for (const server of two) {
    while ((await kept(server)) !== "up") await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
afterAll(async () => {
  await two?.[1]?.close();
  await guarded?.close();
  await redis?.close();
});

function ask(server: BuiltServer | undefined, path: string, subject: string, group = "everything") {
  const lines = [guarded.lineOf(subject, { groups: [group] })];
  return rawRequest(server?.origin ?? "", { path, lines });
}

/** What /settings says of the store. */
async function kept(server: BuiltServer): Promise<string | undefined> {
  const { text } = await ask(server, "/settings", "operator");
  return /data-shared-cache="(\w+)"/.exec(text)?.[1];
}

const twentyOverTwo = (path: string) =>
  Promise.all(Array.from({ length: 20 }, (_, n) => ask(two[n % 2], path, `viewer-${n}`)));
const takenAt = (text: string) => /"takenAt":"([^"]+)"/.exec(text)?.[1];

describe.skipIf(missing)(`two replicas${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it("cost AWS for twenty viewers what one costs", async () => {
    const { calls } = guarded.sandbox.aws;
    calls.reset();
    const all = await twentyOverTwo(diagnosis);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    const { "sts:GetCallerIdentity": identity, ...ofTwenty } = calls.report().operations;
    // Whose credentials these are is asked once a process.
    expect(identity ?? 2).toBe(2);

    calls.reset();
    await ask(two[0], `${diagnosis}&fresh=1`, "viewer-0");
    const one = calls.report().operations;
    expect(Object.keys(one).length).toBeGreaterThan(5);
    expect(ofTwenty).toEqual(one);

    calls.reset();
    await twentyOverTwo(diagnosis);
    expect(calls.report().total).toBe(0);
  });

  it("cost it once for the list of all chains", async () => {
    const { calls } = guarded.sandbox.aws;
    await ask(two[0], "/api/v1/fleet?fresh=1", "viewer-0");
    calls.reset();
    const [a, b] = await Promise.all(two.map((server) => ask(server, "/api/v1/fleet", "viewer-1")));
    expect([a?.status, b?.status, calls.report().total]).toEqual([200, 200, 0]);
  });

  it("tell the same, once one of them has read anew", async () => {
    const before = takenAt((await ask(two[1], diagnosis, "viewer-0")).text);
    const fresh = takenAt((await ask(two[0], `${diagnosis}&fresh=1`, "viewer-0")).text);
    const after = takenAt((await ask(two[1], diagnosis, "viewer-0")).text);
    expect([fresh === before, after]).toEqual([false, fresh]);
  });

  it("share between groups that may see the same accounts", async () => {
    const { calls } = guarded.sandbox.aws;
    await ask(two[0], diagnosis, "viewer-0");
    calls.reset();
    await ask(two[1], diagnosis, "narrow", "one");
    // Each reader of a process asks once whose credentials it has: which is what tells it who may share.
    expect(calls.report().operations).toEqual({ "sts:GetCallerIdentity": 1 });
  });

  it("count one subject's requests together", async () => {
    let passed = 0;
    let told = "";
    // Each counts ten. Alone, each of the two would let sixty through.
    for (let n = 0; n < 2 * 60 && told === ""; n += 1) {
      const { status, text } = await ask(two[n % 2], "/api/v1/session?fresh=1", "greedy");
      if (status === 200) passed += 1;
      else told = text;
    }
    expect(told).toMatch(/^HTTP\/1\.1 429 [\s\S]*^retry-after: \d+\r$/im);
    expect(passed).toBeGreaterThanOrEqual(REQUESTS_A_MINUTE / 10);
    expect((await ask(two[0], "/api/v1/session", "patient")).status).toBe(200);
  });

  it("leave nothing in the store that can be read", async () => {
    await ask(two[0], diagnosis, "viewer-0");
    const client = await createClient({ url: redis.url }).connect();
    const keys = await client.keys("*");
    const all = await Promise.all(
      keys.map(async (key) => [key, await client.hGetAll(key).catch(() => client.get(key))]),
    );
    await client.close();
    expect(keys.length).toBeGreaterThan(3);
    const host = Object.keys(guarded.sandbox.aws.world().names)[0] ?? "";
    for (const secret of ["111122223333", host, "arn:aws", "ListenerArn", "viewer-0", "greedy"]) {
      expect(JSON.stringify(all)).not.toContain(secret);
    }
  });

  it("go on each by itself when the store is gone, and say so once", async () => {
    const port = redis.port;
    await redis.close();
    for (const server of two) {
      for (let n = 0; n < 10; n += 1) {
        expect((await ask(server, diagnosis, `viewer-${n}`)).status).toBe(200);
      }
      expect(await kept(server)).toBe("down");
    }
    for (const { output } of two) {
      const lines = output().match(/\{[^\n]*"kind":"shared-cache"[^\n]*\}/g) ?? [];
      expect(lines.map((line) => JSON.parse(line).state)).toEqual(["up", "down"]);
      for (const secret of [PASSWORD, SECRET, redis.url]) expect(output()).not.toContain(secret);
    }
    redis = await startRedis({ port, password: PASSWORD });
    for (const server of two) {
      while ((await kept(server)) !== "up") await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
});
