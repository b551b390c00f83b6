/** The built dashboard beside a receiver of traces: what arrives there, and what does not. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linksOf } from "../sandbox/names";
import { scenario } from "../scenarios/healthy-cognito";
import { missingBuild } from "../support/secrets/built-server";
import { freePort } from "../support/server/free-port";
import { type Guarded, startGuarded } from "../support/sign-in/behind-load-balancer";
import { rawRequest } from "../support/sign-in/raw-request";
import { startTraceReceiver, type TraceReceiver } from "../support/traces/receiver";

const missing = missingBuild();
if (missing !== null) console.warn(`traces: not run, ${missing}`);

const CANARY = "qzjxvwkqzjxvwkqzjxvwkqzj";
const SUBJECT = "wvkxjqzwvkxjqzwvkxjqz";
const diagnosis = `/api/v1${linksOf([scenario])[0]?.url ?? ""}`;

let receiver: TraceReceiver;
let guarded: Guarded;

const ask = (path: string, lines: readonly string[] = []) =>
  rawRequest(guarded.server.origin, { path, lines: [guarded.lineOf(SUBJECT), ...lines] });

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 100));
};

beforeAll(async () => {
  if (missing !== null) return;
  receiver = await startTraceReceiver();
  guarded = await startGuarded({
    world: scenario.build(),
    scenarios: [scenario],
    variables: {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=test",
    },
  });
  await ask(`${diagnosis}&reason=${CANARY}`, [`cookie: a=${CANARY}`, `traceparent: 00-${CANARY}`]);
  await ask(`/api/v1/diagnose?url=https%3A%2F%2F${CANARY}.example%2F${CANARY}&fresh=1`);
  await ask(`/chains/${CANARY}?${CANARY}`, [`x-forwarded-host: ${CANARY}`, `user-agent: ${CANARY}`]);
  await ask(`/${CANARY}`);
  await rawRequest(guarded.server.origin, { method: CANARY.toUpperCase(), path: "/" });
  const last = "GET /api/v1/checks";
  await ask("/api/v1/checks");
  await until(() => receiver.spans().some(({ name }) => name === last));
});
afterAll(async () => {
  await guarded?.close();
  await receiver?.close();
});

describe.skipIf(missing)(`traces${missing === null ? "" : ` (not run: ${missing})`}`, () => {
  it("hold each request by its route, and each question to AWS under the request that asked", () => {
    const spans = receiver.spans();
    const names = spans.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["GET /api/v1/diagnose", "GET /chains/[id]", "GET /[other]"]),
    );
    const asked = spans.filter(({ name }) => name === "elasticloadbalancing:DescribeRules");
    const asking = spans.filter(({ name }) => name === "GET /api/v1/diagnose").map(({ spanId }) => spanId);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ parentSpanId }) => !asking.includes(parentSpanId ?? ""))).toEqual([]);
    expect(receiver.resource()).toMatchObject({
      "service.name": { stringValue: "authpath" },
      "deployment.environment.name": { stringValue: "test" },
    });
  });

  it("hold the attributes that are listed, and no other", () => {
    const keys = new Set(receiver.spans().flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...keys].toSorted()).toEqual(
      [
        "cloud.region",
        "error.type",
        "http.request.method",
        "http.response.status_code",
        "http.route",
        "rpc.method",
        "rpc.service",
        "rpc.system",
      ].filter((key) => key !== "error.type" || keys.has(key)),
    );
  });

  it("hold nothing of queries, headers, addresses, subjects, accounts or answers", () => {
    const text = receiver.text();
    const [host = ""] = Object.keys(guarded.sandbox.aws.world().names);
    for (const secret of [CANARY, CANARY.toUpperCase(), SUBJECT, "111122223333", "arn:aws", host]) {
      expect(text).not.toContain(secret);
    }
    // Next has spans of its own, with whole addresses in them.
    expect(text).not.toMatch(/next\.|http\.target|http\.url|url\.full/);
  });

  it("say once that nobody receives them, and keep nobody from an answer", async () => {
    const elsewhere = await startGuarded({
      world: scenario.build(),
      variables: {
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
        OTEL_EXPORTER_OTLP_TIMEOUT: "500",
      },
    });
    const { origin, output } = elsewhere.server;
    const lines = () => output().match(/\{[^\n]*"kind":"traces"[^\n]*\}/g) ?? [];
    const path = "/api/v1/health";
    while (lines().length === 0) {
      expect((await rawRequest(origin, { path })).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(lines().map((line) => JSON.parse(line).state)).toEqual(["down"]);
    await elsewhere.close();
  });
});
