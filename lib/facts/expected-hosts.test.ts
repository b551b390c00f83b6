import { expect, it } from "vitest";
import type { RuleCondition } from "../model/load-balancer";
import { header, host, hostRegex, path } from "../routing/rules-for-tests";
import { chainOf, cognitoSnapshot, ruleWith } from "../testing/snapshot-of";
import { expectedHosts } from "./expected-hosts";

it.each<
  [name: string, own: RuleCondition[], earlier: RuleCondition[][], asked: string | undefined, hosts: string[]]
>([
  ["the hosts that it names", [host("A.b", "c.b")], [], undefined, ["a.b", "c.b"]],
  ["the URL's first, each once", [host("a.b", "c.b")], [], "c.b", ["c.b", "a.b"]],
  ["a URL of another rule", [host("a.b")], [], "d.b", ["a.b"]],
  ["old values", [{ Field: "host-header", Values: ["a.b"] }], [], undefined, ["a.b"]],
  ["no host of a wildcard", [host("*.b")], [], undefined, []],
  ["the URL's, by a wildcard", [host("*.b")], [], "a.b", ["a.b"]],
  ["not the URL's, by another wildcard", [host("*.b")], [], "a.c", []],
  ["the URL's, by an expression that is not decided", [hostRegex("a")], [], "a.b", ["a.b"]],
  ["the URL's, where any will do", [path("/*")], [], "a.b", ["a.b"]],
  ["nothing, where any will do", [], [], undefined, []],
  ["less what is taken by name", [host("a.b", "c.b")], [[host("c.b")]], undefined, ["a.b"]],
  ["less what is taken by a wildcard", [host("a.b", "a.c")], [[host("*.c")]], undefined, ["a.b"]],
  ["less what is taken on every path", [host("a.b")], [[host("a.b"), path("/*")]], undefined, []],
  ["not less what is taken in part", [host("a.b")], [[host("a.b"), path("/x")]], undefined, ["a.b"]],
  ["not less what a header takes", [host("a.b")], [[host("a.b"), header("X-A", "1")]], undefined, ["a.b"]],
  ["the URL's, even where it is taken", [host("a.b")], [[host("a.b")]], "a.b", ["a.b"]],
])("%s", (_name, own, earlier, asked, hosts) => {
  const snapshot = cognitoSnapshot(({ rules, rule }) => {
    rule.Conditions = own;
    rules.unshift(...earlier.map((conditions, index) => ruleWith(`${index + 1}`, conditions)));
  });
  const chain = chainOf(snapshot);
  const rules = snapshot.artifacts.rules[chain.listenerArn];
  expect(expectedHosts(chain, rules?.state === "ok" ? rules.value : [], asked)).toEqual(hosts);
});

it("expects nothing of a rule that is not there", () => {
  expect(expectedHosts(chainOf(cognitoSnapshot()), [], "app.example.com")).toEqual([]);
});
