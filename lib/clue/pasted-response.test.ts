import { describe, expect, it } from "vitest";
import { pastedResponse } from "./pasted-response";

const body = '{"message":"Unauthorized"}';

describe("pastedResponse", () => {
  it.each([
    [
      "curl -i",
      `HTTP/2 401 \ncontent-type: application/json\nx-amzn-errortype: UnauthorizedException\n\n${body}`,
      { status: 401, headers: ["content-type", "x-amzn-errortype"], body },
    ],
    [
      "Windows line ends",
      `HTTP/1.1 401 Unauthorized\r\nX-Amzn-ErrorType: UnauthorizedException\r\n\r\n${body}`,
      { status: 401, headers: ["X-Amzn-ErrorType"], body },
    ],
    [
      "curl -v",
      `> GET /prod/orders HTTP/2\n> Host: a.example\n>\n< HTTP/2 401\n< apigw-requestid: abc=\n<\n{ [26 bytes data]\n${body}\n* Connection #0 left intact`,
      { status: 401, headers: ["apigw-requestid"], body },
    ],
    [
      "a redirect before it",
      `HTTP/1.1 301 Moved\nLocation: https://a.example/\n\nHTTP/1.1 403 Forbidden\nServer: CloudFront\n\n<HTML></HTML>`,
      { status: 403, headers: ["Server"], body: "<HTML></HTML>" },
    ],
    [
      "a body of many lines",
      'HTTP/1.1 400 Bad Request\nA: b\n\n{\n  "message": "no"\n}',
      { status: 400, headers: ["A"], body: '{\n  "message": "no"\n}' },
    ],
    [
      "no body",
      "HTTP/1.1 401 Unauthorized\nwww-authenticate: Bearer",
      { status: 401, headers: ["www-authenticate"], body: "" },
    ],
    ["a status and a body", `401 Unauthorized\n${body}`, { status: 401, headers: [], body }],
    ["the same on one line", `status: 401 ${body}`, { status: 401, headers: [], body }],
    ["a status alone", "403", { status: 403, headers: [], body: "" }],
  ])("reads %s", (_name, text, { status, headers, body: expected }) => {
    const read = pastedResponse(text);
    expect(read?.status).toBe(status);
    expect(read?.headers.map(({ name }) => name)).toEqual(headers);
    expect(read?.body).toBe(expected);
  });

  it.each([
    ["a sentence", "it says unauthorized"],
    ["a request", "GET / HTTP/1.1\nHost: a.example"],
    ["nothing", ""],
  ])("reads no answer in %s", (_name, text) => expect(pastedResponse(text)).toBeNull());
});
