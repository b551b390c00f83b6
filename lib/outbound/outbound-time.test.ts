import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFullBacklog } from "../../e2e/support/outbound/full-backlog";
import { createLoopback, type Loopback } from "../../e2e/support/outbound/loopback-outbound";
import { LIMITS } from "./limits";
import { createOutboundWithin } from "./outbound";
import type { Probe } from "./types";

const SHORT = { ...LIMITS, connectMs: 500, totalMs: 900 };
let loopback: Loopback;
let backlog: Awaited<ReturnType<typeof startFullBacklog>>;
/** Each hangs at its own step for ever. */
let hanging: Record<"connect" | "TLS" | "headers" | "body", { connect: string }>;

beforeAll(async () => {
  loopback = await createLoopback();
  backlog = await startFullBacklog();
  hanging = {
    connect: backlog,
    TLS: await loopback.tcp(() => undefined),
    headers: await loopback.https(loopback.certificate, () => undefined),
    body: await loopback.https(loopback.certificate, (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    }),
  };
});
afterAll(async () => {
  await backlog.close();
  await loopback.close();
});

const outboundTo = (server: { connect: string }) =>
  createOutboundWithin(loopback.settings({ "idp.example": server }), SHORT);

const reached = (probe: Probe) =>
  (["connectMs", "tlsMs", "firstByteMs"] as const).filter((step) => probe.timings[step] !== null);

describe("what takes too long", () => {
  it.each([
    ["connect", "connect-timed-out", []],
    ["TLS", "timed-out", ["connectMs"]],
    ["headers", "timed-out", ["connectMs", "tlsMs"]],
    ["body", "timed-out", ["connectMs", "tlsMs", "firstByteMs"]],
  ] as const)("a hanging %s ends as %s, without a retry", async (step, code, steps) => {
    const started = performance.now();
    const probe = await outboundTo(hanging[step]).get("https://idp.example/");
    expect(probe).toMatchObject({ state: "failed", code, attempts: 1 });
    expect(reached(probe)).toEqual(steps);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it.each(["connect", "TLS", "headers", "body"] as const)("a caller may give up during %s", async (step) => {
    const controller = new AbortController();
    const probe = outboundTo(hanging[step]).get("https://idp.example/", { signal: controller.signal });
    setTimeout(() => controller.abort(), 120);
    expect(await probe).toMatchObject({ state: "failed", code: "aborted", attempts: 1 });
  });

  it("charges both attempts to one budget", async () => {
    let first = true;
    const server = await loopback.https(loopback.certificate, (request) => {
      if (first) setTimeout(() => request.socket.destroy(), 600);
      first = false;
    });
    const probe = await outboundTo(server).get("https://idp.example/");
    expect(probe).toMatchObject({ state: "failed", code: "timed-out", attempts: 2 });
    expect(probe.timings.totalMs).toBeLessThan(1_400);
  });

  it("promises 2 s for a name, 2 s for a connection, 5 s in all", () => {
    expect(LIMITS).toEqual({
      dnsMs: 2_000,
      connectMs: 2_000,
      totalMs: 5_000,
      bodyBytes: 262_144,
      headerBytes: 16_384,
      inFlight: 6,
      perHost: 1,
    });
  });
});
