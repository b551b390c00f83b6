/**
 * The live test of an authorizer: the real SDK client asks the sandbox's API Gateway, which calls the drafted
 * authorizer's function, and nothing is sent that may be real.
 */
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Policy } from "../../lib/gather";
import type { Outbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { apiScenarios } from "../scenarios/api/index";
import { ACCOUNT, REGION } from "../scenarios/build-ids";
import { mergeWorlds } from "../scenarios/build-merge";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";
import { allows } from "../support/policy/policy-gate";
import { type BuiltServer, missingBuild, startBuiltServer } from "../support/secrets/built-server";

const used = [
  "healthy-rest-token",
  "healthy-rest-token-of-five-letters",
  "healthy-rest-request",
  "healthy-rest-cognito",
  "healthy-http-lambda-simple",
  "rest-authorizer-permission-missing",
  "rest-answer-is-no-policy",
].map((id) => {
  const scenario = apiScenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  return scenario;
});
const missing = missingBuild();
if (missing !== null) console.warn(`authorizer-test: the built server is not asked, ${missing}`);

const build = () => mergeWorlds(used.map((one) => one.build()));
const token = "method.request.header.Authorization";

let sandbox: Sandbox;
let outbound: Outbound;
const chains = new Map<string, string>();
beforeAll(async () => {
  sandbox = await startSandbox({ world: build() });
  stubEnvironment(sandbox);
  outbound = outboundOf(sandbox);
  for (const scenario of used) {
    const { resolution } = await diagnoseScenario(engineOn(sandbox, outbound), scenario);
    chains.set(scenario.id, resolution.chain ?? "");
  }
});
afterEach(() => sandbox.aws.faults.clear());
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

const chainOf = (id: string) => chains.get(id) ?? "";
const tests = () => sandbox.aws.calls.report().operations["apigateway:TestInvokeAuthorizer"] ?? 0;
const run = (id: string, values: Readonly<Record<string, string>>) =>
  engineOn(sandbox, outbound).testAuthorizer(chainOf(id), values);

describe("a live test", () => {
  // AWS's own article: an empty token, abc123 and allow against \w{5}.
  it.each([
    ["no token", "healthy-rest-token-of-five-letters", {}, 401, false],
    ["an empty token", "healthy-rest-token-of-five-letters", { [token]: "" }, 401, false],
    ["six letters against \\w{5}", "healthy-rest-token-of-five-letters", { [token]: "abc123" }, 401, false],
    ["five letters", "healthy-rest-token-of-five-letters", { [token]: "allow" }, 200, true],
    [
      "five other letters, for which the function throws",
      "healthy-rest-token-of-five-letters",
      { [token]: "other" },
      401,
      false,
    ],
    ["a request without its parameters", "healthy-rest-request", {}, 401, false],
    [
      "a request with them",
      "healthy-rest-request",
      { "method.request.header.x-caller-key": "green", "method.request.querystring.tenant": "a b&c" },
      200,
      true,
    ],
    [
      "a function that may not be called",
      "rest-authorizer-permission-missing",
      { [token]: "abc" },
      500,
      false,
    ],
    ["an answer that is no policy", "rest-answer-is-no-policy", { [token]: "abc" }, 500, false],
  ])("says what comes of %s", async (_, id, values, status, hasPolicy) => {
    const before = tests();
    const outcome = await run(id, values);
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const { result } = outcome;
    expect([result.status, result.policy !== null]).toEqual([status, hasPolicy]);
    expect(result.said.length > 0).toBe(!hasPolicy);
    expect(tests()).toBe(before + 1);
  });

  it("shows the policy that the function answered with", async () => {
    const outcome = await run("healthy-rest-token-of-five-letters", { [token]: "allow" });
    expect(outcome.ok ? JSON.stringify(outcome.result.policy) : outcome.problem.message).toContain(
      '"Effect":"Allow"',
    );
  });

  it.each([
    ["a token", "eyJhbGciOiJub25lIn0.e30.", "value-looks-real"],
    ["a bearer token", "Bearer eyJhbGciOiJub25lIn0.e30.", "value-looks-real"],
    ["a key", "a1b2c3d4e5f6g7h8i9j0k1", "value-looks-real"],
    ["a password", "Basic bWU6d29yZA==", "value-looks-real"],
  ])("refuses %s, and asks nothing", async (_, value, code) => {
    const before = tests();
    const outcome = await run("healthy-rest-token", { [token]: value });
    expect(outcome.ok ? "sent" : outcome.problem.code).toBe(code);
    expect(outcome.ok ? "" : JSON.stringify(outcome.problem)).not.toContain(value);
    expect(tests()).toBe(before);
  });

  it.each([
    ["an authorizer of a user pool", () => chainOf("healthy-rest-cognito"), "not-testable"],
    ["an HTTP API", () => chainOf("healthy-http-lambda-simple"), "not-testable"],
    ["a method that is not there", () => `${chainOf("healthy-rest-token")}gone`, "not-testable"],
    ["an API", () => chainOf("healthy-rest-token").split("/").slice(0, 4).join("/"), "bad-chain"],
    ["a load balancer", () => `alb/${ACCOUNT}/${REGION}/a/b/c/d`, "bad-chain"],
    ["another account", () => `rest/999999999999/${REGION}/abc/prod/GET/%2F`, "not-configured"],
  ])("is refused for %s", async (_, chain, code) => {
    const engine = engineOn(sandbox, outbound);
    const outcomes = [await engine.planAuthorizerTest(chain()), await engine.testAuthorizer(chain(), {})];
    expect(outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.problem.code))).toEqual([code, code]);
  });

  it("refuses a source that the authorizer does not look at, and names those that it does", async () => {
    const outcome = await run("healthy-rest-token", { "method.request.header.Cookie": "a" });
    expect(outcome.ok ? "" : outcome.problem.wayOut).toBe(`Name one of ${token}.`);
  });

  it("names the permission where it is missing, and the shipped statement allows it", async () => {
    sandbox.aws.faults.set("apigateway:TestInvokeAuthorizer", { kind: "deny" });
    const outcome = await run("healthy-rest-token", { [token]: "abc" });
    expect(outcome.ok ? "" : outcome.problem.message).toMatch(
      /^apigateway:POST on arn:aws:apigateway:eu-west-1::\/restapis\/\w+\/authorizers\/\w+ is denied/,
    );
    const text = readFileSync(new URL("../../deploy/authorizer-test-policy.json", import.meta.url), "utf8");
    const policy = JSON.parse(text.replace("REGION", REGION)) as Policy;
    const resource = "arn:aws:apigateway:eu-west-1::/restapis/a1/authorizers/b2";
    expect(allows(policy, { action: "apigateway:POST", resource })).toBe(true);
    expect(
      allows(policy, { action: "apigateway:POST", resource: "arn:aws:apigateway:eu-west-1::/restapis" }),
    ).toBe(false);
  });
});

describe.skipIf(missing !== null)("on the built server", () => {
  const asked = () => ({
    chain: chainOf("healthy-rest-token-of-five-letters"),
    values: { [token]: "xyzzy" },
  });
  const post = ({ origin }: BuiltServer, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${origin}/api/v1/authorizer-test`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  it("is off unless the configuration says so: nothing is called", async () => {
    const server = await startBuiltServer({ ...sandbox.environment });
    try {
      const before = tests();
      const plan = await fetch(
        `${server.origin}/api/v1/authorizer-test?chain=${encodeURIComponent(asked().chain)}`,
      );
      expect([(await post(server, asked())).status, plan.status]).toEqual([403, 403]);
      expect(tests()).toBe(before);
    } finally {
      await server.close();
    }
  });

  describe("with it allowed", () => {
    let server: BuiltServer;
    beforeAll(async () => {
      const config = JSON.parse(readFileSync(sandbox.files.config, "utf8"));
      const AUTHPATH_CONFIG = JSON.stringify({ ...config, probes: { testAuthorizer: true } });
      server = await startBuiltServer({ ...sandbox.environment, AUTHPATH_CONFIG, AUTHPATH_LOG: "1" });
    });
    afterAll(() => server?.close());

    it("says what would be tried, tries it, and writes who did and not what was sent", async () => {
      const plan = await fetch(
        `${server.origin}/api/v1/authorizer-test?chain=${encodeURIComponent(asked().chain)}`,
      );
      expect(await plan.json()).toMatchObject({
        sources: [{ written: token, words: "the header Authorization" }],
      });
      const answer = await post(server, asked());
      expect([answer.status, await answer.json()]).toMatchObject([200, { status: 401 }]);
      await vi.waitUntil(() => server.output().includes('"answer":"authorizer-test"'), { timeout: 30_000 });
      expect(server.output()).not.toContain("xyzzy");
    });

    it.each([
      ["a form", () => asked(), { "content-type": "text/plain" }, 400],
      ["no chain", () => ({ values: {} }), {}, 400],
      ["a long value", () => ({ ...asked(), values: { [token]: "a".repeat(65) } }), {}, 400],
      ["a token", () => ({ ...asked(), values: { [token]: "eyJhbGciOiJub25lIn0.e30." } }), {}, 400],
      ["a page of another site", () => asked(), { "sec-fetch-site": "cross-site" }, 403],
    ])("refuses %s", async (_, body, headers, status) => {
      const before = tests();
      expect((await post(server, body(), headers)).status).toBe(status);
      expect(tests()).toBe(before);
    });
  });
});
