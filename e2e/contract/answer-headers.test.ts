/** What every answer of the built server bears, whoever makes it: its pages, its routes, Next, or the entry point. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerHeaders } from "../../lib/server/answer-headers";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { scenario } from "../scenarios/healthy-cognito";
import { type BuiltServer, missingBuild, startBuiltServer } from "../support/secrets/built-server";
import { crawl } from "../support/secrets/crawl";
import { type RawAnswer, rawRequest } from "../support/sign-in/raw-request";

const missing = missingBuild();
if (missing !== null) console.warn(`answer headers: not run, ${missing}`);

const app = resolve(import.meta.dirname, "../../app");
/** Every page and route there is, with something made up for what stands in brackets. */
const ownPaths = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)(?:page\.tsx|route\.ts)$/.test(path))
  .map((path) => `/${path.replace(/\/?(?:page\.tsx|route\.ts)$/, "").replaceAll(/\[+[^\]]+\]+/g, "561")}`);

let sandbox: Sandbox;
beforeAll(async () => {
  if (missing === null) sandbox = await startSandbox({ world: scenario.build(), scenarios: [scenario] });
});
afterAll(() => sandbox?.close());

/** The dashboard on the sandbox, with these members laid over its configuration. */
async function dashboard(members: Readonly<Record<string, unknown>>): Promise<BuiltServer> {
  const file = JSON.parse(readFileSync(sandbox.files.config, "utf8"));
  const path = join(resolve(sandbox.files.config, ".."), "with-members.json");
  writeFileSync(path, JSON.stringify({ ...file, ...members }));
  return startBuiltServer({ ...sandbox.environment, AUTHPATH_CONFIG: path });
}

/** Values of a header, one for each time that it stands there. */
const valuesOf = (text: string, name: string) =>
  (text.split("\r\n\r\n", 1)[0] ?? "")
    .split("\r\n")
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim());

/** What an answer lacks, has twice or has otherwise. */
function wrongWith({ text }: Pick<RawAnswer, "text">, origin: string | null): string[] {
  const { "Content-Security-Policy": _, ...same } = answerHeaders(origin);
  const wanted = { "Strict-Transport-Security": undefined, ...same };
  const wrong = Object.entries(wanted).flatMap(([name, value]) => {
    const found = valuesOf(text, name);
    return found.join(" | ") === (value ?? "") ? [] : [`${name}: ${found.join(" | ")}`];
  });
  const policies = valuesOf(text, "Content-Security-Policy");
  const framed = policies.length !== 1 || !policies[0]?.split("; ").includes("frame-ancestors 'none'");
  return [...wrong, ...(framed ? [`Content-Security-Policy: ${policies.join(" | ")}`] : [])];
}

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly host?: string;
  readonly lines?: readonly string[];
  /** Where something else would prove nothing. */
  readonly status?: number;
}

/** Answers of every kind, beside those of pages and routes that are asked as they should be. */
const odd: readonly Asked[] = [
  { path: "/nowhere", status: 404 },
  { path: "/%E0%A4%A" },
  { path: "/diagnose?url=nonsense" },
  { path: "/chains/", status: 308 },
  { path: "/checks?_rsc=1abcd", lines: ["rsc: 1"] },
  { path: "/", lines: ["rsc: 1", "next-router-prefetch: 1"] },
  { path: "/", method: "POST", status: 405 },
  { path: "/", method: "HEAD", status: 200 },
  { path: "/", method: "OPTIONS", status: 405 },
  { path: "/", host: "evil.example", status: 421 },
  { path: "/api/v1/session", host: "evil.example", status: 421 },
  { path: "/", lines: ["sec-fetch-site: cross-site", "sec-fetch-mode: no-cors"], status: 403 },
  { path: "/api/v1/fleet", lines: ["sec-fetch-site: cross-site"], status: 403 },
  { path: "/api/v1/nothing", status: 404 },
  { path: "/api/v1/diagnose", status: 400 },
  { path: "/api/v1/health", method: "DELETE" },
  { path: "/icon.svg", status: 200 },
  { path: "/licences.txt", status: 200 },
  { path: "/_next/static/chunks/nothing.js", status: 404 },
  { path: "/_next/image?url=%2Ficon.svg&w=64&q=75" },
  { path: "/_next/data/x/index.json" },
  { path: "/", method: "POST", lines: ["content-length: 100000"], status: 413 },
  { path: "http://169.254.169.254/", status: 400 },
  { path: "//evil.example/", status: 308 },
];

const settings = {
  "over https": { origin: "https://authpath.example.com" },
  "on this machine": { origin: "http://localhost:5610" },
  "behind a sign-in": {
    origin: "https://authpath.example.com",
    signIn: {
      type: "alb",
      signers: [
        "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/authpath/0123456789abcdef",
      ],
      issuer: "https://login.example",
      clientId: "authpath",
    },
  },
} as const;

describe(`every answer${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it("is asked for at every page and route", () => {
    expect(ownPaths.length).toBeGreaterThan(25);
  });

  it.skipIf(missing).each(Object.entries(settings))("has the headers, %s", async (_, members) => {
    const server = await dashboard(members);
    try {
      const wrong: string[] = [];
      for (const asked of [...ownPaths.map((path): Asked => ({ path })), ...odd]) {
        const answer = await rawRequest(server.origin, asked);
        const at = `${asked.method ?? "GET"} ${asked.path} ${asked.lines ?? ""}: ${answer.status}`;
        wrong.push(...wrongWith(answer, members.origin).map((what) => `${at}: ${what}`));
        const fits = "signIn" in members || (asked.status ?? answer.status) === answer.status;
        if (!fits || answer.status === 0) wrong.push(`${at}: ${asked.status} was wanted`);
      }
      expect(wrong).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it.skipIf(missing)("has them wherever links lead, assets among it", async () => {
    const { origin } = settings["over https"];
    const server = await dashboard({ origin });
    try {
      const wrong: string[] = [];
      let assets = 0;
      const asked = await crawl(server.origin, ["/", "/settings", "/logs", "/inspect"], (answer) => {
        if (answer.address.startsWith("/_next/static/")) assets += 1;
        // The crawl has the address first, and line feeds alone.
        const [head = ""] = answer.text.split("\n\n", 1);
        const text = head.replaceAll("\n", "\r\n");
        wrong.push(...wrongWith({ text }, origin).map((what) => `${answer.address}: ${what}`));
      });
      expect(wrong).toEqual([]);
      expect([asked > 100, assets > 10]).toEqual([true, true]);
    } finally {
      await server.close();
    }
  });

  it("is found wanting where a header is missing, doubled or of another value", () => {
    const good = Object.entries(answerHeaders(null)).map(
      ([name, value]) => `${name.toLowerCase()}: ${value}`,
    );
    const [policy = "", opener = "", ...others] = good;
    const wrong = (lines: readonly string[]) =>
      wrongWith({ text: `${["HTTP/1.1 200 OK", ...lines].join("\r\n")}\r\n\r\n` }, null);
    expect(wrong(good)).toEqual([]);
    for (const lines of [
      [opener, ...others],
      [...good, policy],
      [policy.replace("ancestors 'none'", "ancestors 'self'"), opener, ...others],
      [...good, "strict-transport-security: max-age=1"],
      [policy, ...others],
      [...good, opener],
      [policy, opener.replace("same-origin", "unsafe-none"), ...others],
    ]) {
      expect(wrong(lines)).toHaveLength(1);
    }
  });
});
