import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLoopback, failure, type Loopback } from "../../e2e/support/outbound/loopback-outbound";
import { LIMITS } from "./limits";
import { createOutbound, createOutboundWithin } from "./outbound";

let loopback: Loopback;
beforeAll(async () => {
  loopback = await createLoopback();
});
afterAll(() => loopback.close());

describe("get: turns", () => {
  /** Answers after `holdMs`, and keeps the highest number of requests seen at once. */
  async function counting(holdMs: number) {
    const seen = { now: 0, most: 0 };
    const server = await loopback.https(loopback.certificate, (_request, response) => {
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      setTimeout(() => {
        seen.now -= 1;
        response.end("ok");
      }, holdMs);
    });
    return { server, seen };
  }

  it("contacts one host once at a time; waiting is not charged", async () => {
    const { server, seen } = await counting(150);
    const limits = { ...LIMITS, totalMs: 700 };
    const outbound = createOutboundWithin(loopback.settings({ "idp.example": server }), limits);
    const probes = await Promise.all(Array.from({ length: 6 }, () => outbound.get("https://idp.example/")));
    expect(probes.map((probe) => probe.state)).toEqual(Array(6).fill("answered"));
    expect(seen.most).toBe(1);
  });

  it("contacts six hosts at once, not seven", async () => {
    const { server, seen } = await counting(500);
    const hosts = Array.from({ length: 12 }, (_, index) => `h${index}.idp.example`);
    const outbound = createOutbound(
      loopback.settings(Object.fromEntries(hosts.map((host) => [host, server]))),
    );
    const probes = await Promise.all(hosts.map((host) => outbound.get(`https://${host}/`)));
    expect(probes.every((probe) => probe.state === "answered")).toBe(true);
    expect(seen.most).toBe(6);
  });

  it("is not held up by five hosts that never answer", async () => {
    const hanging = await loopback.https(loopback.certificate, () => undefined);
    const { server } = await counting(0);
    const slow = Array.from({ length: 5 }, (_, index) => `slow${index}.idp.example`);
    const quick = Array.from({ length: 20 }, (_, index) => `quick${index}.idp.example`);
    const hosts = [
      ...slow.map((host) => [host, hanging] as const),
      ...quick.map((host) => [host, server] as const),
    ];
    const limits = { ...LIMITS, totalMs: 3_000 };
    const outbound = createOutboundWithin(loopback.settings(Object.fromEntries(hosts)), limits);
    const ended: string[] = [];
    const asked = hosts.map(async ([host]) => {
      const probe = await outbound.get(`https://${host}/`);
      ended.push(probe.state === "answered" ? "answered" : probe.code);
    });
    await Promise.all(asked);
    expect(ended).toEqual([...Array(20).fill("answered"), ...Array(5).fill("timed-out")]);
  });

  it("lets one signal stand for many probes without a warning of the runtime", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on("warning", note);
    const { server } = await counting(0);
    const outbound = loopback.outboundTo(server);
    const { signal } = new AbortController();
    const probes = Array.from({ length: 15 }, () => outbound.get("https://idp.example/", { signal }));
    const states = (await Promise.all(probes)).map((probe) => probe.state);
    process.off("warning", note);
    expect(states).toEqual(Array(15).fill("answered"));
    expect(warnings).toEqual([]);
  });

  it("leaves the queue when the caller gives up", async () => {
    const { server } = await counting(150);
    const outbound = loopback.outboundTo(server);
    const first = outbound.get("https://idp.example/");
    const controller = new AbortController();
    const second = outbound.get("https://idp.example/", { signal: controller.signal });
    controller.abort();
    expect(failure(await second)).toMatchObject({ code: "aborted", attempts: 0 });
    expect((await first).state).toBe("answered");
    expect(server.connections()).toBe(1);
  });
});
