import { describe, expect, it } from "vitest";
import { recognise } from "./recognise";

const callback =
  'h2 2026-10-06T09:15:01.123456Z app/shop-alb/50dc6c495c0c9188 203.0.113.10:51512 - -1 -1 -1 561 - 512 360 "GET https://app.example.com:443/oauth2/idpresponse?code=SECRETCODE&state=SECRETSTATE HTTP/2.0" "curl/8.9.1" TLS_AES_128_GCM_SHA256 TLSv1.3 - "Root=1-68e38a05-1c2b3a4d5e6f708192a3b4c5" "app.example.com" "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012" 10 2026-10-06T09:15:01.118000Z "authenticate" "-" "AuthTokenEpRequestFailed" "-" "-" "-" "-" TID_6bc1f1a2d5b3e14c9a1df0b2c3d4e5f6 "-" "-" "-" 198.51.100.21 - -';

describe("recognise", () => {
  it("names what a log line held", () => {
    expect(recognise(callback)).toMatchObject({
      kind: "request",
      what: "an ALB access-log line",
      facts: [
        "561",
        "AuthTokenEpRequestFailed",
        "host app.example.com",
        "path /oauth2/idpresponse",
        "at 2026-10-06T09:15:01.123456Z",
      ],
    });
  });
  it("names what was cut", () => {
    expect(recognise("https://app.example.com/?code=a&state=b")).toMatchObject({
      notes: ["Secret or secret-looking query values were cut: code, state."],
    });
  });
  it("takes of a curl command the URL and the status behind it, and nothing else", () => {
    const text =
      "curl -i 'https://api.example.com/orders?token=SECRET' -H 'Authorization: Bearer SECRET'\n\nHTTP/2 401";
    const found = recognise(text);
    expect(found).toMatchObject({
      kind: "request",
      what: "a request with its answer",
      parameters: { status: "401" },
    });
    expect(JSON.stringify(found)).not.toContain("SECRET");
  });
  it("cleans a URL inside a URL", () => {
    const inner = encodeURIComponent("https://app.example.com/?code=SECRET");
    const found = recognise(`https://idp.example.com/authorize?client_id=a&redirect_uri=${inner}`);
    expect(JSON.stringify(found)).not.toContain("SECRET");
  });
  it("is quick on a megabyte of anything", () => {
    for (const junk of ["a", ".", "eyJ.", "https://", " 561", "/"]) {
      const text = junk.repeat(1_000_000 / junk.length);
      expect(["unknown", "token", "symptom"]).toContain(recognise(text).kind);
    }
  });
});
