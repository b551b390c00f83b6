import { describe, expect, it } from "vitest";
import type { RuleCondition } from "../model/load-balancer";
import { traceRule } from "./alb-rules";
import type { RequestTarget } from "./request-target";
import { readRequestUrl } from "./request-url";
import { header, host, method, path, pathRegex, query, rule, sourceIp } from "./rules-for-tests";

function target(url: string): RequestTarget {
  const read = readRequestUrl(url);
  if (!read.ok) throw new Error(read.problem.message);
  return read.request;
}

const app = "https://app.example.com";

describe("sentences", () => {
  it.each<[condition: RuleCondition, url: string, sentence: string]>([
    [host("*.example.com"), app, "Host app.example.com matches *.example.com."],
    [
      host("a.example.com", "b.example.com"),
      app,
      "Host app.example.com does not match a.example.com or b.example.com.",
    ],
    [
      host("*.example.com"),
      "https://example.com",
      "Host example.com does not match *.example.com: *. stands for a name before the dot, so example.com itself is not meant.",
    ],
    [path("/Orders"), `${app}/orders`, "Path /orders does not match /Orders: paths are case-sensitive."],
    [path("/a"), `${app}/${"b".repeat(300)}`, `Path /${"b".repeat(79)}… does not match /a.`],
    [
      path("/a/*"),
      `${app}/a%2Fb`,
      "Path /a%2Fb may match /a/* because AWS does not document how far it normalises this path.",
    ],
    [pathRegex("("), app, "Path / may match /(/ because the expression cannot be read."],
    [method("POST"), app, "Method GET (a browser opens a URL with GET) is not POST."],
    [
      header("X-Debug", "1"),
      app,
      "Header X-Debug may match 1 because the URL does not say which headers are sent.",
    ],
    [query(["a", "1"], ["2"]), `${app}?b=2`, "The query (b) matches a=1 or 2."],
    [query(["a", "1"]), app, "An empty query does not match a=1."],
    [
      sourceIp("10.0.0.0/8"),
      app,
      "Source address unknown may be in 10.0.0.0/8 because the URL does not say from where it is asked.",
    ],
    [
      { Field: "new" },
      app,
      "Condition new may match the request because this kind of condition is not known here.",
    ],
    [
      host("1.a.b", "2.a.b", "3.a.b", "4.a.b", "5.a.b", "6.a.b"),
      app,
      "Host app.example.com does not match 1.a.b or 2.a.b or 3.a.b or 4.a.b or 5.a.b and 1 more.",
    ],
  ])("%#", (condition, url, sentence) => {
    expect(traceRule(rule(1, [condition]), target(url)).conditions[0]?.detail).toBe(sentence);
  });
});
