import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/clue";
import { destination } from "./destination";

const callback =
  'h2 2026-10-06T09:15:01.123456Z app/shop-alb/50dc6c495c0c9188 203.0.113.10:51512 - -1 -1 -1 561 - 512 360 "GET https://app.example.com:443/oauth2/idpresponse?code=SECRETCODE&state=SECRETSTATE HTTP/2.0" "curl/8.9.1" TLS_AES_128_GCM_SHA256 TLSv1.3 - "Root=1-68e38a05-1c2b3a4d5e6f708192a3b4c5" "app.example.com" "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012" 10 2026-10-06T09:15:01.118000Z "authenticate" "-" "AuthTokenEpRequestFailed" "-" "-" "-" "-" TID_6bc1f1a2d5b3e14c9a1df0b2c3d4e5f6 "-" "-" "-" 198.51.100.21 - -';
const visit = callback.replace(" 561 ", " 302 ").replace('"AuthTokenEpRequestFailed"', '"-"');
const jwt = `eyJhbGciOiJSUzI1NiJ9.${"SECRET".repeat(8)}.${"b".repeat(40)}`;
const har = (status: number) =>
  JSON.stringify({
    log: {
      entries: [
        { request: { url: "https://app.example.com/a?code=SECRET" }, response: { status } },
        { request: { url: "https://app.example.com/b" }, response: { status: 200 } },
      ],
    },
  });

describe("destination", () => {
  const diagnose = (query: string) => `/diagnose?url=${query}`;
  const app = "https%3A%2F%2Fapp.example.com%2F";
  const cases: [string, string, string | null][] = [
    ["nothing", "  ", null],
    ["a URL", "https://app.example.com/", diagnose(app)],
    ["a URL in angle brackets", "<https://app.example.com/>.", diagnose(app)],
    ["a bare host", "app.example.com", diagnose(app)],
    [
      "a host with port and path",
      "app.example.com:8443/a",
      diagnose("https%3A%2F%2Fapp.example.com%3A8443%2Fa"),
    ],
    ["a URL and a status", "561 on https://app.example.com/", diagnose(`${app}&status=561`)],
    [
      "a URL and a reason",
      "https://app.example.com/ AuthInvalidIdToken",
      diagnose(`${app}&reason=AuthInvalidIdToken`),
    ],
    [
      "a callback URL",
      "https://app.example.com/?code=SECRET&state=SECRET",
      diagnose(`${app}%3Fcode%3DREDACTED%26state%3DREDACTED`),
    ],
    ["a status", "561", "/explain/561"],
    ["a status line", "HTTP/2 561", "/explain/561"],
    ["a status in words", "we get a 401", "/explain/401"],
    ["a reason", "AuthInvalidIdToken", "/explain/AuthInvalidIdToken"],
    ["an OAuth error", "error=redirect_mismatch", "/explain/redirect_mismatch"],
    [
      "a log line",
      callback,
      diagnose(
        "https%3A%2F%2Fapp.example.com%2Foauth2%2Fidpresponse&status=561&reason=AuthTokenEpRequestFailed&at=2026-10-06T09%3A15%3A01.123456Z",
      ),
    ],
    [
      "log lines: the one that says why",
      `${visit}\n${callback}`,
      diagnose(
        "https%3A%2F%2Fapp.example.com%2Foauth2%2Fidpresponse&status=561&reason=AuthTokenEpRequestFailed&at=2026-10-06T09%3A15%3A01.123456Z",
      ),
    ],
    ["half a log line", callback.slice(0, 90), null],
    ["a curl -i response", "HTTP/2 561\nserver: awselb/2.0\n\n<html>", "/explain/561"],
    [
      "a curl -v exchange",
      "> GET /orders?code=SECRET HTTP/2\n> Host: app.example.com\n\n< HTTP/2 401 \n< server: awselb/2.0",
      diagnose("https%3A%2F%2Fapp.example.com%2Forders%3Fcode%3DREDACTED&status=401"),
    ],
    [
      "a redirect to a provider",
      "HTTP/2 302\nlocation: https://idp.example.com/authorize?client_id=a&redirect_uri=https%3A%2F%2Fapp.example.com%2Foauth2%2Fidpresponse&state=SECRET",
      diagnose(`${app}&status=302`),
    ],
    [
      "a redirect to an error page",
      "HTTP/2 302\nlocation: https://acme.auth.eu-west-1.amazoncognito.com/error?error=redirect_mismatch&client_id=a",
      "/explain/redirect_mismatch",
    ],
    ["a redirect without more", "HTTP/2 302\nlocation: /login", null],
    ["a HAR", har(561), "/"],
    ["a HAR that is cut off", har(561).slice(0, -9), "/"],
    [
      "a chain id",
      "alb/123456789012/eu-west-1/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee",
      "/chains/alb/123456789012/eu-west-1/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee",
    ],
    ["a scope id", "alb/123456789012/eu-west-1/shop/50dc6c495c0c9188", "/chains?q=shop"],
    [
      "the ARN of a rule",
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee",
      "/chains/alb/123456789012/eu-west-1/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee",
    ],
    [
      "the ARN of a load balancer",
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188",
      "/chains?q=shop",
    ],
    ["the ARN of something else", "arn:aws:s3:::bucket", null],
    ["a token", jwt, "/inspect"],
    ["a token behind its header", `Authorization: Bearer ${jwt}`, "/inspect"],
    ["another scheme", "javascript:alert(1)", null],
    ["words", "sign-in is broken", null],
  ];
  it.each(cases)("%s", (_, text, path) => {
    expect(destination(recognise(text))?.path ?? null).toBe(path);
  });

  it.each(cases)("%s: no secret goes on", (_, text) => {
    expect(JSON.stringify(recognise(text))).not.toContain("SECRET");
    expect(JSON.stringify(destination(recognise(text)))).not.toContain("SECRET");
  });
});
