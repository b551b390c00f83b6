/** What the built server writes: one line a request, one a diagnosis, and nothing that anybody sent. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linksOf } from "../sandbox/names";
import { mergeWorlds } from "../scenarios/build-merge";
import { oidcWorld } from "../scenarios/build-oidc";
import { scenario } from "../scenarios/healthy-cognito";
import { missingBuild } from "../support/secrets/built-server";
import { type Guarded, startGuarded } from "../support/sign-in/behind-load-balancer";
import { rawRequest } from "../support/sign-in/raw-request";

const missing = missingBuild();
if (missing !== null) console.warn(`logs: not run, ${missing}`);

const CANARY = "CANARY0log0Zq7";
const SUBJECT = "b1946ac9-on-call";
const diagnosis = linksOf([scenario])[0]?.url ?? "";

let guarded: Guarded;
/** Lines since this was last asked. */
let linesNow: () => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  if (missing !== null) return;
  const inward = oidcWorld("inward", ({ authenticate }) => {
    authenticate.TokenEndpoint = "https://10.1.2.3/token";
  });
  guarded = await startGuarded({ world: mergeWorlds([scenario.build(), inward]), scenarios: [scenario] });
  const { server } = guarded;
  let seen = 0;
  linesNow = async () => {
    // A line is written once the answer has left: what is asked last is logged last.
    const marker = `/checks/${seen}`;
    await rawRequest(server.origin, { path: marker });
    const own = () => server.output().slice(seen);
    while (!/"route":"\/checks\/\[id\]","status":401.*\n$/.test(own())) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const text = own();
    seen += text.length;
    return text
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  };
});
afterAll(() => guarded?.close());

const ask = (path: string, lines: readonly string[] = [guarded.lineOf(SUBJECT)], method = "GET") =>
  rawRequest(guarded.server.origin, { path, lines, method });

describe(`the log${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it.skipIf(missing)("has one line for each answer, whoever made it", async () => {
    await linesNow();
    const asked: readonly (readonly [method: string, path: string, route: string, status: number])[] = [
      ["GET", "/settings", "/settings", 200],
      ["GET", "/explain/561", "/explain/[id]", 200],
      ["GET", "/nowhere", "/[other]", 404],
      ["HEAD", "/checks", "/checks", 200],
      ["POST", "/checks", "/checks", 405],
      ["GET", "/api/v1/session", "/api/v1/session", 200],
      ["PUT", "/api/v1/session", "/api/v1/session", 405],
      ["GET", "/api/v1/nothing", "/api/[other]", 404],
      ["GET", "/_next/static/chunks/nothing.js", "/_next/[file]", 404],
      ["GET", "/icon.svg", "/[other]", 200],
    ];
    for (const [method, path] of asked) await ask(path, undefined, method);
    const lines = await linesNow();
    expect(lines.map(({ kind, method, route, status }) => [kind, method, route, status])).toEqual(
      asked.map(([method, , route, status]) => ["request", method, route, status]),
    );
    const fields = ["time", "kind", "request", "method", "route", "status", "ms", "subject"];
    for (const line of lines) {
      expect(fields).toEqual(expect.arrayContaining(Object.keys(line)));
      expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    expect(new Set(lines.map(({ request }) => request)).size).toBe(asked.length);
    const hash = createHash("sha256").update(SUBJECT).digest("hex").slice(0, 16);
    expect(lines[0]?.subject).toBe(hash);
    expect(lines[5]?.subject).toBe(hash);
  });

  it.skipIf(missing)("says why somebody was not let in, and nothing of what they sent", async () => {
    await ask("/api/v1/session", []);
    await ask("/api/v1/session", [`x-amzn-oidc-data: ${CANARY}`]);
    await ask("/chains", [`x-amzn-oidc-data: ${CANARY}.${CANARY}.${CANARY}`]);
    await rawRequest(guarded.server.origin, { path: "/api/v1/session", host: `${CANARY}.example` });
    const lines = await linesNow();
    expect(lines.map(({ status, refused, subject }) => [status, refused, subject])).toEqual([
      [401, "not-signed-in", undefined],
      [401, "bad-token", undefined],
      [401, "bad-token", undefined],
      [421, "wrong-host", undefined],
    ]);
  });

  it.skipIf(missing)("says who read which chain, and what it was told", async () => {
    const { text } = await ask(`/api/v1${diagnosis}`);
    const chain = /"chain":"(alb\/[^"]+)"/.exec(text)?.[1];
    expect(chain).toMatch(/^alb\/111122223333\//);
    await ask(`/chains/${chain}`);
    const lines = await linesNow();
    const audit = lines.filter(({ kind }) => kind === "diagnosis");
    expect(audit).toEqual(
      [1, 2].map(() => ({
        time: expect.any(String),
        kind: "diagnosis",
        request: expect.any(String),
        subject: SUBJECT,
        chain,
        answer: "ruled-out",
      })),
    );
    const requests = lines.filter(({ kind }) => kind === "request").map(({ request }) => request);
    expect(audit.map(({ request }) => request)).toEqual(requests);
  });

  it.skipIf(missing)("holds no query, header, body or path of nobody, whatever is sent", async () => {
    const hostile = [
      `/diagnose?url=https%3A%2F%2Fa.example.com%2F%3Fcode%3D${CANARY}&reason=${CANARY}`,
      `/api/v1/diagnose?url=${CANARY}`,
      `/api/v1/keys?pool=${CANARY}`,
      `/chains/${CANARY}`,
      `/checks/${CANARY}`,
      `/${CANARY}%0d%0a%1b%5b31m%e2%80%a8`,
      `/${CANARY}\u001b[31m`,
      `/sign-in/callback?code=${CANARY}&state=${CANARY}`,
      `/_next/static/${CANARY}.js`,
    ];
    const lines = [
      guarded.lineOf(SUBJECT, { email: `${CANARY}@example.com` }),
      `cookie: session=${CANARY}`,
      `user-agent: ${CANARY}`,
      `referer: https://a.example.com/?${CANARY}`,
      `x-forwarded-for: ${CANARY}`,
      `authorization: Bearer ${CANARY}`,
    ];
    for (const path of hostile) await ask(path, lines);
    await rawRequest(guarded.server.origin, { method: "POST", path: "/api/v1/nothing", lines, body: CANARY });
    const written = await linesNow();
    // A path with a bare control character is no HTTP: Node refuses it before anything is asked.
    expect(written.filter(({ kind }) => kind === "request").length).toBe(hostile.length);
    expect(guarded.server.output()).not.toContain(CANARY);
    expect(guarded.server.output().replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });

  it.skipIf(missing)("says where the outbound door refused a target, and why", async () => {
    await ask("/api/v1/diagnose?url=https%3A%2F%2Finward.example.com%2F");
    const refused = (await linesNow()).filter(({ kind }) => kind === "outbound-refused");
    expect(refused).not.toEqual([]);
    for (const { host, reason } of refused) {
      expect([host, reason]).toEqual(["10.1.2.3", expect.stringMatching(/./)]);
    }
  });
});
