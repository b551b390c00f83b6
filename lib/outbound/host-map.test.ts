import { describe, expect, it } from "vitest";
import { parseHostMap } from "./host-map";

describe("parseHostMap", () => {
  it("normalises names and reads both forms of connect", () => {
    const hosts = parseHostMap({
      "App.Example.com.": { a: ["203.0.113.10"], aaaa: [], connect: "127.0.0.1:5443" },
      "six.example.com": { a: [], aaaa: ["2001:db8::1"], connect: "[::1]:5444" },
      "private.example.com": { a: ["10.0.0.5"], aaaa: [] },
    });
    expect([...hosts]).toEqual([
      ["app.example.com", { a: ["203.0.113.10"], aaaa: [], connect: { ip: "127.0.0.1", port: 5443 } }],
      ["six.example.com", { a: [], aaaa: ["2001:db8::1"], connect: { ip: "::1", port: 5444 } }],
      ["private.example.com", { a: ["10.0.0.5"], aaaa: [], connect: null }],
    ]);
  });

  it.each([
    ["localhost", { a: [], aaaa: [] }, '"localhost" cannot be used'],
    ["127.0.0.1", { a: [], aaaa: [] }, '"127.0.0.1" cannot be used'],
    ["a.example", { a: ["127.1"], aaaa: [] }, 'malformed address "127.1"'],
    ["a.example", { a: [], aaaa: ["1.2.3.4"] }, 'malformed address "1.2.3.4"'],
    ["a.example", { a: [], aaaa: [], connect: "127.0.0.1" }, 'connect "127.0.0.1"'],
    ["a.example", { a: [], aaaa: [], connect: "localhost:1" }, 'connect "localhost:1"'],
    ["a.example", { a: [], aaaa: [], connect: "127.0.0.1:0" }, 'connect "127.0.0.1:0"'],
    ["a.example", { a: [], aaaa: [], connect: "127.0.0.1:65536" }, 'connect "127.0.0.1:65536"'],
    ["a.example", { a: [], aaaa: [], connect: "::1:443" }, 'connect "::1:443"'],
    ["a.example", { a: [], aaaa: [], connect: "[127.0.0.1]:443" }, 'connect "[127.0.0.1]:443"'],
  ])("does not take %s %j", (host, entry, message) => {
    expect(() => parseHostMap({ [host]: entry })).toThrow(message);
  });
});
