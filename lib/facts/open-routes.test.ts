import { describe, expect, it } from "vitest";
import { ok, skipped } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import { header, host, path, redirect, sourceIp } from "../routing/rules-for-tests";
import {
  type CognitoParts,
  chainOf,
  cognitoSnapshot,
  forward,
  httpListenerArn,
  listenerArn,
  ruleWith,
} from "../testing/snapshot-of";
import { openRoutes } from "./open-routes";

const app = "app.example.com";
const other = forward(1, "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/api/99aa");
const routesOf = (snapshot: Snapshot) =>
  openRoutes(snapshot, chainOf(snapshot))?.routes.map(({ listener, rule, place, reaches }) =>
    [listener, rule, place, reaches].join(" "),
  );
const toHttps = "HTTP:80 default rule other-listener no-target";

describe("openRoutes", () => {
  const cases: readonly { name: string; edit: (parts: CognitoParts) => void; routes: string[] }[] = [
    { name: "the redirect of the other listener alone", edit: () => {}, routes: [toHttps] },
    {
      name: "a path that is open before the rule, to the same targets",
      edit: ({ rules }) => rules.unshift(ruleWith("5", [host(app), path("/health")])),
      routes: ["HTTPS:443 rule 5 before same-targets", toHttps],
    },
    {
      name: "other targets after those that give away the same",
      edit: ({ rules }) =>
        rules.unshift(
          ruleWith("4", [host(app), path("/api/*")], [other]),
          ruleWith("5", [sourceIp("10.0.0.0/8")]),
        ),
      routes: ["HTTPS:443 rule 5 before same-targets", "HTTPS:443 rule 4 before other-targets", toHttps],
    },
    {
      name: "another host",
      edit: ({ rules }) => rules.unshift(ruleWith("5", [host("b.example.com")])),
      routes: [toHttps],
    },
    {
      name: "a rule that is never asked, since the sign-in takes the whole host",
      edit: ({ rules }) => rules.splice(1, 0, ruleWith("20", [host(app), path("/health")])),
      routes: [toHttps],
    },
    {
      name: "what a sign-in for a path leaves over",
      edit: ({ rule, rules }) => {
        rule.Conditions = [host(app), path("/app/*")];
        rules.splice(1, 0, ruleWith("20", [host(app)]));
      },
      routes: ["HTTPS:443 rule 20 after same-targets", toHttps],
    },
    {
      name: "the default rule, where nothing before it takes the host",
      edit: ({ rule }) => {
        rule.Conditions = [host(app), header("X-Office", "yes")];
      },
      routes: ["HTTPS:443 default rule after no-target", toHttps],
    },
    {
      name: "hosts of a wildcard",
      edit: ({ rule, rules }) => {
        rule.Conditions = [host("*.example.com")];
        rules.unshift(ruleWith("5", [host("status.example.com")]));
        rules.pop();
      },
      routes: ["HTTPS:443 rule 5 before same-targets", toHttps],
    },
    {
      name: "a chain without host condition",
      edit: ({ rule, rules }) => {
        rule.Conditions = [path("/app/*")];
        rules.unshift(ruleWith("5", [path("/app/public/*")]));
      },
      routes: ["HTTPS:443 rule 5 before same-targets", "HTTPS:443 default rule after no-target", toHttps],
    },
    {
      name: "a sign-in that lets everybody through",
      edit: ({ config }) => {
        config.OnUnauthenticatedRequest = "allow";
      },
      routes: ["HTTPS:443 rule 10 own same-targets", toHttps],
    },
    {
      name: "plain HTTP that forwards",
      edit: ({ httpRules }) => {
        httpRules.unshift(ruleWith("1", [host(app)]));
      },
      routes: ["HTTP:80 rule 1 other-listener same-targets"],
    },
  ];
  it.each(cases)("finds $name", ({ edit, routes }) => {
    expect(routesOf(cognitoSnapshot(edit))).toEqual(routes);
  });

  it("tells conditions, action and the hosts that it answers", () => {
    const snapshot = cognitoSnapshot(({ rule, rules, httpRules }) => {
      rule.Conditions = [host(app, "b.example.com")];
      rules.unshift(ruleWith("5", [host(app), path("/health", "/ready")]));
      httpRules[0] = ruleWith("default", [], [redirect()]);
    });
    expect(openRoutes(snapshot, chainOf(snapshot))?.routes).toMatchObject([
      {
        chain: "alb/111122223333/eu-west-1/shop/50dc6c495c0c9188/aaaa000000000443/cccc000000000005",
        conditions: [`host ${app}`, "path /health or /ready"],
        action: "forwards to web",
        hosts: [app],
      },
      {
        conditions: [],
        action: "redirects to https://#{host}:443/#{path}?#{query} (301)",
        hosts: [],
      },
    ]);
  });

  it("says which listener it does not know", () => {
    const snapshot = cognitoSnapshot(({ artifacts }) => {
      artifacts.rules[httpListenerArn] = skipped("denied");
    });
    expect(openRoutes(snapshot, chainOf(snapshot))).toEqual({
      routes: [],
      gaps: ["Rules of HTTP:80: Not read: denied."],
    });
  });

  it("is nothing for a rule that is open itself", () => {
    const snapshot = cognitoSnapshot(({ artifacts, rules, rule }) => {
      artifacts.rules[listenerArn] = ok([{ ...rule, Actions: [forward(1)] }, ...rules.slice(1)]);
    });
    expect(openRoutes(snapshot, chainOf(snapshot))).toBeNull();
  });
});
