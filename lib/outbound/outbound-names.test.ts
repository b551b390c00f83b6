import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failure } from "../../e2e/support/outbound/loopback-outbound";
import { type StubDns, startStubDns } from "../../e2e/support/outbound/stub-dns";
import { createOutbound } from "./outbound";

describe("get: what the name says", () => {
  let dns: StubDns;
  const refusals: unknown[] = [];
  beforeAll(async () => {
    dns = await startStubDns({
      "six.example": { AAAA: [["2600::1"]] },
      "empty.example": {},
      "broken.example": { rcode: "SERVFAIL" },
      "loopback.example": { A: [["127.0.0.1"]] },
      "mixed.example": { A: [["93.184.216.34", "10.0.0.1"]] },
      "mixed-six.example": { A: [["93.184.216.34"]], AAAA: [["::1"]] },
      "private.example": { A: [["10.0.0.1"]], AAAA: [["2600::1"]] },
      "metadata-six.example": { AAAA: [["fd00:ec2::254"]] },
    });
  });
  afterAll(() => dns.close());
  const outbound = () =>
    createOutbound({
      hosts: {
        "gone.example": { a: [], aaaa: [] },
        "mapped-six.example": { a: [], aaaa: ["2600::1"], connect: "127.0.0.1:9" },
        "mapped-private.example": { a: ["192.168.0.1"], aaaa: [] },
      },
      allow: [],
      resolver: { servers: [dns.address] },
      onRefused: (refusal) => refusals.push(refusal),
    });

  it.each([
    ["absent.example", "dns-not-found"],
    ["gone.example", "dns-not-found"],
    ["empty.example", "dns-no-address"],
    ["broken.example", "dns-failed"],
    ["six.example", "no-ipv4"],
    ["mapped-six.example", "no-ipv4"],
  ])("%s ends as %s", async (host, code) => {
    const probe = failure(await outbound().get(`https://${host}/`));
    expect(probe).toMatchObject({ code, attempts: 0 });
    expect(probe.addresses?.aaaa).toEqual(code === "no-ipv4" ? ["2600::1"] : undefined);
  });

  it.each([
    ["https://loopback.example/", { host: "loopback.example", reason: "loopback" }],
    ["https://mixed.example/", { host: "mixed.example", reason: "private" }],
    ["https://mixed-six.example/", { host: "mixed-six.example", reason: "loopback" }],
    ["https://private.example/", { host: "private.example", reason: "private" }],
    ["https://mapped-private.example/", { host: "mapped-private.example", reason: "private" }],
    ["https://metadata-six.example/", { host: "metadata-six.example", reason: "cloud platform" }],
    ["https://127.1/", { host: "127.0.0.1", reason: "IP literal" }],
    ["https://u:p@idp.example/", { host: "idp.example", reason: "user information" }],
    ["http://idp.example/", { host: "idp.example", reason: "not an https URL" }],
    ["https://idp.example:22/", { host: "idp.example", reason: "port" }],
    [
      "https://evil\r\n.example/",
      { host: "evil.example", reason: "control character, white space or backslash" },
    ],
  ])("%j is refused in one wording; the reason goes to the audit log", async (url, refusal) => {
    refusals.length = 0;
    const probe = failure(await outbound().get(url));
    const reference = failure(await outbound().get("https://[::1]/"));
    expect(probe).toMatchObject({ code: "refused-target", message: reference.message, attempts: 0 });
    expect(probe).not.toHaveProperty("addresses");
    expect(refusals[0]).toEqual(refusal);
  });

  it("resolve gives private addresses, as internal load balancers are found by them, but refuses literals", async () => {
    expect(await outbound().resolve("private.example")).toEqual({
      state: "ok",
      a: ["10.0.0.1"],
      aaaa: ["2600::1"],
      cname: [],
      unread: [],
    });
    expect(await outbound().resolve("localhost.")).toMatchObject({ state: "failed", code: "refused-target" });
    expect(await outbound().resolve("gone.example")).toMatchObject({ state: "failed", code: "not-found" });
  });
});
