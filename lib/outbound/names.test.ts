import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StubDns, type StubRecords, startStubDns } from "../../e2e/support/outbound/stub-dns";
import { lookUp } from "./names";

const HOSTS: Record<string, StubRecords> = {
  "both.example": { A: [["93.184.216.34", "93.184.216.35"]], AAAA: [["2600::1"]] },
  "four.example": { A: [["93.184.216.34"]] },
  "six.example": { AAAA: [["2600::1"]] },
  "empty.example": {},
  "broken.example": { rcode: "SERVFAIL" },
  "refusing.example": { rcode: "REFUSED" },
  "silent.example": { silentFor: ["A", "AAAA", "CNAME"] },
  "silent-four.example": { AAAA: [["2600::1"]], silentFor: ["A"] },
  "broken-six.example": { A: [["93.184.216.34"]], rcode: "SERVFAIL", rcodeFor: ["AAAA"] },
  "broken-alias.example": { A: [["93.184.216.34"]], rcode: "SERVFAIL", rcodeFor: ["CNAME"] },
  "alias.example": { A: [["93.184.216.34"]], CNAME: "Lb-1.Example" },
  "lb-1.example": { A: [["93.184.216.34"]], CNAME: "lb-2.example" },
  "lb-2.example": { A: [["93.184.216.34"]] },
  "loop.example": { A: [["93.184.216.34"]], CNAME: "loop.example" },
  "dangling.example": { rcode: "NXDOMAIN", rcodeFor: ["A", "AAAA"], CNAME: "gone.example" },
};

const ok = { state: "ok", a: ["93.184.216.34"], aaaa: [], cname: [], unread: [] };

describe("lookUp", () => {
  let dns: StubDns;
  beforeAll(async () => {
    dns = await startStubDns(HOSTS);
  });
  afterAll(() => dns.close());
  const ask = (host: string, deadlineMs = 2_000) =>
    lookUp(host, { servers: [dns.address], deadlineMs, aliases: true });

  it.each([
    ["both.example", { ...ok, a: ["93.184.216.34", "93.184.216.35"], aaaa: ["2600::1"] }],
    ["four.example", ok],
    ["six.example", { ...ok, a: [], aaaa: ["2600::1"] }],
    ["broken-six.example", { ...ok, unread: ["AAAA"] }],
    ["broken-alias.example", { ...ok, unread: ["CNAME"] }],
    ["alias.example", { ...ok, cname: ["lb-1.example", "lb-2.example"] }],
    ["loop.example", ok],
  ])("%s is read", async (host, expected) => {
    expect(await ask(host)).toEqual(expected);
  });

  it.each([
    ["absent.example", "not-found", []],
    ["empty.example", "no-address", []],
    ["broken.example", "server-failed", []],
    ["refusing.example", "server-failed", []],
    // The alias is what there is to repair: a deleted load balancer leaves just this.
    ["dangling.example", "not-found", ["gone.example"]],
  ])("%s ends as %s", async (host, code, cname) => {
    expect(await ask(host)).toMatchObject({ state: "failed", code, cname });
  });

  it.each(["silent.example", "silent-four.example"])("%s times out within the deadline", async (host) => {
    const started = performance.now();
    expect(await ask(host, 300)).toMatchObject({ state: "failed", code: "timed-out" });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("repeats a query that got lost, within the deadline", async () => {
    await ask("silent.example", 1_500);
    expect(dns.asked.get("A silent.example")).toBeGreaterThanOrEqual(2);
  });

  it("says when no name server listens", async () => {
    const gone = await startStubDns({});
    await gone.close();
    const answer = await lookUp("a.example", { servers: [gone.address], deadlineMs: 2_000, aliases: false });
    expect(answer).toMatchObject({ state: "failed", code: "unreachable" });
  });

  it.each([
    ["before", true],
    ["during", false],
  ])("ends when the caller gives up %s", async (_when, early) => {
    const controller = new AbortController();
    if (early) controller.abort();
    const options = { servers: [dns.address], deadlineMs: 2_000, aliases: true, signal: controller.signal };
    const answer = lookUp("silent.example", options);
    controller.abort();
    expect(await answer).toMatchObject({ state: "failed", code: "aborted" });
  });
});
