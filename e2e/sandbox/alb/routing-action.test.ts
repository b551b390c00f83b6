import type { Action, RuleTransform } from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, it } from "vitest";
import { cognitoWorld } from "../../scenarios/build-cognito";
import type { Arrival } from "./arrival";
import { balancerAt } from "./balancer-at";
import { route } from "./routing-action";
import { transform } from "./transform";

const world = cognitoWorld("routing");
const elbv2 = balancerAt(world, "routing.example.com")?.state.elbv2;
if (!elbv2) throw new Error("the world has no load balancer");
const group = elbv2.targetGroups[0]?.TargetGroupArn ?? "";

const arrival: Arrival = {
  at: 0,
  scheme: "http",
  port: 80,
  method: "GET",
  target: "/a/b?c=d",
  host: "routing.example.com",
  httpVersion: "1.1",
  headers: {},
  headerValues: {},
  cookies: new Map(),
  tls: undefined,
};
const take = (action: Action) => route(action, arrival, elbv2, {}, undefined, { actions: [], priority: 1 });

describe("route", () => {
  it.each<[string, Action["RedirectConfig"], string]>([
    [
      "to HTTPS",
      { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" },
      "https://routing.example.com:443/a/b?c=d",
    ],
    [
      "to another host and path",
      { Host: "www.#{host}", Path: "/new/#{path}", Query: "", StatusCode: "HTTP_301" },
      "http://www.routing.example.com:80/new/a/b",
    ],
  ])("redirects %s", (_name, RedirectConfig, location) => {
    const outcome = take({ Type: "redirect", RedirectConfig });
    expect(outcome).toMatchObject({ status: 301, headers: { location }, redirectUrl: location });
  });

  it("answers a fixed response", () => {
    const config = { StatusCode: "404", ContentType: "text/plain", MessageBody: "No such site" };
    expect(take({ Type: "fixed-response", FixedResponseConfig: config })).toMatchObject({
      status: 404,
      body: "No such site",
      actions: ["fixed-response"],
    });
  });

  it("forwards to the first group that has a weight", () => {
    const TargetGroups = [
      { TargetGroupArn: "arn:empty", Weight: 0 },
      { TargetGroupArn: group, Weight: 20 },
    ];
    expect(take({ Type: "forward", ForwardConfig: { TargetGroups } })).toMatchObject({
      status: 200,
      contact: { targetGroupArn: group, target: expect.stringMatching(/:8080$/) },
    });
  });

  it.each([
    ["a group without targets", { Type: "forward", TargetGroupArn: "arn:none" } as const, 503],
    ["no routing action", { Type: "authenticate-oidc" } as const, 500],
  ])("answers %s with its own error", (_name, action, status) => {
    expect(take(action).status).toBe(status);
  });
});

describe("transform", () => {
  const rewrite = (Regex: string, Replace: string): RuleTransform => ({
    Type: "url-rewrite",
    UrlRewriteConfig: { Rewrites: [{ Regex, Replace }] },
  });
  it.each([
    ["no transform", [], undefined],
    ["groups", [rewrite("^/a/(.*)$", "/x/$1")], { uri: "/x/b?c=d", status: "TransformSuccess" }],
    ["no match", [rewrite("^/z", "/x")], { uri: "/a/b?c=d", status: "TransformSuccess" }],
    ["a broken pattern", [rewrite("(", "")], { status: "TransformRegexSyntaxError" }],
  ])("with %s", (_name, Transforms, expected) => {
    const done = transform({ RuleArn: "r", ListenerArn: "l", Transforms }, arrival);
    if (expected === undefined) expect(done).toBeUndefined();
    else expect(done).toMatchObject(expected);
  });
});
