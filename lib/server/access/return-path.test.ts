import { describe, expect, it } from "vitest";
import { returnPath, signInPath } from "./return-path";

describe("returnPath", () => {
  it.each([
    ["/", "/"],
    ["/chains", "/chains"],
    ["/checks/client-secret-rejected", "/checks/client-secret-rejected"],
    [
      "/chains/alb/111122223333/eu-west-1/shop/50dc6c495c0c9188/a/b",
      "/chains/alb/111122223333/eu-west-1/shop/50dc6c495c0c9188/a/b",
    ],
    ["/chains/rest/1/eu-west-1/a/prod/GET/%2F", "/chains/rest/1/eu-west-1/a/prod/GET/%2F"],
    ["/settings?x=1", "/settings"],
    [
      "/diagnose?url=https%3A%2F%2Fapp.example.com%2F&status=561&reason=x&account=111122223333&region=eu-west-1&at=2026-03-02T02%3A41%3A00Z&evil=1",
      "/diagnose?url=https%3A%2F%2Fapp.example.com%2F&status=561&reason=x&at=2026-03-02T02%3A41%3A00Z&account=111122223333&region=eu-west-1",
    ],
  ])("keeps %s", (wanted, path) => {
    expect(returnPath(wanted)).toBe(path);
  });

  it("keeps nothing of a pasted URL that must not travel", () => {
    const url = "https://app.example.com/oauth2/idpresponse?code=SECRET1&state=SECRET2";
    const path = signInPath(`/diagnose?url=${encodeURIComponent(url)}`);
    expect(path).not.toContain("SECRET");
    expect(path).toContain("app.example.com");
  });

  it.each([
    null,
    undefined,
    "",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/%09/evil.example",
    "/%5cevil.example",
    "/%2f%2fevil.example",
    "/chains//evil.example",
    "/chains/../../evil",
    "/chains/./x",
    "/chains/%2e%2e/x",
    "/chains/..",
    "/chains/a\\b",
    "/chains/a b",
    "/chains/a\r\nSet-Cookie: x",
    "/chains\u2028",
    "/ＣHAINS",
    "/api/v1/session",
    "/sign-in/start?to=/",
    "/sign-in",
    "/_next/static/x",
    "chains",
    "./chains",
    "/nowhere",
    "/chains/%zz",
    "/diagnose/x",
    "/@evil.example",
    "/.evil.example",
    "/;@evil.example",
    "/?x",
    `/chains/${"a".repeat(5000)}`,
    "/chains#https://evil.example",
  ])("leads %j to the first page", (wanted) => {
    expect(returnPath(wanted)).toBe("/");
  });
});
