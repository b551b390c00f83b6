/**
 * No secret that AWS, the configuration or the environment holds is in any answer, log line or file. Each secret-bearing
 * field holds a value of its own, which is looked for in every form that a text can take.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createAws, systemClock } from "../../lib/gather";
import { createOutbound } from "../../lib/outbound";
import { loadConfig } from "../../lib/server/config";
import { createEngine, type Engine } from "../../lib/server/engine";
import type { Fault } from "../sandbox/aws/faults";
import { linksOf } from "../sandbox/names";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { ACCOUNT } from "../scenarios/build-ids";
import { type AwsRecorder, type Refusal, startAwsRecorder } from "../support/secrets/aws-recorder";
import { type BuiltServer, missingBuild, startBuiltServer } from "../support/secrets/built-server";
import { createSearch, type Sighting } from "../support/secrets/canaries";
import { ask, crawl } from "../support/secrets/crawl";
import { canaries, scenarios, seededWorld, sentByAws } from "../support/secrets/seeded-world";

const search = createSearch(Object.values(canaries));
const missing = missingBuild();
if (missing !== null) console.warn(`secrets: the built server is not asked, ${missing}`);

let sandbox: Sandbox;
let recorder: AwsRecorder;
let environment: Record<string, string>;

beforeAll(async () => {
  sandbox = await startSandbox({ world: seededWorld(), scenarios });
  recorder = await startAwsRecorder(sandbox.aws.url);
  const file = JSON.parse(readFileSync(sandbox.files.config, "utf8"));
  const roleArn = `arn:aws:iam::${ACCOUNT}:role/reader`;
  for (const account of file.accounts)
    Object.assign(account, { roleArn, externalId: canaries.roleExternalId.value });
  // With the riskiest probe switched on, which handles an app client's own secret.
  writeFileSync(sandbox.files.config, JSON.stringify({ ...file, probes: { tokenEndpoint: true } }));
  environment = {
    ...sandbox.environment,
    AWS_ENDPOINT_URL: recorder.url,
    AWS_SECRET_ACCESS_KEY: canaries.accessKey.value,
    AWS_SESSION_TOKEN: canaries.sessionToken.value,
    SOMETHING_ELSE_SECRET: canaries.unrelated.value,
  };
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await recorder.close();
  await sandbox.close();
});

/** What makes errors: all that a sandbox's AWS can do wrong. */
const faults: readonly Fault[] = [
  { kind: "deny" },
  { kind: "expired-token" },
  { kind: "break", how: "error" },
  { kind: "break", how: "rubbish" },
  { kind: "break", how: "reset" },
  { kind: "throttle" },
];

/** Errors in which AWS repeats the request that it refuses, session token included. */
const refusals: readonly Refusal[] = [
  { code: "SignatureDoesNotMatch", status: 403 },
  { code: "InvalidSignatureException", status: 400 },
  { code: "IncompleteSignature", status: 400 },
  { code: "InvalidClientTokenId", status: 403 },
  { code: "UnrecognizedClientException", status: 400 },
  { code: "ExpiredTokenException", status: 400 },
  { code: "RequestExpired", status: 400 },
];

/** One of each kind of sign-in, and one whose client is looked for elsewhere. */
const troubled = ["client-in-another-pool", "healthy-federated", "wrong-client-secret"];
/** In turns: what fails takes its time, since it is tried again. */
const troubledBy = (n: number) => troubled[n % troubled.length] ?? "";
const linkOf = (id: string) => linksOf(scenarios.filter((scenario) => scenario.id === id))[0]?.url ?? "";

describe("the engine", () => {
  let engine: Engine;
  beforeAll(() => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const { accounts, outbound, probes } = loadConfig({ AUTHPATH_CONFIG: sandbox.files.config }, (path) =>
      readFileSync(path, "utf8"),
    );
    engine = createEngine({
      aws: createAws(accounts, { clock: systemClock }),
      outbound: createOutbound({ hosts: outbound.hosts, allow: outbound.allow, ca: outbound.ca }),
      clock: systemClock,
      probesTokenEndpoint: probes.tokenEndpoint,
    });
  });

  async function diagnose(id: string, fresh: boolean): Promise<string> {
    const parameters = Object.fromEntries(new URL(linkOf(id), "http://a").searchParams);
    const outcome = await engine.diagnose({ ...parameters, fresh });
    if (!outcome.ok) return JSON.stringify(outcome.problem);
    return JSON.stringify([outcome.first, await outcome.complete]);
  }

  it("says no secret in any diagnosis or snapshot", { timeout: 180_000 }, async () => {
    const seen: Sighting[] = [];
    for (const { id } of scenarios) seen.push(...search(id, await diagnose(id, false)));
    for (const { loadBalancers } of await engine.inventory()) {
      for (const { scope } of loadBalancers) {
        seen.push(...search(scope, JSON.stringify(await engine.snapshot(scope))));
      }
    }
    expect(seen).toEqual([]);
  });

  it("was sent what it must not say", () => {
    const sent = new Set(search("AWS", recorder.answers()).map(({ field }) => field));
    expect([...sent].toSorted()).toEqual(sentByAws.map((name) => canaries[name].field).toSorted());
  });

  it.each(faults)("says none where AWS answers with $kind $how", { timeout: 120_000 }, async (fault) => {
    const id = troubledBy(faults.indexOf(fault));
    sandbox.aws.faults.set("*", fault);
    expect(search(id, await diagnose(id, true))).toEqual([]);
    sandbox.aws.faults.clear();
  });

  it.each(refusals)("says none where AWS repeats the request: $code", async (refusal) => {
    const id = troubledBy(refusals.indexOf(refusal));
    recorder.refuse(refusal);
    expect(search(id, await diagnose(id, true))).toEqual([]);
    recorder.refuse(null);
  });
});

describe(`the built server${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  let server: BuiltServer;
  beforeAll(async () => {
    if (missing === null) server = await startBuiltServer(environment);
  });
  afterAll(() => server?.close());

  const everyRoute = [
    "health",
    "ready",
    "inventory",
    "fleet",
    "checks",
    "openapi.json",
    "permissions",
    "targets",
  ];

  it.skipIf(missing !== null)("serves no secret, on any page or route", { timeout: 300_000 }, async () => {
    const seen: Sighting[] = [];
    const failed: string[] = [];
    const pages = new Set<string>();
    const { places } = JSON.parse(
      (await ask(server.origin, "/api/v1/inventory")).text.split("\n\n")[1] ?? "",
    );
    const scopes = places.flatMap((place: { loadBalancers: { scope: string }[] }) =>
      place.loadBalancers.map(({ scope }) => scope),
    );
    const start = [
      "/",
      "/chains",
      "/inspect",
      "/checks",
      "/explain",
      "/nowhere",
      "/diagnose",
      "/diagnose?url=javascript%3Aalert(1)",
      ...everyRoute.map((route) => `/api/v1/${route}`),
      ...scenarios.map(({ id }) => `/api/v1${linkOf(id)}`),
      ...scopes.map((scope: string) => `/api/v1/snapshot?scope=${encodeURIComponent(scope)}`),
      "/api/v1/keys",
      "/api/v1/alb-key",
      "/api/v1/nothing",
    ];
    const asked = await crawl(server.origin, start, ({ address, status, text }) => {
      pages.add(address.split(/[?/ ]/)[1] ?? "");
      if (status >= 500) failed.push(`${status} ${address}`);
      seen.push(...search(address, text));
    });
    expect(seen).toEqual([]);
    expect(failed).toEqual([]);
    expect([...pages]).toEqual(
      expect.arrayContaining(["diagnose", "chains", "checks", "explain", "api", "_next"]),
    );
    // Every scenario's page and chain, each in three ways, at the very least.
    expect(asked).toBeGreaterThan(6 * scenarios.length);
  });

  it.skipIf(missing !== null)("serves none where AWS fails or refuses", { timeout: 300_000 }, async () => {
    const seen: Sighting[] = [];
    const provoke = async (id: string) => {
      for (const [path, headers] of [
        [`/api/v1${linkOf(id)}&fresh=1`, {}],
        [linkOf(id), { RSC: "1" }],
        ["/api/v1/ready", {}],
      ] as const) {
        const { address, text } = await ask(server.origin, path, headers);
        seen.push(...search(address, text));
      }
    };
    // Throttled calls are tried ten times: the engine alone shows what is made of that.
    for (const [n, fault] of faults.filter(({ kind }) => kind !== "throttle").entries()) {
      sandbox.aws.faults.set("*", fault);
      await provoke(troubledBy(n));
      sandbox.aws.faults.clear();
    }
    for (const [n, refusal] of refusals.entries()) {
      recorder.refuse(refusal);
      await provoke(troubledBy(n));
    }
    recorder.refuse(null);
    expect(seen).toEqual([]);
  });

  it.skipIf(missing !== null)("writes none to its output or to a file", () => {
    const written = [["output", server.output()] as const, ...server.filesWritten()];
    expect(written.flatMap(([where, text]) => search(where, text))).toEqual([]);
    expect(server.output()).toContain("Ready");
  });
});

/** The same crawl and search, on a server that leaks in every way they claim to see. */
describe("a server that leaks", () => {
  const { value } = canaries.clientSecret;
  const hidden: Readonly<
    Record<string, (rsc: boolean) => { body: string; headers?: Record<string, string> }>
  > = {
    "/plain": () => ({ body: `<p>${value}</p>` }),
    "/part": () => ({ body: `<p>secret ends with ${value.slice(-16)}</p>` }),
    "/base64": () => ({ body: Buffer.from(`a:${value}`).toString("base64") }),
    "/base64-of-a-pair": () => ({ body: Buffer.from(`client:${value}`).toString("base64url") }),
    "/hex": () => ({ body: Buffer.from(value).toString("hex") }),
    "/percent": () => ({
      body: [...Buffer.from(value)].map((byte) => `%${byte.toString(16)}`).join(""),
    }),
    "/payload": (rsc) => ({ body: rsc ? JSON.stringify({ props: { value } }) : "<p>Nothing</p>" }),
    "/header": () => ({ body: "", headers: { "x-debug": value } }),
    "/_next/static/chunks/a.js": () => ({ body: `var secret="${value}"` }),
  };

  it("is caught at each of them", async () => {
    const leaky = createServer((request, response) => {
      const leak = hidden[request.url ?? ""];
      const links = Object.keys(hidden).map((path) =>
        path.startsWith("/_next") ? `<script src="${path}"></script>` : `<a href="${path}">x</a>`,
      );
      const { body, headers = {} } = leak?.(request.headers.rsc === "1") ?? { body: links.join("") };
      response.writeHead(200, { "content-type": "text/html", ...headers });
      response.end(body);
    });
    await new Promise<void>((resolve) => leaky.listen(0, "127.0.0.1", resolve));
    const caught = new Set<string>();
    await crawl(`http://127.0.0.1:${(leaky.address() as AddressInfo).port}`, ["/"], ({ address, text }) => {
      if (search(address, text).length > 0) caught.add(address.split(" ")[0] ?? "");
    });
    leaky.close();
    expect([...caught].toSorted()).toEqual(Object.keys(hidden).toSorted());
  });

  it.each(Object.values(canaries))("is caught whatever it leaks: $field", ({ field, value: secret }) => {
    expect(search("", `error at ${secret}`).map((sighting) => sighting.field)).toContain(field);
    expect(search("", "error at nothing of that kind")).toEqual([]);
  });
});
