import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleCases, exampleLine, trapCases } from "./example-lines";
import { parseAlbLogLine } from "./parse-line";
import { redactLogLine } from "./redact";

const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ";
const secret = "cAnArY5x";

function withUrl(url: string): string {
  return exampleLine({ request: `"GET https://app.example.com:443${url} HTTP/1.1"` });
}

describe("redactLogLine", () => {
  it("keeps what tells the cause and the names of sign-in parameters", () => {
    expect(redactLogLine(exampleLine())).toBe(
      exampleLine({
        request: '"GET https://app.example.com:443/oauth2/idpresponse?code=REDACTED&state=REDACTED HTTP/2.0"',
      }),
    );
  });

  it.each(Object.entries({ ...exampleCases, ...trapCases }))(
    "leaves %s a line that can be read",
    (_, changes) => {
      const [before, after] = [exampleLine(changes), redactLogLine(exampleLine(changes))].map(
        parseAlbLogLine,
      );
      expect(after).toEqual(before);
    },
  );

  it.each([
    ["a value", withUrl(`/?code=${secret}`)],
    ["a value with raw spaces", withUrl(`/?q=a ${secret} HTTP/1.1 ${secret}`)],
    ["a value that holds ? and =", withUrl(`/?q=?x=${secret}=${secret}`)],
    ["a part without a name", withUrl(`/?${secret}`)],
    ["an unknown name", withUrl(`/?${secret}=1`)],
    ["a fragment", withUrl(`/#access_token=${secret}`)],
    ["an encoded query in the path", withUrl(`/to%3Fcode%3D${secret}%26state%3D${secret}`)],
    ["a path parameter", withUrl(`/a;jsessionid=${secret}/b`)],
    ["a token in the path", withUrl(`/t/${jwt}`)],
    ["a long secret in the path", withUrl(`/reset/${secret.repeat(5)}`)],
    ["userinfo", exampleLine({ request: `"GET https://me:${secret}@app.example.com:443/ HTTP/1.1"` })],
    ["a quote in a value", withUrl(`/?q=\\x22${secret}\\x22`)],
    ["a raw quote in a value", withUrl(`/?q="${secret}" ${secret}`)],
    ["a request without protocol", exampleLine({ request: `"GET https://h:443/?code=${secret}"` })],
    ["a redirect", exampleLine({ redirectUrl: `"https://idp.example.com/authorize?state=${secret}"` })],
    ["a transformed URI", exampleLine({ transformedUri: `"/x?code=${secret}"` })],
    ["a user agent with a token", exampleLine({ userAgent: `"cli/1 Bearer ${secret}"` })],
    ["a user agent with a URL", exampleLine({ userAgent: `"bot (+https://e.example/?id=${secret})"` })],
    ["a trace id with a session", exampleLine({ traceId: `"Root=1-1-1;session=${secret}"` })],
    ["a cookie in a foreign line", `Cookie: AWSELBAuthSessionCookie-0=${secret}; a=b`],
    ["a URL in a foreign line", `GET /oauth2/idpresponse?code=${secret} rest ${secret}`],
    ["a token in a foreign line", `Authorization: Bearer ${jwt}`],
    ["a cut line", withUrl(`/?code=${secret}`).slice(0, 260)],
  ])("takes out %s", (_, line) => {
    const shown = redactLogLine(line);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(jwt.slice(-20));
    expect(shown).toContain("REDACTED");
  });

  it("lets no query value through, whatever it is, in sample or record", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((value) => value.replace(/["\r\n]/g, ""));
    const name = fc.constantFrom("code", "state", "q", "a b", "");
    fc.assert(
      fc.property(text, text, name, (before, after, parameter) => {
        const line = withUrl(`/p?${parameter}=${before}${secret}${after}&x=${secret}`);
        expect(redactLogLine(line)).not.toContain(secret);
        expect(JSON.stringify(parseAlbLogLine(line))).not.toContain(secret);
      }),
    );
  });

  it("cuts long lines and shows no control characters", () => {
    const shown = redactLogLine(exampleLine({ userAgent: `"${"a\u001b[31m".repeat(20_000)}"` }));
    expect(shown.length).toBeLessThan(3_100);
    expect(shown).not.toContain("\u001b");
  });

  it("takes time in proportion to the length", () => {
    const hostile = "session".repeat(15_000);
    const started = performance.now();
    for (const line of [hostile, withUrl(`/${hostile}`), exampleLine({ userAgent: `"${hostile}"` })]) {
      redactLogLine(line);
      parseAlbLogLine(line);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
