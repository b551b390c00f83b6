import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProviderPage } from "./provider-page";
import type { RequestTarget } from "./request-target";
import { readRequestUrl, type UrlProblemCode, urlLimit } from "./request-url";

function read(text: string) {
  const result = readRequestUrl(text);
  if (!result.ok) throw new Error(`refused: ${result.problem.code}`);
  return result;
}

describe("what people paste", () => {
  it.each<[what: string, text: string, safeUrl: string, request: Partial<RequestTarget>]>([
    [
      "plain",
      "https://app.example.com/x",
      "https://app.example.com/x",
      { scheme: "https", port: 443, path: "/x" },
    ],
    ["http", "http://app.example.com", "http://app.example.com/", { scheme: "http", port: 80, path: "/" }],
    [
      "no scheme",
      "app.example.com/x",
      "https://app.example.com/x",
      { scheme: "https", host: "app.example.com" },
    ],
    ["no scheme, port", "app.example.com:8443/x", "https://app.example.com:8443/x", { port: 8443 }],
    ["no scheme, localhost", "localhost:3000", "https://localhost:3000/", { host: "localhost", port: 3000 }],
    ["no scheme, query", "app.example.com?a=1", "https://app.example.com/?a=1", { path: "/" }],
    ["two slashes", "//app.example.com/x", "https://app.example.com/x", {}],
    ["scheme in capitals", "HTTPS://app.example.com/", "https://app.example.com/", {}],
    ["host in capitals", "https://APP.Example.COM/Path", "https://app.example.com/Path", { path: "/Path" }],
    ["trailing dot", "https://app.example.com./x", "https://app.example.com/x", { host: "app.example.com" }],
    ["white space", "  https://app.example.com/x\n", "https://app.example.com/x", {}],
    ["byte order mark", "\ufeffhttps://app.example.com/x\u200b", "https://app.example.com/x", {}],
    ["double quotes", '"https://app.example.com/x"', "https://app.example.com/x", {}],
    ["JSON value with comma", '"https://app.example.com/x",', "https://app.example.com/x", {}],
    ["single quotes", "'https://app.example.com/x'", "https://app.example.com/x", {}],
    ["angle brackets", "<https://app.example.com/x>", "https://app.example.com/x", {}],
    ["backticks", "`https://app.example.com/x`", "https://app.example.com/x", {}],
    ["brackets and quotes", '("https://app.example.com/x")', "https://app.example.com/x", {}],
    ["typographic quotes", "“https://app.example.com/x”", "https://app.example.com/x", {}],
    ["dot segments", "https://app.example.com/a/../b/./c", "https://app.example.com/b/c", { path: "/b/c" }],
    ["encoded dot segments", "https://app.example.com/a/%2e%2E/b", "https://app.example.com/b", {}],
    [
      "dots after .well-known",
      "https://app.example.com/x/.well-known/./y/..",
      "https://app.example.com/x/.well-known/",
      {},
    ],
    ["dots above the root", "https://app.example.com/../../x", "https://app.example.com/x", {}],
    ["space in path", "https://app.example.com/a b", "https://app.example.com/a%20b", { path: "/a%20b" }],
    ["backslashes", "https:\\\\app.example.com\\x", "https://app.example.com/x", {}],
    ["default port", "https://app.example.com:443/x", "https://app.example.com/x", { port: 443 }],
    ["http on 443", "http://app.example.com:443/x", "http://app.example.com:443/x", { port: 443 }],
    ["colon without port", "https://app.example.com:/x", "https://app.example.com/x", { port: 443 }],
    ["fragment", "https://app.example.com/#/orders", "https://app.example.com/", {}],
    ["IDN", "https://bücher.example/", "https://xn--bcher-kva.example/", { host: "xn--bcher-kva.example" }],
    ["IDN without scheme", "bücher.example", "https://xn--bcher-kva.example/", { hostKind: "name" }],
    ["IPv4", "https://192.0.2.1/x", "https://192.0.2.1/x", { hostKind: "ipv4" }],
    ["IPv4 without scheme", "192.0.2.1:8443", "https://192.0.2.1:8443/", { hostKind: "ipv4", port: 8443 }],
    ["IPv6", "https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443/", { hostKind: "ipv6", port: 8443 }],
    [
      "query in order",
      "https://a.example.com/?b=2&a=1&b=3",
      "https://a.example.com/?b=2&a=1&b=3",
      {
        query: [
          ["b", "2"],
          ["a", "1"],
          ["b", "3"],
        ],
      },
    ],
    [
      "raw query",
      "https://a.example.com/?q=a%20b+c",
      "https://a.example.com/?q=a%20b+c",
      { query: [["q", "a%20b+c"]] },
    ],
    [
      "callback",
      "https://a.example.com/oauth2/idpresponse",
      "https://a.example.com/oauth2/idpresponse",
      { callback: true },
    ],
    [
      "no callback",
      "https://a.example.com/OAuth2/idpresponse",
      "https://a.example.com/OAuth2/idpresponse",
      { callback: false },
    ],
    ["unknown parameters", "https://a.example.com/?foo=bar&baz", "https://a.example.com/?foo=bar&baz", {}],
  ])("%s", (_what, text, safeUrl, request) => {
    const result = read(text);
    expect(result.safeUrl).toBe(safeUrl);
    expect(result.request).toMatchObject(request);
  });

  it.each<[text: string, note: RegExp]>([
    ["app.example.com", /https is assumed/],
    ["https://app.example.com/#x", /after # was dropped/],
    ["https://amy:hunter2@app.example.com/", /User name and password were taken out/],
    ["https://192.0.2.1/", /IP address/],
    ["https://[::1]/", /IP address/],
    ["https://bücher.example/", /DNS form is xn--bcher-kva\.example/],
    ["https://app.example.com/?code=a&state=b", /cut: code, state\./],
    ["https://app.example.com/reset/eyJhbGciOiJub25lIn0.e30.", /path looks like a token/],
  ])("notes on %s", (text, note) => {
    expect(read(text).notes.join(" ")).toMatch(note);
  });

  it("has nothing to note on a plain URL", () => {
    expect(read("https://app.example.com/x?a=1").notes).toEqual([]);
  });
});

describe("what it refuses", () => {
  it.each<[what: string, text: string, code: UrlProblemCode]>([
    ["nothing", "", "empty"],
    ["white space", " \n\t ", "empty"],
    ["quotes around nothing", '""', "empty"],
    ["a word", "hello", "not-a-url"],
    ["a status", "561", "not-a-url"],
    ["a number that a parser takes for an address", "3232235777", "not-a-url"],
    ["a reason", "AuthInvalidIdToken", "not-a-url"],
    ["a path", "/oauth2/idpresponse", "not-a-url"],
    ["an e-mail address", "amy@example.com", "not-a-url"],
    ["a token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.abc", "not-a-url"],
    ["JSON", '{"a":1}', "not-a-url"],
    ["a sentence", "it does not work.", "not-a-url"],
    ["javascript", "javascript:alert(1)", "scheme"],
    ["javascript with slashes", "JavaScript://app.example.com/%0aalert(1)", "scheme"],
    ["data", "data:text/html,hi", "scheme"],
    ["file", "file:///etc/passwd", "scheme"],
    ["ftp", "ftp://app.example.com", "scheme"],
    ["an ARN", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/1", "scheme"],
    ["line break inside", "https://app.example.com/a\nb", "control-characters"],
    ["tab inside", "https://app.exam\tple.com/", "control-characters"],
    ["NUL", "https://app.example.com/\u0000", "control-characters"],
    ["reversed text", "https://app.example.com/\u202egnp", "control-characters"],
    ["port too high", "https://app.example.com:99999/", "bad-port"],
    ["port 0", "https://app.example.com:0/", "bad-port"],
    ["port in words", "https://app.example.com:https/", "bad-port"],
    ["port too high, no scheme", "app.example.com:70000", "bad-port"],
    ["no host", "https://", "not-a-url"],
    ["space in host", "https://app example.com/", "bad-host"],
    ["empty label", "https://app..example.com/", "bad-host"],
    ["wildcard", "https://*.example.com/", "bad-host"],
    ["long label", `https://${"a".repeat(64)}.example.com/`, "bad-host"],
    ["long host", `https://${"a.".repeat(130)}com/`, "bad-host"],
    ["over the limit", `https://app.example.com/${"a".repeat(urlLimit)}`, "too-long"],
    ["megabytes of quotes", '"'.repeat(3_000_000), "too-long"],
  ])("%s", (_what, text, code) => {
    const result = readRequestUrl(text);
    expect(result.ok ? "accepted" : result.problem.code).toBe(code);
    expect(result.ok || (result.problem.message !== "" && result.problem.wayOut !== "")).toBe(true);
  });

  it("takes 8 KB to the byte and names the limit", () => {
    const start = "https://app.example.com/";
    const fits = start + "a/".repeat((urlLimit - start.length) / 2);
    expect(read(fits).request.path).toHaveLength(fits.length - start.length + 1);
    const over = readRequestUrl(`${fits}a`);
    expect(over.ok ? "" : over.problem.message).toBe(
      "The URL is 8193 bytes long; the limit is 8 KB (8192 bytes).",
    );
  });

  it("never repeats what was pasted", () => {
    for (const text of [
      "hunter2",
      "hunter2:https",
      "amy:hunter2",
      "https://hunter2 x/",
      "hunter2@x.example",
    ]) {
      expect(JSON.stringify(readRequestUrl(text))).not.toContain("hunter2");
    }
  });
});

describe("secret values", () => {
  const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbXkifQ.c2ln";

  it.each<[search: string, safe: string]>([
    ["code=hunter2", "code=REDACTED"],
    ["state=hunter2", "state=REDACTED"],
    ["id_token=hunter2", "id_token=REDACTED"],
    ["access_token=hunter2", "access_token=REDACTED"],
    ["token=hunter2", "token=REDACTED"],
    ["session_state=hunter2", "session_state=REDACTED"],
    ["refresh_token=hunter2", "refresh_token=REDACTED"],
    ["client_secret=hunter2", "client_secret=REDACTED"],
    ["code_verifier=hunter2", "code_verifier=REDACTED"],
    ["nonce=hunter2", "nonce=REDACTED"],
    ["Password=hunter2", "Password=REDACTED"],
    ["API-Key=hunter2", "API-Key=REDACTED"],
    ["SAMLResponse=hunter2", "SAMLResponse=REDACTED"],
    ["X-Amz-Signature=hunter2", "X-Amz-Signature=REDACTED"],
    ["X-Amz-Credential=hunter2", "X-Amz-Credential=REDACTED"],
    ["%63ode=hunter2", "%63ode=REDACTED"],
    [`x=${token}`, "x=REDACTED"],
    [`client_id=${token}`, "client_id=REDACTED"],
    [token, "REDACTED=REDACTED"],
    ["x=AKIAIOSFODNN7EXAMPLE", "x=REDACTED"],
    ["x=9f86d081884c7d659a2feaa0c55ad015", "x=REDACTED"],
    ["next=%2Fback%3Fcode%3Dhunter2", "next=REDACTED"],
    ["next=%252Fback%253Fcode%253Dhunter2", "next=REDACTED"],
    ["next=https%3A%2F%2Famy%3Ahunter2%40b.example", "next=REDACTED"],
    ["x=%7B%22password%22%3A%22hunter2%22%7D", "x=REDACTED"],
    ["redirect_uri=https://a.example/cb?token=hunter2", "redirect_uri=REDACTED"],
    ["a=1&code=hunter2&b=2", "a=1&code=REDACTED&b=2"],
    ["code=", "code"],
    ["page=2&sort=name", "page=2&sort=name"],
    ["client_id=5n3eq2sbcde8fghijk12lmno3p", "client_id=5n3eq2sbcde8fghijk12lmno3p"],
    ["response_type=code", "response_type=code"],
    ["error=redirect_mismatch", "error=redirect_mismatch"],
    ["scope=openid+email", "scope=openid+email"],
    [
      "redirect_uri=https%3A%2F%2Fa.example.com%2Foauth2%2Fidpresponse",
      "redirect_uri=https%3A%2F%2Fa.example.com%2Foauth2%2Fidpresponse",
    ],
    ["next=/orders/2024", "next=/orders/2024"],
  ])("?%s", (search, safe) => {
    const result = read(`https://app.example.com/x?${search}`);
    expect(result.safeUrl).toBe(`https://app.example.com/x?${safe}`);
    expect(JSON.stringify(result)).not.toMatch(/hunter2|eyJ|AKIA/);
  });

  it.each<[path: string, safe: string]>([
    [`/reset/${token}`, "/reset/REDACTED"],
    ["/reset/9f86d081884c7d659a2feaa0c55ad015/now", "/reset/REDACTED/now"],
    ["/orders/0b5f1c2e-8a51-4c43-9a55-3d7c1f2a9b10", "/orders/0b5f1c2e-8a51-4c43-9a55-3d7c1f2a9b10"],
    ["/a-long-title-without-any-number-in-it", "/a-long-title-without-any-number-in-it"],
    ["/x;session=hunter2", "/REDACTED"],
  ])("path %s", (path, safe) => {
    expect(read(`https://app.example.com${path}`).safeUrl).toBe(`https://app.example.com${safe}`);
  });

  it("a fragment and userinfo go on nowhere", () => {
    const result = read(`https://amy:hunter2@app.example.com/x#access_token=${token}`);
    expect(JSON.stringify(result)).not.toMatch(/hunter2|eyJ|amy/);
  });

  it("a safe URL reads as itself", () => {
    const part = fc.string({
      unit: fc.constantFrom("a", "1", "/", "%20", "é", "code=", "&", "=", "?", token, "x=", "."),
      maxLength: 12,
    });
    fc.assert(
      fc.property(part, part, (path, search) => {
        const { safeUrl } = read(`https://app.example.com/${path}?${search}`);
        expect(read(safeUrl).safeUrl).toBe(safeUrl);
        expect(safeUrl).not.toContain("eyJ");
      }),
      { numRuns: 1000 },
    );
  });

  it("any text is read or refused, never thrown at", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.webUrl({ withQueryParameters: true })),
        (text) => {
          expect(typeof readRequestUrl(text).ok).toBe("boolean");
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("pages of a provider", () => {
  it.each<[what: string, url: string, page: ProviderPage | undefined]>([
    [
      "authorize",
      "https://auth.example.com/oauth2/authorize?client_id=abc&redirect_uri=https%3A%2F%2Fapp.example.com%2Foauth2%2Fidpresponse&response_type=code&scope=openid+email&state=s",
      {
        clientId: "abc",
        redirectUri: "https://app.example.com/oauth2/idpresponse",
        scope: "openid email",
        responseType: "code",
      },
    ],
    ["login", "https://auth.example.com/login?client_id=abc", { clientId: "abc" }],
    [
      "error",
      "https://auth.example.com/error?error=redirect_mismatch&client_id=abc",
      { clientId: "abc", error: "redirect_mismatch" },
    ],
    ["error without client", "https://auth.example.com/error?error=server_error", { error: "server_error" }],
    [
      "another provider",
      "https://login.example.net/tenant/oauth2/v2.0/authorize?client_id=abc&response_type=code",
      { clientId: "abc", responseType: "code" },
    ],
    [
      "a redirect URI with a secret is cut",
      "https://auth.example.com/login?client_id=abc&redirect_uri=https://a.example/?token=x1",
      { clientId: "abc" },
    ],
    ["an application's own login page", "https://app.example.com/login?next=/x", undefined],
    ["an application's own error page", "https://app.example.com/error", undefined],
    ["client_id alone elsewhere", "https://app.example.com/orders?client_id=abc", undefined],
  ])("%s", (_what, url, page) => {
    expect(read(url).providerPage).toEqual(page);
  });
});
