import { describe, expect, it } from "vitest";
import { cutLocation, describeHost, describeRefused, screenHost, screenUrl } from "./screen-url";

const REFUSED: [text: string, reason: string][] = [
  // Loopback and other addresses, spelled out.
  ["https://127.0.0.1/", "IP literal"],
  ["https://127.1/", "IP literal"],
  ["https://127.0.1/", "IP literal"],
  ["https://0x7f.1/", "IP literal"],
  ["https://0x7f.0x0.0x0.0x1/", "IP literal"],
  ["https://0X7F.1/", "IP literal"],
  ["https://0177.0.0.1/", "IP literal"],
  ["https://2130706433/", "IP literal"],
  ["https://017700000001/", "IP literal"],
  ["https://0x7f000001/", "IP literal"],
  ["https://0x/", "IP literal"],
  ["https://0/", "IP literal"],
  ["https://127.0.0.1./", "IP literal"],
  ["https://8.8.8.8/", "IP literal"],
  ["https://169.254.169.254/latest/meta-data/", "IP literal"],
  ["https://1.2.3.4.5/", "IP literal"],
  ["https://example.0x1/", "IP literal"],
  ["https://999.999.999.999/", "IP literal"],
  ["https://[::1]/", "not a plain host name"],
  ["https://[::ffff:127.0.0.1]/", "not a plain host name"],
  ["https://[::ffff:7f00:1]/", "not a plain host name"],
  ["https://[fe80::1%25eth0]/", "not a plain host name"],
  ["https://[64:ff9b::a9fe:a9fe]/", "not a plain host name"],
  ["https://[2600:1f18::1]/", "not a plain host name"],
  // Names of this machine.
  ["https://localhost/", "localhost"],
  ["https://localhost./", "localhost"],
  ["https://LOCALHOST/", "localhost"],
  ["https://app.localhost/", "localhost"],
  ["https://app.localhost./", "localhost"],
  ["https://ip6-localhost/", "single-label host name"],
  ["https://metadata/", "single-label host name"],
  // Malformed names.
  ["https://example.com../", "not a plain host name"],
  ["https://.example.com/", "not a plain host name"],
  ["https://example..com/", "not a plain host name"],
  ["https://-example.com/", "not a plain host name"],
  ["https://example-.com/", "not a plain host name"],
  ["https://*.example.com/", "not a plain host name"],
  [`https://${"a".repeat(64)}.example.com/`, "not a plain host name"],
  [`https://${"a.".repeat(127)}example.com/`, "host name too long"],
  ["https:///example.com/", "not a plain host name"],
  ["https://", "not a plain host name"],
  ["https://./", "not a plain host name"],
  // User information.
  ["https://user@example.com/", "user information"],
  ["https://user:pass@example.com/", "user information"],
  ["https://@example.com/", "user information"],
  ["https://example.com@127.0.0.1/", "user information"],
  ["https://example.com:443@127.0.0.1/", "user information"],
  // Ports.
  ["https://example.com:22/", "port"],
  ["https://example.com:80/", "port"],
  ["https://example.com:0/", "port"],
  ["https://example.com:8443/", "port"],
  ["https://example.com:65979/", "port"],
  ["https://example.com:/", "not a plain host name"],
  ["https://example.com:443443/", "not a plain host name"],
  ["https://example.com:+443/", "not a plain host name"],
  ["https://example.com:4 43/", "control character, white space or backslash"],
  // Schemes.
  ["http://example.com/", "not an https URL"],
  ["ftp://example.com/", "not an https URL"],
  ["file:///etc/passwd", "not an https URL"],
  ["gopher://example.com/", "not an https URL"],
  ["javascript:alert(1)", "not an https URL"],
  ["data:text/plain,x", "not an https URL"],
  ["https:example.com", "not an https URL"],
  ["https:/example.com", "not an https URL"],
  ["//example.com/", "not an https URL"],
  ["example.com", "not an https URL"],
  ["", "not an https URL"],
  ["blob:https://example.com/", "not an https URL"],
  // What a parser would mend.
  [" https://example.com/", "control character, white space or backslash"],
  ["https://example.com/ ", "control character, white space or backslash"],
  ["https://example.com/\n", "control character, white space or backslash"],
  ["https://example.com/\r\nHost: evil.example", "control character, white space or backslash"],
  ["https://exa\tmple.com/", "control character, white space or backslash"],
  ["ht\ntps://example.com/", "control character, white space or backslash"],
  ["https://example.com\\@127.0.0.1/", "control character, white space or backslash"],
  ["https:\\\\example.com/", "control character, white space or backslash"],
  ["https://example.com/\u0000", "control character, white space or backslash"],
  ["https://example.com/\u007f", "control character, white space or backslash"],
  ["https://example.com/\u0085", "control character, white space or backslash"],
  ["https://example.com/\u00a0", "control character, white space or backslash"],
  ["https://exa\u00admple.com/", "control character, white space or backslash"],
  ["https://example.com/\u202egnp", "control character, white space or backslash"],
  ["https://example.com\u200b/", "control character, white space or backslash"],
  ["\ufeffhttps://example.com/", "control character, white space or backslash"],
  ["https://example.com/\u2028", "control character, white space or backslash"],
  ["https://127。0。0。1/", "not a plain host name"],
  ["https://127．0．0．1/", "not a plain host name"],
  ["https://localhost。/", "not a plain host name"],
  ["https://①②⑦.⓪.⓪.①/", "not a plain host name"],
  ["https://ｅxample.com/", "not a plain host name"],
  ["https://ехample.com/", "not a plain host name"],
  ["https://bücher.example/", "not a plain host name"],
  ["https://%6cocalhost/", "not a plain host name"],
  ["https://127%2e0.0.1/", "not a plain host name"],
  ["https://example.com%00.evil.example/", "not a plain host name"],
  ["https://example.com%40127.0.0.1/", "not a plain host name"],
  ["https://example.com;x/", "not a plain host name"],
  ["https://example.com,evil.example/", "not a plain host name"],
  // A punycode label that does not decode: the two readers disagree.
  ["https://xn--a.example/", "not a URL"],
  [`https://example.com/${"a".repeat(4096)}`, "URL too long"],
];

describe("screenUrl", () => {
  it.each(REFUSED)("refuses %j: %s", (text, reason) => {
    expect(screenUrl(text)).toEqual({ ok: false, reason });
  });

  it.each([
    ["https://example.com", "example.com", 443, "/", "https://example.com/"],
    ["https://EXAMPLE.com/A?b=C#d", "example.com", 443, "/A?b=C", "https://example.com/A?b=C"],
    ["HTTPS://example.com/", "example.com", 443, "/", "https://example.com/"],
    ["https://example.com./x", "example.com", 443, "/x", "https://example.com/x"],
    ["https://example.com:443/x", "example.com", 443, "/x", "https://example.com/x"],
    ["https://example.com:00443/x", "example.com", 443, "/x", "https://example.com/x"],
    ["https://example.com?x=1", "example.com", 443, "/?x=1", "https://example.com/?x=1"],
    ["https://example.com#@127.0.0.1", "example.com", 443, "/", "https://example.com/"],
    ["https://example.com/@127.0.0.1", "example.com", 443, "/@127.0.0.1", "https://example.com/@127.0.0.1"],
    ["https://example.com/é", "example.com", 443, "/%C3%A9", "https://example.com/%C3%A9"],
    ["https://my_app.example.com/", "my_app.example.com", 443, "/", "https://my_app.example.com/"],
    ["https://xn--bcher-kva.example/", "xn--bcher-kva.example", 443, "/", "https://xn--bcher-kva.example/"],
    ["https://1.example/", "1.example", 443, "/", "https://1.example/"],
    // Names that carry an address are plain names here; their answers are judged after DNS.
    ["https://127.0.0.1.nip.io/", "127.0.0.1.nip.io", 443, "/", "https://127.0.0.1.nip.io/"],
  ])("takes %j", (text, host, port, target, url) => {
    expect(screenUrl(text)).toEqual({ ok: true, value: { host, port, target, url } });
  });

  it.each([
    ["https://example.com:8443/x", 8443, true],
    ["https://example.com/x", 8443, true],
    ["https://example.com:8444/x", 8443, false],
    ["https://example.com:80/x", 80, true],
  ])("%s with port %i of the live rule: %s", (text, allowPort, expected) => {
    expect(screenUrl(text, allowPort).ok).toBe(expected);
  });
});

describe("screenHost", () => {
  it.each([
    ["Example.COM.", "example.com"],
    ["a-b.example", "a-b.example"],
  ])("normalises %s", (host, value) => {
    expect(screenHost(host)).toEqual({ ok: true, value });
  });

  it.each([
    "127.0.0.1",
    "::1",
    "[::1]",
    "localhost",
    "example.com:443",
    "a b.example",
    "a/b.example",
    "",
    ".",
  ])("refuses %j", (host) => {
    expect(screenHost(host).ok).toBe(false);
  });
});

describe("what is shown of URLs", () => {
  it.each([
    ["https://user:secret@example.com:22/path?code=1#x", "https://example.com:22/path"],
    ["http://169.254.169.254/latest?x=1", "http://169.254.169.254/latest"],
    ["javascript:alert(1)", "javascript:"],
    ["not a url", ""],
    [`https://example.com/${"a".repeat(5000)}`, ""],
  ])("a refused %j is shown as %j", (text, shown) => {
    expect(describeRefused(text)).toBe(shown);
  });

  it.each([
    ["/login?state=secret#x", "https://idp.example/login"],
    ["https://other.example/cb?code=secret", "https://other.example/cb"],
    ["https://u:p@other.example/cb", "https://other.example/cb"],
    ["javascript:alert(1)", "javascript:"],
    ["https://[", undefined],
  ])("Location %j is cut to %j", (location, cut) => {
    expect(cutLocation(location, "https://idp.example/authorize?x=1")).toBe(cut);
  });

  it.each([
    ["https://user:secret@example.com/x", "example.com"],
    ["example.com", "example.com"],
    ["evil\r\nlevel=info", "(unreadable)"],
    ["", "(unreadable)"],
  ])("the audit log names %j as %j", (text, host) => {
    expect(describeHost(text)).toBe(host);
  });
});
