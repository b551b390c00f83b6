/**
 * The built server behind a load balancer's sign-in: every way to pretend, at everything that shows something of an
 * account, as raw bytes to its port. One server for all of it.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linksOf } from "../sandbox/names";
import { ACCOUNT } from "../scenarios/build-ids";
import { scenarios } from "../scenarios/index";
import {
  type BuiltServer,
  missingBuild,
  standalone,
  startBuiltServer,
} from "../support/secrets/built-server";
import { type Guarded, startGuarded } from "../support/sign-in/behind-load-balancer";
import { headerCases } from "../support/sign-in/header-cases";
import { createHeaderSigner } from "../support/sign-in/header-signer";
import { type RawAnswer, rawRequest } from "../support/sign-in/raw-request";
import { type Surface, surfaces } from "../support/sign-in/surfaces";

const missing = missingBuild();
if (missing !== null) console.warn(`sign-in: not run, ${missing}`);

const scenario = scenarios.find(({ id }) => id === "healthy-oidc");
const now = Math.floor(Date.now() / 1000) + 3600; // good for the whole run
const signer = createHeaderSigner();
/** Its key is published, but asked for only once the endpoint is down. */
const late = createHeaderSigner();
const cases = headerCases(signer, now);
const genuine = [`x-amzn-oidc-data: ${signer.token(now)}`];

let guarded: Guarded;
let server: BuiltServer;
let all: readonly Surface[];

beforeAll(async () => {
  if (missing !== null || !scenario) return;
  guarded = await startGuarded({
    world: scenario.build(),
    scenarios: [scenario],
    signer,
    keys: { [late.kid]: late.pem },
  });
  server = guarded.server;
  const [link] = linksOf([scenario]);
  const found = await rawRequest(server.origin, { path: `/api/v1${link?.url}`, lines: genuine });
  const chain = /"chain":"(alb\/[^"]+)"/.exec(found.text)?.[1] ?? "";
  all = surfaces({ diagnose: link?.url ?? "", chain, scope: chain.split("/").slice(0, 5).join("/") });
});

afterAll(() => guarded?.close());

/** What only an account has: its number, and the names of what is in it. */
const ofAccount = () => [
  ACCOUNT,
  "arn:aws:",
  ...Object.keys(guarded.sandbox.aws.world().names).filter((name) => !name.includes("amazon")),
];
const shows = (text: string, surface: Surface) =>
  ofAccount().filter(
    (name) =>
      text.includes(name) && !surface.path.includes(encodeURIComponent(name)) && !surface.path.includes(name),
  );

/** Refused: no good status, and nothing of the account. */
function wrongRefusal(surface: Surface, { status, text }: RawAnswer): string[] {
  const { method = "GET", path } = surface;
  const at = `${method} ${path} ${surface.lines ?? ""}`;
  const said = shows(text, surface).map((name) => `${at}: shows ${name}`);
  const refusals = [400, 401, 403, 404, 405, 413, 421, 431, 503];
  // Next itself sends a path with a slash too many, or the router's question without its mark, to where it belongs.
  const moves = status === 308 || (status === 307 && /^location: \/[^/]\S*_rsc/im.test(text));
  const fits = refusals.includes(status) || (moves && !text.includes("evil"));
  return [...said, ...(fits ? [] : [`${at}: ${status}`])];
}

/** `atOnce` at a time; gives what is wrong. */
async function drive<T>(
  items: readonly T[],
  ask: (item: T) => Promise<string[]>,
  atOnce = 8,
): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) wrong.push(...(await ask(item)));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return wrong;
}

const closed = () => all.filter(({ isOpen }) => !isOpen);

describe(`behind a load balancer${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it.skipIf(missing)("there is much to ask for, in many ways", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(closed().length).toBeGreaterThan(150);
  });

  it.skipIf(missing)("who is signed in sees what there is", async () => {
    const statuses = new Map<string, number>();
    const showing = new Set<string>();
    await drive(closed(), async (surface) => {
      const { status, text } = await rawRequest(server.origin, {
        ...surface,
        lines: [...genuine, ...(surface.lines ?? [])],
      });
      if (surface.method === undefined && surface.lines === undefined) statuses.set(surface.path, status);
      if (shows(text, surface).length > 0) showing.add(surface.path);
      return [];
    });
    for (const path of [
      "/",
      "/chains",
      "/settings",
      "/api/v1/inventory",
      "/api/v1/fleet",
      "/api/v1/session",
    ]) {
      expect([path, statuses.get(path)]).toEqual([path, 200]);
    }
    // Else nothing that follows would prove anything.
    expect(showing.size).toBeGreaterThan(10);
  });

  it.skipIf(missing).each(cases)(
    "$name: let in: $admitted, at everything",
    async ({ lines, host, admitted }) => {
      if (admitted) {
        const { text, status } = await rawRequest(server.origin, { path: "/api/v1/session", lines });
        expect([status, text]).toEqual([200, expect.stringContaining('"subject":"user-1"')]);
        expect((await rawRequest(server.origin, { path: "/settings", lines })).text).toContain(ACCOUNT);
        return;
      }
      const wrong = await drive(closed(), async (surface) => {
        const request = {
          ...surface,
          lines: [...lines, ...(surface.lines ?? [])],
          ...(host === undefined ? {} : { host }),
        };
        return wrongRefusal(surface, await rawRequest(server.origin, request));
      });
      expect(wrong).toEqual([]);
    },
  );

  it.skipIf(missing)("a key is asked for once, and only by a kid that could be one", () => {
    const count = (path: string) => guarded.endpoint.asked.filter((one) => one === path).length;
    expect(count(`/${signer.kid}`)).toBe(1);
    expect(guarded.endpoint.asked.filter((path) => !/^\/[0-9a-f-]{36}$/.test(path))).toEqual([]);
    expect(guarded.endpoint.asked.length).toBeLessThan(8);
  });

  it.skipIf(missing)("what is for everybody shows nothing of an account", async () => {
    const wrong = await drive(
      all.filter(({ isOpen }) => isOpen),
      async (surface) => {
        const { status, text } = await rawRequest(server.origin, surface);
        return [...shows(text, surface), ...(status === 200 ? [] : [`${surface.path}: ${status}`])];
      },
    );
    expect(wrong).toEqual([]);
    const ready = await rawRequest(server.origin, { path: "/api/v1/ready" });
    expect([ready.status, shows(ready.text, { path: "" })]).toEqual([200, []]);
  });

  it.skipIf(missing)(
    "more headers than a load balancer lets through are refused, and fewer are not",
    async () => {
      const filler = (bytes: number) =>
        Array.from(
          { length: Math.ceil(bytes / 8_000) },
          (_, n) => `x-f${n}: ${"a".repeat(Math.min(8_000, bytes - n * 8_000))}`,
        );
      const ask = async (bytes: number) =>
        (await rawRequest(server.origin, { path: "/api/v1/session", lines: [...genuine, ...filler(bytes)] }))
          .status;
      expect([await ask(60_000), await ask(70_000)]).toEqual([200, 431]);
    },
  );

  it.skipIf(missing)("stays closed where the key endpoint is down", async () => {
    guarded.endpoint.goDown();
    const lines = [`x-amzn-oidc-data: ${late.token(now)}`];
    const wrong = await drive(closed(), async (surface) =>
      wrongRefusal(
        surface,
        await rawRequest(server.origin, { ...surface, lines: [...lines, ...(surface.lines ?? [])] }),
      ),
    );
    expect(wrong).toEqual([]);
    expect((await rawRequest(server.origin, { path: "/api/v1/session", lines })).status).toBe(503);
    // The control: a key that is at hand serves on.
    expect((await rawRequest(server.origin, { path: "/api/v1/session", lines: genuine })).status).toBe(200);
  });

  it.skipIf(missing)("holds with the proxy layer taken away", { timeout: 240_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "authpath-no-proxy-"));
    cpSync(standalone, folder, {
      recursive: true,
      filter: (path) => !path.startsWith(join(standalone, "node_modules")),
    });
    symlinkSync(join(standalone, "node_modules"), join(folder, "node_modules"));
    const manifest = join(folder, ".next/server/functions-config-manifest.json");
    const { version, functions } = JSON.parse(readFileSync(manifest, "utf8"));
    expect(Object.keys(functions)).toContain("/_middleware");
    writeFileSync(manifest, JSON.stringify({ version, functions: {} }));
    const bare = await startBuiltServer({ ...guarded.environment }, folder);
    try {
      const plain = await rawRequest(bare.origin, { path: "/explain" });
      expect(plain.text.toLowerCase()).not.toContain("'nonce-"); // it is gone indeed
      const chosen = cases
        .filter(({ admitted, host }) => !admitted && host === undefined)
        .filter((_, n) => n % 12 === 0);
      for (const { lines } of chosen) {
        const wrong = await drive(closed(), async (surface) => {
          const answer = await rawRequest(bare.origin, {
            ...surface,
            lines: [...lines, ...(surface.lines ?? [])],
          });
          return shows(answer.text, surface).map(
            (name) => `${surface.path} ${surface.lines ?? ""}: shows ${name}`,
          );
        });
        expect(wrong).toEqual([]);
      }
    } finally {
      await bare.close();
      rmSync(folder, { recursive: true });
    }
  });
});
