import { describe, expect, it } from "vitest";
import { isFetchedOutOfSight, isOfOtherSite, isOwnHost } from "./host";

const hosted = { origin: "https://authpath.example.com", hosts: ["authpath.internal"] };
const local = { origin: null, hosts: [] };

describe("isOwnHost", () => {
  it.each(["127.0.0.1:5610", "localhost:5610", "LOCALHOST", "[::1]:5610", "10.0.3.7:3000", "[fd00::1]"])(
    "%s always",
    (host) => {
      expect(isOwnHost(host, local)).toBe(true);
    },
  );
  it.each([
    "authpath.example.com",
    "authpath.example.com:443",
    "AUTHPATH.example.com",
    "authpath.internal:8080",
  ])("%s where it is configured", (host) => {
    expect([isOwnHost(host, hosted), isOwnHost(host, local)]).toEqual([true, false]);
  });
  it.each([
    null,
    "",
    "evil.example",
    "evil.example:5610",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "authpath.example.com.evil.example",
    "xauthpath.example.com",
    "a@127.0.0.1",
    "127.0.0.1,evil.example",
    "127.0.0.1 evil",
    "127.0.0.1/x",
    "[::1",
    "2130706433",
    "0x7f.1",
    "authpath.example.com:x",
  ])("%j never", (host) => {
    expect(isOwnHost(host, hosted)).toBe(false);
  });
});

describe("isOfOtherSite", () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ "sec-fetch-site": "same-origin" }, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ origin: "http://127.0.0.1:5610" }, false],
    [{ origin: "https://127.0.0.1:5610", "sec-fetch-site": "same-origin" }, false],
    [{ "sec-fetch-site": "cross-site" }, true],
    [{ "sec-fetch-site": "same-site" }, true],
    [{ origin: "null" }, true],
    [{ origin: "" }, true],
    [{ origin: "http://127.0.0.1:1" }, true],
    [{ origin: "http://evil.example" }, true],
    [{ origin: "http://evil.example", "x-forwarded-host": "evil.example" }, true],
    [{ origin: "null", "sec-fetch-site": "same-origin" }, true],
  ])("%o: %s", (headers, other) => {
    expect(isOfOtherSite(new Headers({ host: "127.0.0.1:5610", ...headers }))).toBe(other);
  });
});

describe("isFetchedOutOfSight", () => {
  const opened = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" }, false],
    [{ "sec-fetch-site": "none", ...opened }, false],
    [{ "sec-fetch-site": "cross-site", ...opened }, false],
    [{ "sec-fetch-site": "same-site", ...opened }, false],
    [{ "sec-fetch-site": "cross-site", ...opened, "sec-purpose": "prefetch;prerender" }, true],
    [{ "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" }, true],
    [{ "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" }, true],
    [{ "sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" }, true],
    [{ "sec-fetch-site": "cross-site" }, true],
  ])("%o: %s", (headers, out) => {
    expect(isFetchedOutOfSight(new Headers(headers))).toBe(out);
  });
});
