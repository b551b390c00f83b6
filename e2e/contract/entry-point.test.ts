/** The standalone output exactly as the image's entry point runs it: where it listens, what stops it, how it ends. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { scenarios } from "../scenarios/index";
import { readImage } from "../support/image/read-image";
import { missingBuild, nothingToRead, standalone, startBuiltServer } from "../support/secrets/built-server";

const missing = missingBuild();
if (missing !== null) console.warn(`entry point: not run, ${missing}`);

/** What a file of the output says as it ends by itself. */
function ending(file: string, env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [file], {
    cwd: standalone,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", PORT: "0", ...nothingToRead, ...env },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, said: said.join("") })));
}

/** Whether something listens there. */
function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

describe(`the entry point${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it.skipIf(missing)("listens on this machine alone, whatever name a container has", async () => {
    const server = await startBuiltServer({ ...nothingToRead, HOSTNAME: "0.0.0.0" });
    const port = Number(new URL(server.origin).port);
    // All of 127.0.0.0/8 is this machine, and only one of it is listened on.
    expect([await listens("127.0.0.1", port), await listens("127.0.0.2", port)]).toEqual([true, false]);
    await server.close();
  });

  it.skipIf(missing)(
    "listens where it is told to, once somebody has said that everybody may read",
    async () => {
      const server = await startBuiltServer({
        ...nothingToRead,
        HOST: "0.0.0.0",
        AUTHPATH_ALLOW_ANONYMOUS: "1",
      });
      expect(await listens("127.0.0.2", Number(new URL(server.origin).port))).toBe(true);
      await server.close();
    },
  );

  it.skipIf(missing).each([
    ["is reachable without sign-in", "start.mjs", { HOST: "0.0.0.0" }, /HOST is 0\.0\.0\.0.*no sign-in/],
    [
      "has a configuration that is not there",
      "start.mjs",
      { AUTHPATH_CONFIG: "/nowhere" },
      /AUTHPATH_CONFIG/,
    ],
    ["goes past the entry point", "server.js", { HOSTNAME: "127.0.0.1" }, /node start\.mjs/],
    ["goes past the entry point, on every address", "server.js", {}, /every address/],
  ])("ends at once where it %s", async (_, file, env, says) => {
    const { code, said } = await ending(file, env as Record<string, string>);
    expect(code).toBe(1);
    expect(said).toMatch(says);
  });

  it.skipIf(missing)("ends when it is told to, although an answer is still open", async () => {
    const server = await startBuiltServer({ ...nothingToRead, AUTHPATH_LOG: "1" });
    const { hostname, port } = new URL(server.origin);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on("error", () => {});
    // A request that never ends to be sent is one that never ends to be answered.
    socket.write(`GET /api/v1/health HTTP/1.1\r\nhost: 127.0.0.1\r\n`);
    await new Promise((resolve) => socket.once("connect", resolve));
    // Null: it was not killed for being late.
    expect(await server.close()).toBeNull();
    socket.destroy();
    expect(await listens(hostname, Number(port))).toBe(false);
  });

  it.skipIf(missing)("is asked for its health as the image asks", async () => {
    const [program, ...given] = readImage().healthCheck;
    const server = await startBuiltServer(nothingToRead);
    const { port } = new URL(server.origin);
    const ask = () => spawnSync(program ?? "", given, { env: { ...process.env, PORT: port } }).status;
    expect(ask()).toBe(0);
    await server.close();
    expect(ask()).toBe(1);
  });
});

describe(`the entry point, with an account to read${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  const [scenario] = scenarios;
  let sandbox: Sandbox;
  beforeAll(async () => {
    if (scenario) sandbox = await startSandbox({ world: scenario.build(), scenarios: [scenario] });
  });
  afterAll(() => sandbox?.close());

  // How soon is a figure: `npm run bench -- server`.
  it.skipIf(missing)("is ready at the first answer that it gives", async ({ onTestFinished }) => {
    const server = await startBuiltServer({ ...sandbox.environment });
    onTestFinished(() => void server.close());
    const answer = await fetch(`${server.origin}/api/v1/ready`);
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, problems: [] }]);
  });
});

describe(`the output, read-only and without the rest of the project${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "authpath-output-"));
    if (missing !== null) return;
    cpSync(standalone, folder, {
      recursive: true,
      filter: (path) => !path.startsWith(join(standalone, "node_modules")),
    });
    symlinkSync(join(standalone, "node_modules"), join(folder, "node_modules"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.skipIf(missing)("holds a bill of what it is made of, and no image library", () => {
    const bill = JSON.parse(readFileSync(join(folder, "sbom.cdx.json"), "utf8")) as {
      components: { "bom-ref": string }[];
    };
    const refs = new Set(bill.components.map((each) => each["bom-ref"]));
    const shipped = readdirSync(join(standalone, "node_modules"), { recursive: true, encoding: "utf8" })
      .filter((path) => /^(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path))
      .map((path) => JSON.parse(readFileSync(join(standalone, "node_modules", path), "utf8")))
      .map(({ name, version }) => `${name}@${version}`);
    expect(shipped.length).toBeGreaterThan(4);
    expect(shipped.filter((ref) => !refs.has(ref))).toEqual([]);
    expect(shipped.filter((ref) => /sharp|@img/.test(ref))).toEqual([]);
  });

  it.skipIf(missing)("serves pages and assets, and writes no file", async () => {
    const server = await startBuiltServer(nothingToRead, folder);
    const html = await (await fetch(`${server.origin}/explain/561`)).text();
    const [asset] = /\/_next\/static\/[^"]+\.js/.exec(html) ?? [];
    expect((await fetch(`${server.origin}${asset}`)).status).toBe(200);
    const licences = await fetch(`${server.origin}/licences.txt`);
    expect([licences.status, await licences.text()]).toEqual([200, expect.stringContaining("  next ")]);
    expect(server.filesWritten().map(([path]) => path)).toEqual([]);
    await server.close();
  });
});
