import { describe, expect, it } from "vitest";
import type { BroughtRequest } from "../../model/brought";
import type { ApiScope } from "../../model/scope";
import { readRequestUrl } from "../../routing/index";
import { readIdentitySource } from "./identity-source";
import { valueOfSource } from "./source-value";

const good: [ApiScope["kind"], string, string][] = [
  ["rest", "method.request.header.Authorization", "header Authorization"],
  ["rest", "method.request.querystring.tenant", "query tenant"],
  ["rest", "method.request.multivalueheader.X-Key", "header X-Key"],
  ["rest", "method.request.multivaluequerystring.tag", "query tag"],
  ["rest", "stageVariables.tenant", "stage-variable tenant"],
  ["rest", "context.identity.sourceIp", "context identity.sourceIp"],
  ["http", "$request.header.Authorization", "header Authorization"],
  ["http", "$request.querystring.token", "query token"],
  ["http", "$context.routeKey", "context routeKey"],
  ["http", "$stageVariables.tenant", "stage-variable tenant"],
  ["ws", "route.request.header.Auth", "header Auth"],
  ["ws", "route.request.querystring.auth", "query auth"],
  ["ws", "stageVariables.tenant", "stage-variable tenant"],
];

const malformed: [ApiScope["kind"], string, RegExp][] = [
  ["rest", "Authorization", /no expression/],
  ["rest", "", /no expression/],
  ["rest", "method.request.header.", /no expression/],
  ["rest", "$request.header.Authorization", /no expression/],
  ["rest", "method.request.path.id", /path parameters/],
  [
    "rest",
    "method.request.header.method.request.header.Authorization",
    /itself called "method\.request\.header/,
  ],
  ["rest", "method.request.header.Autho rization", /cannot be the name/],
  ["rest", "method.request.header.Authorization:", /cannot be the name/],
  ["http", "method.request.header.Authorization", /no expression/],
  ["http", "$request.header.$request.header.Authorization", /itself called/],
  ["ws", "$request.header.Authorization", /no expression/],
];

describe("readIdentitySource", () => {
  it.each(good)("%s: %s is %s", (api, written, expected) => {
    const source = readIdentitySource(written, api);
    expect(source.state === "good" && `${source.kind} ${source.name}`).toBe(expected);
  });

  it.each(malformed)("%s: %s is malformed", (api, written, why) => {
    expect(readIdentitySource(written, api)).toMatchObject({
      state: "malformed",
      written,
      why: expect.stringMatching(why),
    });
  });
});

const request: BroughtRequest = {
  method: "GET",
  url: "https://a.example/prod/orders?tenant=north&blank=&sum=1%2B1",
  headers: [
    { name: "AUTHORIZATION", value: "Bearer x" },
    { name: "x-empty", value: "  " },
  ],
};
const read = readRequestUrl("https://a.example/prod/orders?tenant=north&access_token=abc");
const target = read.ok ? read.request : undefined;

describe("valueOfSource", () => {
  it.each([
    ["method.request.header.Authorization", { state: "present", value: "Bearer x" }],
    ["method.request.header.X-Empty", { state: "empty" }],
    ["method.request.header.X-Key", { state: "absent" }],
    ["method.request.querystring.tenant", { state: "present", value: "north" }],
    ["method.request.querystring.sum", { state: "present", value: "1+1" }],
    ["method.request.querystring.Tenant", { state: "absent" }],
    ["method.request.querystring.blank", { state: "empty" }],
    ["stageVariables.tenant", { state: "present", value: "north" }],
    ["stageVariables.kept", { state: "set" }],
    ["stageVariables.blank", { state: "empty" }],
    ["stageVariables.toString", { state: "absent" }],
    ["context.httpMethod", { state: "set" }],
  ])("of a pasted request: %s", (written, expected) => {
    const source = readIdentitySource(written, "rest");
    if (source.state !== "good") throw new Error(source.why);
    const variables = { tenant: "north", kept: null, blank: "" };
    expect(valueOfSource(source, { request, target, variables })).toEqual(expected);
  });

  it.each([
    ["method.request.querystring.tenant", { state: "present", value: "north" }],
    ["method.request.querystring.access_token", { state: "set" }],
    ["method.request.querystring.other", { state: "absent" }],
    ["method.request.header.Authorization", { state: "unknown" }],
    ["context.authorizer.claims.sub", { state: "unknown" }],
  ])("of a URL alone: %s", (written, expected) => {
    const source = readIdentitySource(written, "rest");
    if (source.state !== "good") throw new Error(source.why);
    expect(valueOfSource(source, { request: undefined, target, variables: {} })).toMatchObject(expected);
  });
});
