import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosis } from "../../lib/model/diagnosis";
import { savedSnapshot } from "../../lib/model/saved-snapshot";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { mergeWorlds } from "../scenarios/build-merge";
import { scenarios } from "../scenarios/index";

const bin = resolve(import.meta.dirname, "../../bin/authpath.mjs");
const pick = (id: string) => {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  return scenario;
};
const used = [pick("healthy-cognito"), pick("callback-upper-case"), pick("deny")];

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ world: mergeWorlds(used.map((one) => one.build())) });
  folder = mkdtempSync(join(tmpdir(), "authpath-cli-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.close();
});

/** The command as a shell would run it. */
function authpath(words: readonly string[], input = "", extra: Record<string, string> = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((done) => {
    const child = spawn(process.execPath, [bin, ...words], {
      env: { ...process.env, ...sandbox.environment, ...extra },
      stdio: ["pipe", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      err += String(chunk);
    });
    child.on("close", (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}

/** A line of a load balancer's access log, with a code and a state in it. */
const failedCallback = [
  "h2 2026-10-06T09:15:01.123456Z app/shop-alb/50dc6c495c0c9188 203.0.113.10:51512 - -1 -1 -1 561 - 512 360",
  '"GET https://app.example.com:443/oauth2/idpresponse?code=c0de&state=st4te HTTP/2.0" "curl/8.9.1"',
  "TLS_AES_128_GCM_SHA256 TLSv1.3 -",
  '"Root=1-68e38a05-1c2b3a4d5e6f708192a3b4c5" "app.example.com" "-" 10 2026-10-06T09:15:01.118000Z',
  '"authenticate" "-" "AuthTokenEpRequestFailed" "-" "-" "-" "-" TID_6bc1 "-" "-" "-" 198.51.100.21 - -',
].join(" ");

describe("authpath", () => {
  it("tells how it is used", async () => {
    expect(await authpath(["--help"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("authpath diagnose URL"),
    });
    expect(await authpath(["diagnose", "--help"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("--status 561"),
    });
    expect(await authpath([])).toMatchObject({ code: 3 });
    expect(await authpath(["delete"])).toMatchObject({
      code: 3,
      err: expect.stringContaining("no command delete"),
    });
  });

  it("names the cause, and ends with 1", async () => {
    const broken = pick("callback-upper-case");
    const { code, out, err } = await authpath(["diagnose", broken.url]);
    expect([code, err.trim()]).toEqual([1, "Reading AWS …"]);
    expect(out).toContain("callback-url-unregistered");
    expect(out).toContain("update-user-pool-client");
    expect(out).not.toContain("\u001b[");
  });

  it("gives the JSON of the API", async () => {
    const { code, out } = await authpath(["diagnose", pick("healthy-cognito").url, "--json"]);
    expect(code).toBe(0);
    expect(diagnosis.parse(JSON.parse(out))).toMatchObject({ answer: "ruled-out", causes: [] });
  });

  it("takes a 401 by design for no fault", async () => {
    expect(await authpath(["diagnose", pick("deny").url, "--status", "401"])).toMatchObject({ code: 0 });
  });

  it("cannot tell where it may not read", async () => {
    sandbox.aws.faults.set("ec2:DescribeNetworkInterfaces", { kind: "deny" });
    sandbox.aws.faults.set("acm:*", { kind: "deny" });
    sandbox.aws.faults.set("elasticloadbalancing:*", { kind: "deny" });
    try {
      const { code, out } = await authpath(["diagnose", pick("healthy-cognito").url]);
      expect([code, out]).toEqual([2, expect.stringContaining("ec2:DescribeNetworkInterfaces")]);
    } finally {
      sandbox.aws.faults.clear();
    }
  });

  it("refuses what is no URL, and bad configuration, with the way out", async () => {
    expect(await authpath(["diagnose", "javascript:alert(1)"])).toMatchObject({
      code: 3,
      err: expect.stringMatching(/http/),
    });
    const path = join(folder, "bad.json");
    writeFileSync(path, '{"accounts":[{"id":"12","regions":["eu-west-1"]}]}');
    const { code, err } = await authpath(["diagnose", "https://a.example"], "", { AUTHPATH_CONFIG: path });
    expect([code, err]).toEqual([3, expect.stringContaining("accounts")]);
  });

  it("saves a snapshot, and judges it without AWS", async () => {
    const { out: json } = await authpath(["diagnose", pick("callback-upper-case").url, "--json"]);
    const chain = diagnosis.parse(JSON.parse(json)).resolution.chain ?? "";
    const scope = chain.split("/").slice(0, 5).join("/");
    const saved = await authpath(["snapshot", scope]);
    expect(saved.code).toBe(0);
    expect(savedSnapshot.parse(JSON.parse(saved.out)).origin?.version).toMatch(/^\d+\.\d+\.\d+$/);
    const file = join(folder, "shop.json");
    writeFileSync(file, saved.out);
    const offline = await authpath(["check", file], "", { AWS_ENDPOINT_URL: "http://127.0.0.1:9" });
    expect([offline.code, offline.out]).toEqual([1, expect.stringContaining("callback-url-unregistered")]);
    expect((await authpath(["check", file, "--fail-on", "everything"])).code).toBe(3);
    writeFileSync(file, "{}");
    expect(await authpath(["check", file])).toMatchObject({
      code: 3,
      err: expect.stringContaining("is no snapshot"),
    });
  });

  it("compares two snapshots, or one with what stands now", async () => {
    const { out: json } = await authpath(["diagnose", pick("callback-upper-case").url, "--json"]);
    const chain = diagnosis.parse(JSON.parse(json)).resolution.chain ?? "";
    const scope = chain.split("/").slice(0, 5).join("/");
    const { out } = await authpath(["snapshot", scope]);
    const [broken, mended] = [join(folder, "broken.json"), join(folder, "mended.json")];
    writeFileSync(broken, out);
    const live = await authpath(["compare", broken, scope]);
    expect([live.code, live.out, live.err]).toEqual([0, expect.stringContaining("fails → fails"), ""]);

    const saved = savedSnapshot.parse(JSON.parse(out));
    const moved = (ms: number) => new Date(Date.parse(saved.takenAt) + ms).toISOString();
    for (const client of Object.values(saved.artifacts.appClients)) {
      if (client.state === "ok" && client.value) {
        client.value.CallbackURLs = client.value.CallbackURLs.map((url) => url.toLowerCase());
      }
    }
    writeFileSync(mended, JSON.stringify({ ...saved, takenAt: moved(60_000) }));
    const offline = { AWS_ENDPOINT_URL: "http://127.0.0.1:9" };
    const better = await authpath(["compare", mended, broken], "", offline);
    expect(better).toMatchObject({ code: 0, err: "" });
    expect(better.out).toMatch(/fails → passes {2}callback-url-unregistered/);
    expect(better.out).toMatch(
      /App client .*: CallbackURLs\n {4}- https:\/\/.*[A-Z].*\n {4}\+ https:\/\/[^A-Z]*\n/,
    );
    writeFileSync(mended, JSON.stringify({ ...saved, takenAt: moved(-60_000) }));
    const worse = await authpath(["compare", mended, broken, "--json"], "", offline);
    expect(worse.code).toBe(1);
    expect(JSON.parse(worse.out).changes).toHaveLength(1);
    expect(await authpath(["compare", broken])).toMatchObject({ code: 3 });
    expect(await authpath(["compare", broken, join(folder, "absent.json")])).toMatchObject({
      code: 3,
      err: expect.stringContaining("is no file"),
    });
  });

  it("counts the same after it was killed on its way, and leaves nothing behind", async () => {
    const lines = `${failedCallback}\n`.repeat(2_000);
    const whole = join(folder, "whole.log");
    const pipe = join(folder, "pipe.log");
    writeFileSync(whole, lines);
    spawnSync("mkfifo", [pipe]);
    const child = spawn(process.execPath, [bin, "logs", pipe], { stdio: "ignore" });
    const ended = once(child, "exit");
    // A pipe opens once the other side reads, and takes this much only while it does.
    const into = createWriteStream(pipe);
    await new Promise((written) => into.write(lines, written));
    child.kill("SIGKILL");
    expect((await ended)[1]).toBe("SIGKILL");
    into.destroy();

    const left = readdirSync(folder).toSorted();
    const { code, out } = await authpath(["logs", whole, "--json"]);
    expect(code).toBe(1);
    const { lines: counted, reasons } = JSON.parse(out);
    expect([counted, reasons[0].count]).toEqual([2_000, 2_000]);
    expect(readdirSync(folder).toSorted()).toEqual(left);
  });

  it("counts a log without showing a code", async () => {
    const file = join(folder, "access.log");
    writeFileSync(file, `${failedCallback}\n`);
    const { code, out } = await authpath(["logs", file]);
    expect([code, out]).toEqual([1, expect.stringContaining("561 AuthTokenEpRequestFailed")]);
    expect(out).not.toMatch(/c0de|st4te/);
    expect((await authpath(["logs", join(folder, "absent.log")])).code).toBe(2);
  });

  it("tells where a sign-in of a HAR broke, without showing a code", async () => {
    const file = join(folder, "sign-in.har");
    const entry = {
      request: { method: "GET", url: "https://app.example.com/oauth2/idpresponse?code=c0de&state=st4te" },
      response: { status: 561 },
    };
    writeFileSync(file, JSON.stringify({ log: { entries: [entry] } }));
    for (const words of [[file], [file, "--json"]]) {
      const { code, out } = await authpath(["har", ...words]);
      expect([code, out]).toEqual([1, expect.stringContaining("callback-refused")]);
      expect(out).not.toMatch(/c0de|st4te/);
    }
    writeFileSync(file, "{}");
    expect(await authpath(["har", file])).toMatchObject({ code: 3, err: expect.stringContaining("no HAR") });
    expect(await authpath(["har", join(folder, "absent.har")])).toMatchObject({ code: 3 });
  });

  it("says what a token is, and sends nothing", async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const token = `${part({ alg: "RS256", kid: "k" })}.${part({ iss: "https://issuer.example", exp: 1 })}.c2lnbmF0dXJl`;
    const { code, out } = await authpath(["inspect"], `Authorization: Bearer ${token}\n`);
    expect([code, out]).toEqual([1, expect.stringContaining("expired")]);
    const target = join(folder, "target.json");
    writeFileSync(target, "{}");
    expect(await authpath(["inspect", "--target", target], token)).toMatchObject({ code: 3 });
  });
});
