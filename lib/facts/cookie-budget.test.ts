import { describe, expect, it } from "vitest";
import type { Rule } from "../model/load-balancer";
import { host, path } from "../routing/rules-for-tests";
import { chainOf, cognitoSnapshot, forward, ruleWith } from "../testing/snapshot-of";
import { cookieBudget } from "./cookie-budget";

/** Rule 10 of app.example.com beside rules that sign in under other cookie names. */
const beside = (...others: [priority: string, conditions: Rule["Conditions"], cookie: string][]) => {
  const snapshot = cognitoSnapshot(({ rules, httpRules, rule }) => {
    for (const [priority, conditions, cookie] of others) {
      const [signIn] = structuredClone(rule.Actions);
      if (signIn?.Type !== "authenticate-cognito") throw new Error("rule 10 signs nobody in");
      signIn.AuthenticateCognitoConfig.SessionCookieName = cookie;
      const added = ruleWith(priority, conditions, [signIn, forward(2)]);
      (priority === "80" ? httpRules : rules).unshift(added);
    }
  });
  return cookieBudget(snapshot, chainOf(snapshot));
};

describe("cookieBudget", () => {
  it("counts four shards against one header and all headers", () => {
    expect(beside()).toEqual({
      cookie: "AWSELBAuthSessionCookie",
      others: [],
      rows: [
        { shards: 1, bytes: 4096, leftOfHeader: 12_288, leftOfAll: 61_440 },
        { shards: 2, bytes: 8192, leftOfHeader: 8192, leftOfAll: 57_344 },
        { shards: 3, bytes: 12_288, leftOfHeader: 4096, leftOfAll: 53_248 },
        { shards: 4, bytes: 16_384, leftOfHeader: 0, leftOfAll: 49_152 },
      ],
      worst: { bytes: 16_384, leftOfHeader: 0, leftOfAll: 49_152 },
    });
  });

  const admin = path("/admin/*");
  it.each([
    ["the same host", [["5", [host("app.example.com"), admin], "Admin"]], ["Admin"], 32_768],
    ["a wildcard over it", [["5", [host("*.example.com"), admin], "Wide"]], ["Wide"], 32_768],
    ["another listener, since cookies know no port", [["80", [], "Plain"]], ["Plain"], 32_768],
    ["another host", [["5", [host("b.example.com")], "Other"]], [], 16_384],
    ["the same name", [["5", [host("app.example.com"), admin], "AWSELBAuthSessionCookie"]], [], 16_384],
    [
      "one name of two rules",
      [
        ["5", [host("app.example.com"), admin], "Admin"],
        ["6", [host("app.example.com"), path("/ops/*")], "Admin"],
      ],
      ["Admin"],
      32_768,
    ],
  ] as [string, Parameters<typeof beside>, string[], number][])(
    "beside a rule of %s",
    (_, others, names, worst) => {
      const budget = beside(...others);
      expect(budget?.others.map(({ cookie }) => cookie)).toEqual(names);
      expect(budget?.worst.bytes).toBe(worst);
    },
  );

  it("names the rules of another cookie", () => {
    expect(beside(["5", [host("app.example.com"), admin], "Admin"])?.others).toEqual([
      { cookie: "Admin", rules: ["HTTPS:443 rule 5"] },
    ]);
  });

  it("goes below nothing where five sessions meet", () => {
    const budget = beside(
      ...["1", "2", "3", "4"].map((one): [string, Rule["Conditions"], string] => [
        one,
        [host("app.example.com"), path(`/${one}/*`)],
        `Cookie${one}`,
      ]),
    );
    expect(budget?.worst).toEqual({ bytes: 81_920, leftOfHeader: -65_536, leftOfAll: -16_384 });
  });

  it("is nothing for a rule without a session", () => {
    const snapshot = cognitoSnapshot(({ rule }) => {
      rule.Actions.shift();
    });
    expect(cookieBudget(snapshot, chainOf(snapshot))).toBeNull();
  });
});
