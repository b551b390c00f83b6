import { describe, expect, it } from "vitest";
import { readParameters } from "./read-parameters";

const url = "https://app.example.com/";

describe("readParameters", () => {
  it.each([
    ["no URL", {}, "url-missing"],
    ["an empty URL", { url: "  " }, "empty"],
    ["not a host", { url: "http://[" }, "bad-host"],
    ["words", { url: "it is broken" }, "not-a-url"],
    ["another scheme", { url: "javascript:alert(1)" }, "scheme"],
    ["over 8 KB", { url: `${url}${"a".repeat(9000)}` }, "too-long"],
    ["a status in words", { url, status: "broken" }, "bad-status"],
    ["a status of two digits", { url, status: "56" }, "bad-status"],
    ["a reason with markup", { url, reason: "<b>" }, "bad-reason"],
    ["a time in words", { url, at: "yesterday" }, "bad-time"],
    ["an account that is none", { url, account: "123" }, "bad-account"],
    ["a Region that is none", { url, region: "here" }, "bad-region"],
  ])("refuses %s, and says the way out", (_name, parameters, code) => {
    const read = readParameters(parameters);
    expect(read).toMatchObject({ ok: false, problem: { code } });
    if (!read.ok) expect(read.problem.wayOut.length).toBeGreaterThan(10);
  });

  it("says what it understood of a question that it cannot answer", () => {
    expect(readParameters({ status: "561" })).toMatchObject({ problem: { understood: ["status 561"] } });
    expect(readParameters({ url, status: "x" })).toMatchObject({
      problem: { understood: ["host app.example.com"] },
    });
  });

  it.each([
    ["a bare host", { url: "app.example.com" }, { url }],
    ["a status", { url, status: " 561 " }, { url, status: 561 }],
    ["status 000 of the log", { url, status: "000" }, { url, status: 0 }],
    ["a reason", { url, reason: "AuthInvalidIdToken" }, { url, reason: "AuthInvalidIdToken" }],
    ["a time", { url, at: "2026-03-02T02:41Z" }, { url, at: "2026-03-02T02:41:00.000Z" }],
    ["empty parameters as absent", { url, status: "", reason: "", at: "" }, { url }],
  ])("reads %s", (_name, parameters, clue) => {
    expect(readParameters(parameters)).toMatchObject({ ok: true, question: { clue } });
  });

  it("keeps no code and no state of a callback", () => {
    const read = readParameters({ url: `${url}oauth2/idpresponse?code=c0de-secret&state=st4te-secret` });
    expect(JSON.stringify(read)).not.toMatch(/secret/);
  });

  it("looks for the callback that a provider's page names, not for the provider", () => {
    const page =
      "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize?client_id=abc&redirect_uri=https%3A%2F%2Fapp.example.com%2Foauth2%2Fidpresponse";
    const read = readParameters({ url: page });
    expect(read).toMatchObject({ ok: true, question: { request: { host: "app.example.com" } } });
  });

  it("looks for the client where a provider's page names no callback", () => {
    const page = "https://shop.auth.eu-west-1.amazoncognito.com/error?error=redirect_mismatch&client_id=abc";
    expect(readParameters({ url: page })).toMatchObject({
      ok: true,
      question: { clientId: "abc", clue: { reason: "redirect_mismatch" } },
    });
  });
});
