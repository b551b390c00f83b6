/** What replicas have in common, on a real Redis: who reads, who waits, who may see it, and what becomes of it without the store. */
import { createClient } from "@redis/client";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type AccountSettings, createAws, systemClock } from "../../lib/gather";
import { createGrowingCache, type GrowingCache } from "../../lib/server/growing-cache";
import { boundaryOf } from "../../lib/server/replicas/boundary";
import type { Replicas } from "../../lib/server/replicas/replicas";
import { createSeal } from "../../lib/server/replicas/seal";
import { shareBy } from "../../lib/server/replicas/shared-replicas";
import { openStore, type Store, type StoreState } from "../../lib/server/replicas/store";
import { startAwsSandbox } from "../sandbox/aws";
import { createAuthority } from "../sandbox/tls/authority";
import { cognitoWorld } from "../scenarios/build-cognito";
import { missingRedis, type Redis, startRedis } from "../support/redis/start-redis";
import { freePort } from "../support/server/free-port";

const missing = missingRedis();
if (missing !== null) console.warn(`replicas: not run, ${missing}`);

const SECRET = "0123456789abcdef0123456789abcdef";
const CANARY = "qzjxvwkqzjxvwkqzjxvwkqzj";

interface Replica {
  readonly store: Store;
  readonly replicas: Replicas;
  readonly cache: GrowingCache<string>;
  readonly changes: StoreState[];
}

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

async function redisOf(options: Parameters<typeof startRedis>[0] = {}): Promise<Redis> {
  const redis = await startRedis(options);
  toClose.push(redis.close);
  return redis;
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

interface Parts {
  readonly boundary?: string;
  readonly secret?: string;
  readonly ca?: readonly string[];
}

function unconnected(url: string, { boundary = "one", secret = SECRET, ca = [] }: Parts = {}): Replica {
  const changes: StoreState[] = [];
  const store = openStore({ url, ca }, (state) => changes.push(state));
  toClose.push(store.close);
  const replicas = shareBy(store, createSeal(secret), async () => boundary);
  const cache = createGrowingCache<string>({
    now: Date.now,
    kind: "test",
    replicas,
    isWorthKeeping: (value) => value !== "nothing",
  });
  return { store, replicas, cache, changes };
}

async function replicaOn(url: string, parts?: Parts): Promise<Replica> {
  const replica = unconnected(url, parts);
  await until(() => replica.changes.length > 0);
  return replica;
}

const calm = { fresh: false, patient: false };
const same = async (value: string) => value;

/** A reader of one value, with a count. */
function reading(value: string) {
  const read = async () => {
    reader.times += 1;
    return value;
  };
  const reader = { times: 0, read };
  return reader;
}

/** A reader that is under way until it is told. */
function slowReading(value: string) {
  let tell = () => {};
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const read = async () => {
    begin();
    await told;
    return value;
  };
  return { read, tell, begun };
}

/** All that is in the store, as whoever looks into it sees it. */
async function dump(url: string): Promise<string[]> {
  const client = await createClient({ url }).connect();
  const keys = await client.keys("*");
  const texts = await Promise.all(
    keys.map(async (key) => JSON.stringify([key, await client.hGetAll(key).catch(() => client.get(key))])),
  );
  await client.close();
  return texts;
}

describe.skipIf(missing)(`replicas${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it("read once for all: forty who ask at once, at two", async () => {
    const { url } = await redisOf();
    const [a, b] = [await replicaOn(url), await replicaOn(url)];
    const reader = reading("value");
    const all = Array.from({ length: 40 }, (_, n) =>
      (n % 2 ? a : b).cache.grow("x", calm, reader.read, same),
    );
    expect(new Set(await Promise.all(all))).toEqual(new Set(["value"]));
    expect(reader.times).toBe(1);
  });

  it("go on from where another has come to, with what was asked by then", async () => {
    const { url } = await redisOf();
    const [a, b] = [await replicaOn(url), await replicaOn(url)];
    await a.cache.grow("x", calm, reading("1").read, same);
    await b.cache.grow("x", calm, reading("never").read, same);
    await a.cache.more("x", async (value, asked) => {
      asked.add("probe");
      return `${value}2`;
    });
    expect(b.cache.having("x", ["probe"])).toBeUndefined();
    expect(await b.cache.grow("x", calm, reading("never").read, async (value) => `${value}3`)).toBe("123");
    expect(b.cache.having("x", ["probe"])).toBe("123");
    expect(await a.cache.more("x", same)).toBe("123");
  });

  it("read anew for all", async () => {
    const { url } = await redisOf();
    const [a, b] = [await replicaOn(url), await replicaOn(url)];
    await a.cache.grow("x", calm, reading("old").read, same);
    await b.cache.grow("x", calm, reading("never").read, same);
    await a.cache.grow("x", { ...calm, fresh: true }, reading("new").read, same);
    expect(await b.cache.grow("x", calm, reading("never").read, same)).toBe("new");
  });

  it.each<[string, Parts]>([
    ["may see other accounts, or reads them with another role", { boundary: "two" }],
    ["has another secret", { secret: "another-secret-another-secret-32" }],
  ])("share nothing with one that %s", async (_, parts) => {
    const { url } = await redisOf();
    const [a, b] = [await replicaOn(url), await replicaOn(url, parts)];
    await a.cache.grow("x", calm, reading("a's").read, same);
    expect(await b.cache.grow("x", calm, reading("b's").read, same)).toBe("b's");
    expect(await a.cache.grow("x", calm, reading("never").read, same)).toBe("a's");
  });

  it("share nothing where it is not known who may see it", async () => {
    const { url } = await redisOf();
    const { store } = await replicaOn(url);
    const replicas = shareBy(store, createSeal(SECRET), async () => null);
    const cache = createGrowingCache<string>({ now: Date.now, kind: "test", replicas });
    await cache.grow("x", calm, reading("value").read, same);
    expect(await dump(url)).toEqual([]);
  });

  it("tell whoever looks into the store nothing: no value, no name, no boundary, no subject", async () => {
    const { url } = await redisOf();
    const { cache, replicas } = await replicaOn(url, { boundary: CANARY });
    await cache.grow(CANARY, calm, reading(CANARY.repeat(100)).read, same);
    await replicas.charge([{ name: CANARY, perMinute: 60 }], 1);
    const all = await dump(url);
    expect(all).toHaveLength(2);
    for (const text of all) {
      expect(text).not.toContain(CANARY);
      expect(Buffer.from(text, "base64").toString("latin1")).not.toContain(CANARY);
    }
  });

  it("believe nothing that was put there by others, or moved to another name", async () => {
    const { url } = await redisOf();
    const a = await replicaOn(url);
    await a.cache.grow("mine", calm, reading("mine").read, same);
    await a.cache.grow("yours", calm, reading("yours").read, same);
    const client = await createClient({ url }).connect();
    const [one = "", two = ""] = await client.keys("*");
    const [ofOne, ofTwo] = [await client.hGet(one, "d"), await client.hGet(two, "d")];
    await client.hSet(one, { v: "moved", d: ofTwo ?? "" });
    await client.hSet(two, { v: "cut", d: `${ofOne?.slice(0, -8)}AAAAAAAA` });
    await client.close();
    const b = await replicaOn(url);
    expect(await b.cache.grow("mine", calm, reading("read").read, same)).toBe("read");
    expect(await b.cache.grow("yours", calm, reading("read").read, same)).toBe("read");
  });

  it("keep nothing that is not worth it", async () => {
    const { url } = await redisOf();
    const [a, b] = [await replicaOn(url), await replicaOn(url)];
    await a.cache.grow("x", calm, reading("nothing").read, same);
    expect(await dump(url)).toEqual([]);
    expect(await b.cache.grow("x", calm, reading("something").read, same)).toBe("something");
  });

  it("let who is waited for go before a sweep, whose answer then counts no more", async () => {
    const { url } = await redisOf();
    const [a, b] = [await replicaOn(url), await replicaOn(url)];
    const sweep = slowReading("swept");
    const swept = a.cache.grow("x", { fresh: false, patient: true }, sweep.read, same);
    await sweep.begun;
    expect(await b.cache.grow("x", calm, reading("sooner").read, same)).toBe("sooner");
    sweep.tell();
    expect(await swept).toBe("swept");
    const c = await replicaOn(url);
    expect(await c.cache.grow("x", calm, reading("never").read, same)).toBe("sooner");
  });

  it("wait for one that reads, and not for ever for one that has ended", async () => {
    const { url } = await redisOf();
    const [a, b] = [await replicaOn(url), await replicaOn(url)];
    const slow = slowReading("late");
    void a.cache.grow("x", calm, slow.read, same);
    await slow.begun;
    let isDone = false;
    const waiting = b.cache.grow("x", calm, reading("own").read, same).finally(() => {
      isDone = true;
    });
    // Longer than a turn lasts that nobody keeps.
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    expect(isDone).toBe(false);
    a.store.close(); // as far as the others know, the process has ended
    expect(await waiting).toBe("own");
    slow.tell();
  });

  it("charge one bucket, and all that are charged together or none", async () => {
    const { url } = await redisOf();
    const [a, b] = [await replicaOn(url), await replicaOn(url)];
    const [own, all] = [
      { name: "own", perMinute: 600 },
      { name: "all", perMinute: 6_000 },
    ];
    expect(await a.replicas.charge([own, all], 400)).toBe(0);
    const wait = await b.replicas.charge([own, all], 400);
    // 200 are missing, and 600 come in a minute; some of it is over.
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(20_000);
    expect(await a.replicas.charge([all], 5_600)).toBe(0);
    expect(await a.replicas.charge([{ name: "another", perMinute: 600 }], 10_000)).toBe(0);
  });
});

describe("who may share", () => {
  const account = { id: "111122223333", regions: ["eu-west-1"] };
  const roleArn = "arn:aws:iam::111122223333:role/authpath-read";
  const rules = {
    outbound: { hosts: {}, allow: [], ca: [] },
    probes: { tokenEndpoint: false, testAuthorizer: false },
  };
  const textOf = async (accounts: readonly AccountSettings[], given = rules, build = "build") =>
    (await boundaryOf(createAws(accounts, { clock: systemClock }), given, build))?.text;

  it("is told by accounts, Regions, roles, external ids, rules and build: each makes a difference", async () => {
    const sandbox = await startAwsSandbox(cognitoWorld("boundary"));
    toClose.push(sandbox.close, () => vi.unstubAllEnvs());
    for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
    const own = await textOf([account]);
    expect(own).toMatch(/arn:aws:(iam|sts)::111122223333:/);
    expect(await textOf([{ ...account }])).toBe(own);
    const others = await Promise.all([
      textOf([{ ...account, regions: ["us-east-1"] }]),
      textOf([{ ...account, roleArn }]),
      textOf([{ ...account, roleArn, externalId: "a" }]),
      textOf([account, { id: "444455556666", regions: ["eu-west-1"], roleArn }]),
      textOf([account], { ...rules, outbound: { ...rules.outbound, allow: ["10.0.0.0/8"] as never[] } }),
      textOf([account], { ...rules, probes: { tokenEndpoint: true, testAuthorizer: false } }),
      textOf([account], rules, "another build"),
    ]);
    expect(new Set([own, ...others]).size).toBe(8);
  });

  it("is not known where nobody knows whose credentials they are; one account of several is no matter", async () => {
    const sandbox = await startAwsSandbox(cognitoWorld("boundary"));
    toClose.push(sandbox.close, () => vi.unstubAllEnvs());
    for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
    const elsewhere = { id: "444455556666", regions: ["eu-west-1"] };
    const both = createAws([account, elsewhere], { clock: systemClock });
    expect(await boundaryOf(both, rules, "build")).toMatchObject({ isWhole: false });
    sandbox.faults.set("sts:*", { kind: "expired-token" });
    expect(await textOf([account])).toBeUndefined();
  });
});

describe.skipIf(missing)(`without the store${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it("each is by itself, says so once, and comes back", async () => {
    const port = await freePort();
    const a = await replicaOn(`redis://127.0.0.1:${port}`);
    expect(a.changes).toEqual([{ state: "down", reason: "ECONNREFUSED" }]);
    const reader = reading("value");
    for (const id of ["x", "y", "z", "x"]) await a.cache.grow(id, calm, reader.read, same);
    expect(reader.times).toBe(3);
    expect(await a.replicas.charge([{ name: "own", perMinute: 1 }], 100)).toBe(0);
    await redisOf({ port });
    await until(() => a.changes.length > 1);
    expect(a.changes.slice(1)).toEqual([{ state: "up" }]);
    await a.cache.grow("x", calm, reading("never").read, same);
    const b = await replicaOn(`redis://127.0.0.1:${port}`);
    expect(await b.cache.grow("x", calm, reading("never").read, same)).toBe("value");
  });

  it("a store that does not answer holds up one question, and is left alone for a while", async () => {
    const redis = await redisOf();
    const a = await replicaOn(redis.url);
    await a.cache.grow("x", calm, reading("kept").read, same);
    redis.freeze();
    for (const id of ["x", "y", "z"]) await a.cache.grow(id, calm, reading("read").read, same);
    expect(a.changes.slice(1)).toEqual([{ state: "down", reason: "ETIMEDOUT" }]);
    redis.thaw();
    await until(() => {
      void a.replicas.charge([{ name: "own", perMinute: 1 }], 0);
      return a.changes.length > 2;
    });
    expect(a.changes.slice(2)).toEqual([{ state: "up" }]);
  });

  it.each([
    ["no password", undefined, "NOAUTH"],
    ["a wrong one", "wrong-password", "WRONGPASS"],
  ])("%s is told by its code, and the password is in no word of it", async (_, password, reason) => {
    const { port } = await redisOf({ password: "right-password" });
    const given = password === undefined ? "" : `:${password}@`;
    const { changes, cache } = await replicaOn(`redis://${given}127.0.0.1:${port}`);
    await cache.grow("x", calm, reading("read").read, same);
    expect(changes).toEqual(
      expect.arrayContaining([{ state: "down", reason }]) as unknown as readonly StoreState[],
    );
    expect(JSON.stringify(changes)).not.toContain("password");
  });

  it.each([
    ["a certificate of a root that the configuration names", "localhost", "good", "up"],
    ["a certificate of nobody", "localhost", "untrusted", "down"],
    ["a certificate of another name", "cache.example.com", "good", "down"],
  ] as const)("over TLS, with %s: %s", async (_, host, kind, expected) => {
    const authority = await createAuthority();
    const tls = await authority.leafFor(host, kind);
    const { url } = await redisOf({ tls, password: "right-password" });
    const { changes } = await replicaOn(url, { ca: [authority.caPem] });
    expect(changes.map(({ state }) => state)).toEqual([expected]);
  });
});
