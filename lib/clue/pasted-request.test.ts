import { describe, expect, it } from "vitest";
import type { BroughtRequest } from "../model/brought";
import { pastedCall } from "./pasted-call";
import { pastedRequest } from "./pasted-request";

const url = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders";
const header = (name: string, value: string) => ({ name, value });
const bearer = header("Authorization", "Bearer abc");

const cases: readonly [name: string, text: string, request: BroughtRequest | null][] = [
  ["a plain curl", `curl ${url}`, { method: "GET", url, headers: [] }],
  ["behind a prompt", `$ curl -i ${url}`, { method: "GET", url, headers: [] }],
  [
    "as browsers copy it",
    `curl '${url}' \\\n  -X 'PUT' \\\n  -H 'Authorization: Bearer abc' \\\n  --compressed`,
    { method: "PUT", url, headers: [bearer] },
  ],
  [
    "options run together",
    `curl -sSikH 'Authorization: Bearer abc' ${url}`,
    { method: "GET", url, headers: [bearer] },
  ],
  [
    "a value right behind its option",
    `curl -XDELETE -H'Authorization: Bearer abc' ${url}`,
    { method: "DELETE", url, headers: [bearer] },
  ],
  [
    "long options with =",
    `curl --request=post --header="Authorization: Bearer abc" --url=${url}`,
    { method: "POST", url, headers: [bearer] },
  ],
  [
    "data makes it a POST of a form",
    `curl ${url} -d '{"a":1}' --data-raw b=2`,
    {
      method: "POST",
      url,
      headers: [header("content-type", "application/x-www-form-urlencoded")],
      body: '{"a":1}&b=2',
    },
  ],
  ["data of a GET", `curl -G ${url} -d a=1`, { method: "GET", url, headers: [] }],
  ["HEAD", `curl -I ${url}`, { method: "HEAD", url, headers: [] }],
  [
    "JSON",
    `curl --json '{}' ${url}`,
    { method: "POST", url, headers: [header("content-type", "application/json")], body: "{}" },
  ],
  ["cookies", `curl -b a=1 ${url}`, { method: "GET", url, headers: [header("cookie", "a=1")] }],
  [
    "a user",
    `curl -u me:word ${url}`,
    { method: "GET", url, headers: [header("authorization", "Basic bWU6d29yZA==")] },
  ],
  [
    "curl's own bearer option",
    `curl --oauth2-bearer abc ${url}`,
    { method: "GET", url, headers: [header("authorization", "Bearer abc")] },
  ],
  [
    "a header that is sent empty",
    `curl -H 'Authorization;' ${url}`,
    { method: "GET", url, headers: [header("Authorization", "")] },
  ],
  ["a header that is taken out", `curl -H 'Accept:' ${url}`, { method: "GET", url, headers: [] }],
  [
    "values of other options are no URL",
    `curl -o out.json -m 5 -w '%{http_code}' ${url}`,
    { method: "GET", url, headers: [] },
  ],
  ["no scheme", "curl api.example.com/x", { method: "GET", url: "https://api.example.com/x", headers: [] }],
  [
    "what curl -v says that it sent",
    `* Connected\n> GET /prod/orders HTTP/2\n> Host: api.example.com\n> authorization: Bearer abc\n> \n< HTTP/2 401 \n< x-a: b`,
    {
      method: "GET",
      url: "https://api.example.com/prod/orders",
      headers: [header("Host", "api.example.com"), header("authorization", "Bearer abc")],
    },
  ],
  [
    "a request as it goes over the wire",
    "POST /prod/orders HTTP/1.1\r\nHost: api.example.com\r\nAuthorization: Bearer abc\r\n\r\n{}",
    {
      method: "POST",
      url: "https://api.example.com/prod/orders",
      headers: [header("Host", "api.example.com"), bearer],
      body: "{}",
    },
  ],
  [
    "a browser's fetch",
    `fetch("${url}", {\n  "headers": {\n    "authorization": "Bearer abc"\n  },\n  "body": null,\n  "method": "GET"\n});`,
    { method: "GET", url, headers: [header("authorization", "Bearer abc")] },
  ],
  ["a fetch without options", `await fetch("${url}")`, { method: "GET", url, headers: [] }],
  [
    "header lines alone",
    "Authorization: Bearer abc\nAccept: */*",
    { headers: [bearer, header("Accept", "*/*")] },
  ],
  ["prose", "the orders API answers 401: why?\nIt did not yesterday.", null],
  ["a URL", url, null],
  ["a token", "eyJhbGciOiJub25lIn0.e30.", null],
  ["an answer", "HTTP/1.1 401\nx-a: b", null],
  ["nothing", "", null],
];

describe("pastedRequest", () => {
  it.each(cases)("%s", (_, text, request) => {
    expect(pastedRequest(text)).toEqual(request);
  });

  it("is quick on a megabyte of anything", () => {
    for (const junk of ["curl ", "a: ", "> GET / HTTP/1.1\n", "'", "\\", "curl -H '", "$'"]) {
      const text = `curl ${junk.repeat(1_000_000 / junk.length)}`;
      expect(() => pastedRequest(text)).not.toThrow();
    }
  });
});

describe("pastedCall", () => {
  it("reads command and answer out of one paste", () => {
    expect(
      pastedCall(`$ curl -i ${url}\nHTTP/2 401\nwww-authenticate: Bearer\n\n{"message":"Unauthorized"}`),
    ).toEqual({
      request: { method: "GET", url, headers: [] },
      response: {
        status: 401,
        headers: [header("www-authenticate", "Bearer")],
        body: '{"message":"Unauthorized"}',
      },
    });
  });
  it("reads both out of curl -v", () => {
    const call = pastedCall(
      "> GET /x HTTP/1.1\n> Host: a.example\n>\n< HTTP/1.1 403 Forbidden\n< x-a: b\n<\n{}",
    );
    expect([call?.request?.method, call?.response?.status]).toEqual(["GET", 403]);
  });
  it("reads neither out of prose", () => {
    expect(pastedCall("nobody can sign in")).toBeNull();
  });
});
