/**
 * What one asker can cost: bodies, rates, connections, and what twenty viewers cost AWS and a provider. The built server,
 * behind a load balancer's sign-in.
 */
import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REQUESTS_A_MINUTE } from "../../lib/server/access/request-rate";
import { linksOf } from "../sandbox/names";
import { scenario } from "../scenarios/healthy-cognito";
import { missingBuild } from "../support/secrets/built-server";
import { type Guarded, startGuarded } from "../support/sign-in/behind-load-balancer";
import { rawRequest } from "../support/sign-in/raw-request";

const missing = missingBuild();
if (missing !== null) console.warn(`limits: not run, ${missing}`);

let guarded: Guarded;
let chain: string;
const diagnosis = linksOf([scenario])[0]?.url ?? "";

const ask = (path: string, subject: string, more: readonly string[] = []) =>
  rawRequest(guarded.server.origin, { path, lines: [guarded.lineOf(subject), ...more] });

beforeAll(async () => {
  if (missing !== null) return;
  guarded = await startGuarded({ world: scenario.build(), scenarios: [scenario] });
});
afterAll(() => guarded?.close());

describe(`one asker${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it.skipIf(missing)("twenty viewers cost AWS what one does", async () => {
    const { calls } = guarded.sandbox.aws;
    calls.reset();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => ask(`/api/v1${diagnosis}`, `viewer-${n}`)),
    );
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    const twenty = calls.report().operations;
    chain = /"chain":"(alb\/[^"]+)"/.exec(all[0]?.text ?? "")?.[1] ?? "";

    calls.reset();
    await ask(`/api/v1${diagnosis}&fresh=1`, "viewer-0");
    const one = calls.report().operations;
    expect(Object.keys(one).length).toBeGreaterThan(5);
    // Whose credentials these are is asked once a process: twenty pay for it, the one who comes later does not.
    const { "sts:GetCallerIdentity": identity, ...ofTwenty } = twenty;
    expect(ofTwenty).toEqual(one);
    expect(identity ?? 1).toBe(1);

    calls.reset();
    await Promise.all(Array.from({ length: 20 }, (_, n) => ask(`/api/v1${diagnosis}`, `viewer-${n}`)));
    expect(calls.report().total).toBe(0);
  });

  it.skipIf(missing)("two hundred who want one key cost its endpoint one request", async () => {
    const { endpoint, signer } = guarded;
    const before = endpoint.asked.length;
    // The sandbox's AWS publishes nothing under that id but through the same endpoint, where sign-in has asked already.
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        ask(`/api/v1/alb-key?chain=${chain}&kid=${signer.kid}`, `viewer-${n % 20}`),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(endpoint.asked.slice(before)).toEqual([`/${signer.kid}`]);
  });

  it.skipIf(missing)("two hundred made-up keys cost it a handful", async () => {
    const { endpoint } = guarded;
    const before = endpoint.asked.length;
    for (let n = 0; n < 200; n += 1) {
      const { status } = await ask(`/api/v1/alb-key?chain=${chain}&kid=${randomUUID()}`, `viewer-${n % 20}`);
      expect([404, 502]).toContain(status);
    }
    expect(endpoint.asked.length - before).toBeLessThanOrEqual(5);
  });

  it.skipIf(missing)("is told to wait, by page and route, and holds up nobody else", async () => {
    const path = "/api/v1/session";
    const statuses = new Map<number, number>();
    let told = "";
    // More than can be asked while the bucket fills again.
    for (let n = 0; n < 3 * REQUESTS_A_MINUTE && told === ""; n += 20) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, k) =>
          // Whatever is said of where it comes from, the subject is the same.
          ask(path, "greedy", [`x-forwarded-for: 203.0.113.${k}`]),
        ),
      );
      for (const { status, text } of answers) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 429) told = text;
      }
    }
    expect(told).toMatch(/^retry-after: \d+\r$/im);
    expect(told).toContain('"code":"too-many-requests"');
    expect(statuses.get(200)).toBeGreaterThanOrEqual(REQUESTS_A_MINUTE);
    expect([...statuses.keys()].toSorted()).toEqual([200, 429]);
    const others = await Promise.all([ask(path, "patient"), ask("/explain", "patient")]);
    expect(others.map(({ status }) => status)).toEqual([200, 200]);
  });

  it.skipIf(missing).each([
    ["a route", "/api/v1/session"],
    ["an address of nobody", "/api/v1/nothing"],
    ["a page", "/chains"],
    ["an asset", "/_next/static/chunks/nothing.js"],
  ])("brings no long body to %s: it is refused before it is read", async (_, path) => {
    for (const head of ["content-length: 10000000", "transfer-encoding: chunked"]) {
      const socket = await opened(guarded.server.origin);
      // Nothing of the body is sent: only a server that does not wait for it answers.
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${guarded.lineOf("sender")}\r\n${head}\r\n\r\n`,
      );
      const [line] = await new Promise<string[]>((resolve) =>
        socket.once("data", (chunk) => resolve(String(chunk).split("\r\n"))),
      );
      socket.destroy();
      expect([path, head, line]).toEqual([path, head, expect.stringContaining(" 413 ")]);
    }
  });

  it.skipIf(missing)(
    "sends a page no form: it is refused before its body comes, and is no fault",
    async () => {
      for (const path of ["/", "/chains", "/explain", "/sign-in/callback", "/nothing"]) {
        const socket = await opened(guarded.server.origin);
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 3\r\n\r\n`,
        );
        const text = await new Promise((resolve) => socket.once("data", (chunk) => resolve(String(chunk))));
        socket.destroy();
        expect([path, text]).toEqual([
          path,
          expect.stringMatching(/^HTTP\/1\.1 405 [\s\S]*^allow: GET, HEAD\r$/im),
        ]);
      }
      // Whatever would be written of it stands before the line of what is asked after it.
      await ask("/api/v1/checks", "sender");
      expect(guarded.server.output()).not.toMatch(/aborted|ECONNRESET|uncaughtException/);
    },
  );

  it.skipIf(missing).each([
    ["GET http://169.254.169.254/latest/meta-data/ HTTP/1.1", []],
    ["GET http://169.254.169.254/ HTTP/1.1", ["connection: upgrade", "upgrade: websocket"]],
    ["GET http://169.254.169.254/ HTTP/1.1", ["sec-websocket-version: 13", "upgrade: websocket"]],
    ["OPTIONS * HTTP/1.1", []],
  ])("asks for another address as of a proxy and is refused: %s %j", async (line, lines) => {
    const socket = await opened(guarded.server.origin);
    const head = ["host: 127.0.0.1", "connection: close", guarded.lineOf("sender"), ...lines];
    socket.write(`${[line, ...head].join("\r\n")}\r\n\r\n`);
    const text = await new Promise((resolve) => socket.once("data", (chunk) => resolve(String(chunk))));
    socket.destroy();
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.skipIf(missing)("opens no WebSocket: such a request is one like any other", async () => {
    const lines = [
      "connection: upgrade",
      "upgrade: websocket",
      "sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==",
    ];
    const { status, text } = await ask("/api/v1/health", "sender", lines);
    expect([status, text]).toEqual([200, expect.stringContaining('{"up":true}')]);
  });

  it.skipIf(missing)("two hundred slow connections keep nobody from being answered", async () => {
    const slow = await Promise.all(Array.from({ length: 200 }, () => opened(guarded.server.origin)));
    for (const socket of slow) socket.write("GET /api/v1/health HTTP/1.1\r\nhost: 127.0");
    const { status } = await rawRequest(guarded.server.origin, { path: "/api/v1/health" });
    expect(status).toBe(200);
    const open = slow.filter(({ destroyed }) => !destroyed).length;
    for (const socket of slow) socket.destroy();
    expect(open).toBe(200);
  });
});

function opened(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => resolve(socket));
    socket.once("error", reject);
  });
}
