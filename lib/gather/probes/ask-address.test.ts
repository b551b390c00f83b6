import { describe, expect, it } from "vitest";
import type { GetOptions, Outbound } from "../../outbound";
import { askAddress, readAddress } from "./ask-address";

describe("readAddress", () => {
  it.each([
    ["https://login.example/token", true],
    ["https://login.example:8443/token", true],
    [" https://login.example/token", false],
    ["https://login.example/token\n", false],
    ["https://login.example/to ken", false],
    ["http://login.example/token", false],
    ["login.example/token", false],
    ["", false],
  ])("%j may be asked: %s", (text, may) => {
    expect("url" in readAddress(text)).toBe(may);
  });
});

describe("askAddress", () => {
  const signal = new AbortController().signal;
  /** An outbound door that notes what it is asked, and has no time. */
  const door = () => {
    const asked: [string, GetOptions | undefined][] = [];
    const outbound: Outbound = {
      resolve: async () => ({ state: "failed", code: "aborted", message: "", cname: [] }),
      get: async (url, options) => {
        asked.push([url, options]);
        const timings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 };
        return { state: "failed", url, code: "aborted", message: "", timings, attempts: 0 };
      },
    };
    return { asked, outbound };
  };

  it.each([
    ["https://a.example/token", "https://a.example/token", undefined],
    ["https://a.example:8443/jwks", "https://a.example:8443", 8443],
    ["https://a.example:9443/jwks", "https://a.example", undefined],
  ])("%s of %s may use port %s", async (address, portOf, port) => {
    const { asked, outbound } = door();
    await askAddress(outbound, address, portOf, signal);
    expect(asked.map(([url, options]) => [url, options?.allowPort])).toEqual([[address, port]]);
  });

  it("is not an answer where the time was over", async () => {
    const answer = await askAddress(door().outbound, "https://a.example/x", "https://a.example", signal);
    expect(answer).toMatchObject({
      state: "failed",
      error: { code: "timed-out", operation: "https://a.example/x" },
    });
  });

  it("asks nothing that is no https URL", async () => {
    const { asked, outbound } = door();
    expect(await askAddress(outbound, "http://a.example", "http://a.example", signal)).toMatchObject({
      state: "skipped",
    });
    expect(asked).toEqual([]);
  });
});
