import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const project = resolve(import.meta.dirname, "..");
const SOURCE = ["app", "components", "deploy", "lib"];
const FILES_AT_ROOT = ["proxy.ts", "instrumentation.ts", "instrumentation-client.ts", "next.config.mjs"];
/** The guard itself. */
const GUARD = "lib/outbound/";

/** Browser files that ask this dashboard's own server, with what they ask for. */
const OWN_SERVER: Readonly<Record<string, string>> = {
  "components/chains/follow-fleet.ts": "a sweep of everything, its progress",
  "components/log-view/ask-logs.ts": "access logs that the server reads from S3, by load balancer and time",
  "components/palette/known.ts": "names of chains, checks and symptoms, at the first opening",
  "components/settings/use-permission-trial.ts":
    "tries the permissions of an account when somebody asks for it",
  "components/shell/sign-out.tsx": "ends the session of this browser",
  "components/token-inspector/fetch-keys.ts":
    "public keys by chain and key id, of an address that target-keys makes",
  "components/token-inspector/use-targets.ts":
    "the list of what takes tokens; nothing pasted is in the request",
  "lib/query/read-json.ts": "JSON of the API: a fresh diagnosis, a snapshot",
};

/** Files in which something looks like a way out and is none: what it is, and why. */
const HARMLESS: Readonly<Record<string, { readonly doors: readonly string[]; readonly why: string }>> = {
  "deploy/start.mjs": { doors: ['from "node:http"'], why: "limits the server that Next makes" },
  "lib/jwt/keys.ts": { doors: ["fetch("], why: "asks the key source that its caller brings: fetch-keys" },
  "lib/jwt/testing/aws-jwt-verify.ts": {
    doors: ["fetch("],
    why: "tests only: asks a table of keys that stands beside it",
  },
  "lib/jwt/types.ts": { doors: ["fetch("], why: "the type of that key source" },
  "lib/server/access/host.ts": { doors: ['from "node:net"'], why: "isIP tells an address from a name" },
  "lib/server/config/schema.ts": { doors: ['from "node:net"'], why: "isIP tells an address from a name" },
  "lib/server/keys/key-cache.ts": {
    doors: ["fetch(", ", fetch,"],
    why: "calls the function that its caller brings, which asks the guard",
  },
  "lib/server/answer-headers.ts": { doors: ['from "node:http"'], why: "the type of an answer" },
  "lib/server/traces/spans.ts": { doors: ["http.request"], why: "the name of an attribute of a span" },
  "lib/server/log/requests.ts": { doors: ['from "node:http"'], why: "types of a request and its answer" },
};

/** Files that connect to what the operator's own environment names, by a client of others. */
const OPERATORS: Readonly<Record<string, { readonly doors: readonly string[]; readonly why: string }>> = {
  "lib/server/replicas/store.ts": {
    doors: ['from "node:tls"', 'import("@redis/client"'],
    why: "AUTHPATH_CACHE_URL; of node:tls the public roots alone",
  },
  "lib/server/traces/send-traces.ts": {
    doors: ['from "node:http"', 'from "@opentelemetry/exporter-trace-otlp-http"'],
    why: "OTEL_EXPORTER_OTLP_ENDPOINT; of node:http types of a request and its answer",
  },
};

/** Ways to open a connection, in Node and in browsers. */
const DOORS: readonly RegExp[] = [
  /\bfetch\s*\(/,
  /(?:[=:(,]|\breturn)\s*fetch\s*[,;)}\n]/,
  /\b(?:globalThis|window|self)\.fetch\b/,
  /\bhttps?\.(?:request|get)\b/,
  /\b(?:net|tls)\.(?:connect|createConnection)\b/,
  /\bdns\./,
  /\b(?:undici|node-fetch|axios|XMLHttpRequest|WebTransport|RTCPeerConnection|importScripts)\b/,
  /\b(?:WebSocket|EventSource)\s*\(/,
  /\bsendBeacon\b/,
  /(?:from\s*|import\s*\(\s*|require\s*\(\s*)["'](?:node:)?(?:http|https|http2|net|tls|dns|dgram)(?:\/[a-z]+)?["']/,
  /(?:from\s*|import\s*\(\s*|require\s*\(\s*)["'](?:@redis\/client|redis|ioredis|iovalkey|@opentelemetry\/exporter-[a-z-]+)["']/,
  /(?:from\s*|import\s*\(\s*|require\s*\(\s*)["'](?:node:)?(?:child_process|cluster|worker_threads)["']/,
];

/** Code without its comments: prose may speak of what code may not do. */
const codeOf = (text: string) =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|[^:"'`])\/\/.*$/gm, "$1");

const isSource = (path: string) => /\.(?:tsx?|m?js)$/.test(path) && !/\.(?:test|d)\.tsx?$/.test(path);

/** Files below `root` through which something could leave the process, with the doors that they have. */
function doorsIn(root: string): Map<string, string[]> {
  const below = SOURCE.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  );
  const paths = [...below, ...readdirSync(root).filter((name) => FILES_AT_ROOT.includes(name))];
  const found = paths
    .filter((path) => isSource(path) && !path.startsWith(GUARD))
    .map((path): [string, string[]] => {
      const code = codeOf(readFileSync(join(root, path), "utf8"));
      return [path, DOORS.flatMap((door) => door.exec(code)?.[0].trim() ?? [])];
    });
  return new Map(found.filter(([, doors]) => doors.length > 0));
}

const known: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.keys(OWN_SERVER).map((path) => [path, ["fetch("]])),
  ...Object.fromEntries(Object.entries(OPERATORS).map(([path, { doors }]) => [path, doors])),
  ...Object.fromEntries(Object.entries(HARMLESS).map(([path, { doors }]) => [path, doors])),
};

describe("ways out of the product", () => {
  // The listed files have what is listed, no more; and a file that has none any longer leaves the list.
  it("are the guard, the AWS SDK, what the operator names, and what is listed here", () => {
    expect(Object.fromEntries(doorsIn(project))).toEqual(known);
  });

  it.each(Object.keys(OWN_SERVER))("%s names no other server", (path) => {
    const code = codeOf(readFileSync(join(project, path), "utf8"));
    expect(code).not.toMatch(/https?:\/\/|["'`]\/\//);
    expect(code.match(/\bfetch\s*\(/g)).toHaveLength(1);
  });

  it("are looked for where the guard has them", () => {
    const guard = readdirSync(join(project, GUARD)).filter(isSource);
    const code = guard.map((name) => codeOf(readFileSync(join(project, GUARD, name), "utf8"))).join("\n");
    expect(DOORS.some((door) => door.test(code))).toBe(true);
  });
});

describe("a way out that is planted", () => {
  const root = mkdtempSync(join(tmpdir(), "authpath-doors-"));
  afterAll(() => rmSync(root, { recursive: true }));
  for (const folder of SOURCE) mkdirSync(join(root, folder));

  it.each([
    ["lib/facts/a.ts", "export const a = () => fetch(url);"],
    ["lib/facts/b.ts", "const ask = globalThis.fetch;"],
    ["lib/facts/c.ts", "call({ with: fetch });"],
    ["lib/server/d.ts", 'import { request } from "node:https";'],
    ["lib/server/e.ts", 'const http = await import("http"); http.get(url);'],
    ["lib/server/f.ts", 'import { request } from "undici";'],
    ["lib/server/g.ts", "net.connect(443, host);"],
    ["lib/server/h.ts", "tls.connect({ host });"],
    ["lib/server/i.ts", 'import { lookup } from "node:dns/promises";'],
    ["lib/server/j.ts", 'import { spawn } from "node:child_process";'],
    ["lib/server/p.ts", 'import { createClient } from "redis";'],
    [
      "lib/server/q.ts",
      'const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-proto");',
    ],
    ["components/k.tsx", "const socket = new WebSocket(address);"],
    ["components/l.tsx", "new EventSource(address);"],
    ["components/m.tsx", "navigator.sendBeacon(address, text);"],
    ["components/n.tsx", "new XMLHttpRequest();"],
    ["app/o/route.ts", "export const GET = () => fetch (target);"],
    ["proxy.ts", "export const proxy = (request) => fetch(request.url);"],
  ])("in %s is found", (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
    expect([...doorsIn(root).keys()]).toEqual([path]);
    rmSync(join(root, path));
  });

  it.each([
    ["lib/facts/a.ts", "/** Never fetch(url), nor http.request. */\n// dns.lookup\nexport const a = 1;"],
    ["lib/facts/b.ts", "export const prefetch = 1; refetch(); fetchKeys(request);"],
    ["lib/facts/c.test.ts", "await fetch(origin);"],
    ["lib/outbound/d.ts", 'import { connect } from "node:net";'],
  ])("in %s is none", (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
    expect([...doorsIn(root).keys()]).toEqual([]);
    rmSync(join(root, path));
  });
});
