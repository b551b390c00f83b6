import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHar } from ".";
import { callback, harText, page, provider, signedIn, start } from "./hars-for-tests";

/** Stands for whatever is secret; no path, host, method or header name is made of it. */
const SECRET = "zq7SECRETzq7";

const strange = fc.oneof(
  fc.string(),
  fc.constantFrom("", " ", "%", "%zz", "\u0000", "\ud800", "a=b; c", "=", ";;;", "-0", "[redacted]", "*"),
);
const query = fc
  .dictionary(
    fc.constantFrom(
      "code",
      "state",
      "error",
      "client_id",
      "redirect_uri",
      "response_type",
      "access_token",
      "x",
    ),
    fc.oneof(strange, fc.constantFrom(SECRET, `https://app.example.com/cb?code=${SECRET}`)),
  )
  .map((pairs) => new URLSearchParams(pairs).toString());
const url = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        "https://app.example.com",
        "https://login.example.com",
        "https://acme.auth.eu-west-1.amazoncognito.com",
      ),
      fc.constantFrom("/", "/oauth2/idpresponse", "/authorize", "/%2e%2e/a", "//b"),
      query,
    )
    .map(([origin, path, pairs]) => `${origin}${path}?${pairs}#${SECRET}`),
  strange,
  fc.constantFrom("data:,x", "https://", "https://[::1", "https://a:99999/", "chrome-extension://abc/x"),
);
const headers = fc.array(
  fc.record({
    name: fc.constantFrom("Cookie", "Set-Cookie", "Location", "Sec-Fetch-Dest", "Authorization", ""),
    value: fc.oneof(
      strange,
      url,
      fc.constantFrom(
        `AWSALBAuthNonce=${SECRET}`,
        `AWSELBAuthSessionCookie-0=${SECRET}; Max-Age=0`,
        "document",
        "iframe",
        "empty",
      ),
    ),
  }),
  { maxLength: 4 },
);
const entry = fc.record(
  {
    startedDateTime: fc.oneof(strange, fc.constantFrom("2026-10-06T09:15:01Z", "2026-10-06T09:14:01+02:00")),
    time: fc.oneof(fc.double(), fc.constant(null)),
    request: fc.record({
      method: fc.oneof(fc.constantFrom("GET", "POST"), strange),
      url,
      headers,
      cookies: headers,
    }),
    response: fc.record(
      {
        status: fc.oneof(fc.constantFrom(0, 200, 302, 400, 401, 561), fc.double()),
        headers,
        redirectURL: url,
      },
      { requiredKeys: ["status"] },
    ),
    _resourceType: fc.constantFrom("document", "fetch", "image"),
  },
  { requiredKeys: ["request"] },
);

describe("a HAR of anything", () => {
  it("is read or refused, and nothing secret of it comes out", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const read = readHar(JSON.stringify({ log: { version: "1.2", entries } }));
        expect(JSON.stringify(read)).not.toContain(SECRET);
        if (read.ok) expect(read.story.next?.url).not.toMatch(/[?#]/);
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it("is no HAR where it is any other text", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readHar(text).ok).toBe(false);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it.each([
    ["a sign-in that ends well", [start(), provider(), signedIn(), page()]],
    ["a nonce that is not sent", [start(), provider(), callback({ status: 401, cookie: "a=b" })]],
    ["a provider's own page", [start(), provider({ status: 400 })]],
  ])("tells the same of %s where the export does not say what a request loads", (_, entries) => {
    const file = JSON.parse(harText(entries));
    for (const each of file.log.entries) {
      delete each._resourceType;
      each.request.headers = each.request.headers.filter(
        ({ name }: { name: string }) => name !== "sec-fetch-dest",
      );
    }
    const told = (text: string) => {
      const read = readHar(text);
      if (!read.ok) throw new Error(read.problem.message);
      return read.story.signIns.map(({ outcome, steps, findings }) => ({
        outcome,
        steps: steps.map(({ hop, exchange }) => [hop, exchange.entry]),
        findings: findings.map(({ id, certainty }) => [id, certainty]),
      }));
    };
    expect(told(JSON.stringify(file))).toEqual(told(harText(entries)));
  });
});
