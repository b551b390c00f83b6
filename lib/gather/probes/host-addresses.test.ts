import { describe, expect, it } from "vitest";
import { hostAddresses as schema } from "../../model/probe";
import { hostAddresses } from "./host-addresses";

const cname = ["d111.cloudfront.net"];

describe("hostAddresses", () => {
  it("keeps what DNS answered", () => {
    const answer = hostAddresses("a.example", {
      state: "ok",
      a: ["203.0.113.1"],
      aaaa: ["2001:db8::1"],
      cname,
      unread: [],
    });
    const value = { host: "a.example", a: ["203.0.113.1"], aaaa: ["2001:db8::1"], cname };
    expect(answer).toStrictEqual({ state: "ok", value });
    expect(schema.parse(value)).toStrictEqual(value);
  });

  it.each(["not-found", "no-address"] as const)("%s is an answer: no address", (code) => {
    expect(hostAddresses("a.example", { state: "failed", code, message: "no", cname })).toStrictEqual({
      state: "ok",
      value: { host: "a.example", a: [], aaaa: [], cname },
    });
  });

  it.each([
    ["server-failed", "unreachable"],
    ["timed-out", "timed-out"],
    ["unreachable", "unreachable"],
    ["aborted", "timed-out"],
  ] as const)("%s is none: %s", (code, kept) => {
    expect(hostAddresses("a.example", { state: "failed", code, message: "why", cname: [] })).toStrictEqual({
      state: "failed",
      error: { code: kept, operation: "dns:a.example", resource: "a.example", message: "why" },
    });
  });
});
