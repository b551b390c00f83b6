import { describe, expect, it } from "vitest";
import { deriveChains } from "../../facts/chains";
import type { Finding } from "../../model/finding";
import { ok } from "../../model/gathered";
import type { Rule } from "../../model/load-balancer";
import type { Snapshot } from "../../model/snapshot";
import { header, host, method, path, redirect, sourceIp, tokenCheck } from "../../routing/rules-for-tests";
import {
  certificateArn,
  cognitoSnapshot,
  forward,
  type OidcParts,
  oidcSnapshot,
  ruleWith,
  targetGroupArn,
  testHost,
  testTime,
} from "../../testing/snapshot-of";
import { runChecks } from "../run-checks";
import accessLogsOff from "./access-logs-off";
import callbackPathShadowed from "./callback-path-shadowed";
import certificateExpired from "./certificate-expired";
import certificateHostMismatch from "./certificate-host-mismatch";
import claimsTooLarge from "./claims-too-large";
import defaultRuleUnauthenticated from "./default-rule-unauthenticated";
import extraParameterHarmful from "./extra-parameter-harmful";
import frontProxyUnread from "./front-proxy-unread";
import hostResolvesElsewhere from "./host-resolves-elsewhere";
import httpListenerForwards from "./http-listener-forwards";
import requestHeadersTooLarge from "./request-headers-too-large";
import ruleBypass from "./rule-bypass";
import ruleShadowed from "./rule-shadowed";
import sessionCookieShared from "./session-cookie-shared";

const checks = [
  accessLogsOff,
  callbackPathShadowed,
  certificateExpired,
  certificateHostMismatch,
  claimsTooLarge,
  defaultRuleUnauthenticated,
  extraParameterHarmful,
  frontProxyUnread,
  hostResolvesElsewhere,
  httpListenerForwards,
  requestHeadersTooLarge,
  ruleBypass,
  ruleShadowed,
  sessionCookieShared,
];

/** What any chain of the snapshot is said to suffer from, with the URL and without: `rule 20: rule-shadowed`. */
function alarms(snapshot: Snapshot, askedHost = testHost): string[] {
  const { account, region } = snapshot.scope;
  const chains = deriveChains(snapshot).filter(({ protocol }) => protocol === "HTTPS");
  const isAlarm = ({ status, severity }: Finding) =>
    status === "error" || (status === "fail" && (severity === "breaks-sign-in" || severity === "may-break"));
  const found = chains.flatMap((chain) =>
    [askedHost, undefined].flatMap((asked) => {
      const context = { clue: {}, host: asked, now: new Date(testTime), chains, account, region };
      const findings = runChecks(checks, snapshot, chain, context);
      return findings.filter(isAlarm).map(({ check }) => `${chain.ruleName}: ${check}`);
    }),
  );
  return [...new Set(found)];
}

type SignIn = (client?: string, group?: string) => Rule["Actions"];

/** The rules of an HTTPS listener, each made with a sign-in; a wildcard certificate and one for the apex. */
function listener(make: (signIn: SignIn) => Rule[], edit: (parts: OidcParts) => void = () => {}): Snapshot {
  return oidcSnapshot((parts) => {
    const [authenticate] = parts.rule.Actions;
    const signIn: SignIn = (client = "shop-web", group = targetGroupArn) => {
      const action = structuredClone(authenticate);
      if (action?.Type !== "authenticate-oidc") throw new Error("the example signs in with OpenID");
      action.AuthenticateOidcConfig.ClientId = client;
      return [action, forward(2, group)];
    };
    const rules = make(signIn);
    const last = rules.at(-1)?.IsDefault ? [] : [notFound];
    parts.rules.splice(0, parts.rules.length, ...rules, ...last);
    const certificate = parts.artifacts.certificates[certificateArn];
    if (certificate?.state === "ok")
      certificate.value.SubjectAlternativeNames.push("*.example.com", "example.com");
    edit(parts);
  });
}

const answer = (StatusCode: string): Rule["Actions"] => [
  { Type: "fixed-response", Order: 1, FixedResponseConfig: { StatusCode } },
];
const notFound = ruleWith("default", [], answer("404"));
const groupOf = (name: string) => `${targetGroupArn.replace("web", name)}`;
const weighted = (blue: number, green: number): Rule["Actions"][number] => ({
  Type: "forward",
  Order: 2,
  TargetGroups: [
    { TargetGroupArn: groupOf("blue"), Weight: blue },
    { TargetGroupArn: groupOf("green"), Weight: green },
  ],
});
const dns =
  (a: string[], cname: string[] = []) =>
  ({ artifacts }: OidcParts) => {
    artifacts.hosts[testHost] = ok({ host: testHost, a, aaaa: [], cname });
  };

const healthy: [name: string, snapshot: Snapshot, askedHost?: string][] = [
  ["one rule with Cognito", cognitoSnapshot()],
  [
    "an Ingress controller with many rules for each host",
    listener((signIn) =>
      ["app", "shop", "api"].flatMap((name, index) => [
        ruleWith(
          `${index * 3 + 1}`,
          [host(`${name}.example.com`), path("/orders", "/orders/*")],
          signIn(name),
        ),
        ruleWith(`${index * 3 + 2}`, [host(`${name}.example.com`), path("/users", "/users/*")], signIn(name)),
        ruleWith(`${index * 3 + 3}`, [host(`${name}.example.com`), path("/*")], signIn(name)),
      ]),
    ),
  ],
  [
    "services by path, each with the same sign-in",
    listener((signIn) => [
      ruleWith("1", [host(testHost), path("/a/*")], signIn("web", groupOf("a"))),
      ruleWith("2", [host(testHost), path("/b/*")], signIn("web", groupOf("b"))),
      ruleWith("3", [host(testHost)], signIn("web", groupOf("c"))),
    ]),
  ],
  [
    "one open rule for health checks, on any host",
    listener((signIn) => [
      ruleWith("1", [path("/healthz", "/readyz")]),
      ruleWith("2", [host(testHost)], signIn()),
    ]),
  ],
  [
    "preflights and static files let through",
    listener((signIn) => [
      ruleWith("1", [host(testHost), method("OPTIONS")]),
      ruleWith("2", [host(testHost), path("/static/*", "*.css", "*.js")]),
      ruleWith("3", [host(testHost)], signIn()),
    ]),
  ],
  [
    "a rule of its own for /oauth2/*, with the sign-in",
    listener((signIn) => [
      ruleWith("1", [host(testHost), path("/oauth2/*")], signIn()),
      ruleWith("2", [host(testHost), path("/admin/*")], signIn()),
      ruleWith("3", [host(testHost)]),
    ]),
  ],
  [
    "/oauth2/* of another host, whose application signs in by itself",
    listener((signIn) => [
      ruleWith("1", [host("self.example.com"), path("/oauth2/*")]),
      ruleWith("2", [host(testHost)], signIn()),
    ]),
  ],
  [
    "an area of an open application",
    listener((signIn) => [
      ruleWith("1", [path("/admin/*")], signIn()),
      ruleWith("default", [], [forward(1)]),
    ]),
  ],
  [
    "rules without a host, and a default rule that signs in",
    listener((signIn) => [
      ruleWith("1", [path("/api/*")], [tokenCheck, forward(2)]),
      ruleWith("2", [path("/healthz")], answer("200")),
      ruleWith("default", [], signIn()),
    ]),
  ],
  [
    "an application for each host, each with a client of its own, and a wildcard and default rule behind",
    listener((signIn) => [
      ruleWith("1", [host(testHost)], signIn("app")),
      ruleWith("2", [host("shop.example.com")], signIn("shop")),
      ruleWith("3", [host("*.example.com")], signIn("portal")),
      ruleWith("default", [], signIn("rest")),
    ]),
  ],
  [
    "paths of a host before the rest of it, and another client in the default rule",
    listener((signIn) => [
      ruleWith("1", [host(testHost), path("/reports/*")], signIn("app", groupOf("reports"))),
      ruleWith("2", [host(testHost)], signIn("app")),
      ruleWith("default", [], signIn("rest")),
    ]),
  ],
  [
    "blue and green with weights, and green for testers",
    listener((signIn) => [
      ruleWith("1", [host(testHost), header("X-Canary", "yes")], [...signIn().slice(0, 1), weighted(0, 100)]),
      ruleWith("2", [host(testHost)], [...signIn().slice(0, 1), weighted(90, 10)]),
    ]),
  ],
  [
    "a sign-in for browsers, a token check for programs",
    listener((signIn) => [
      ruleWith("1", [host(testHost), header("Authorization", "Bearer *")], [tokenCheck, forward(2)]),
      ruleWith("2", [host(testHost)], signIn()),
    ]),
  ],
  [
    "no sign-in from the office",
    listener((signIn) => [
      ruleWith("1", [host(testHost), sourceIp("203.0.113.0/24")]),
      ruleWith("2", [host(testHost)], signIn()),
    ]),
  ],
  [
    "the apex redirected to www, both named by the rule",
    listener(
      (signIn) => [
        ruleWith("1", [host("example.com")], [redirect({ Host: "www.example.com" })]),
        ruleWith("2", [host("example.com", "www.example.com")], signIn()),
      ],
      ({ artifacts }) => {
        artifacts.hosts["www.example.com"] = ok({ host: "", a: ["203.0.113.10"], aaaa: [], cname: [] });
      },
    ),
    "www.example.com",
  ],
  [
    "a maintenance page before everything",
    listener((signIn) => [
      ruleWith("1", [path("/*")], answer("503")),
      ruleWith("2", [host(testHost)], signIn()),
    ]),
  ],
  ["a wildcard rule", listener((signIn) => [ruleWith("1", [host("*.example.com")], signIn())])],
  [
    "an internal load balancer, named by a private zone",
    listener(
      (signIn) => [ruleWith("1", [host(testHost)], signIn())],
      (parts) => {
        parts.loadBalancer.Scheme = "internal";
        dns([])(parts);
      },
    ),
  ],
  [
    "behind CloudFront, by CNAME",
    listener(
      (signIn) => [ruleWith("1", [host(testHost)], signIn())],
      dns(["192.0.2.1"], ["d1.cloudfront.net"]),
    ),
  ],
  [
    "behind CloudFront, by an alias record",
    listener((signIn) => [ruleWith("1", [host(testHost)], signIn())], dns(["192.0.2.1", "192.0.2.2"])),
  ],
  [
    "behind a Network Load Balancer",
    listener(
      (signIn) => [ruleWith("1", [host(testHost)], signIn())],
      dns(["192.0.2.1"], ["edge-0a1b.elb.eu-west-1.amazonaws.com"]),
    ),
  ],
];

describe("healthy configurations raise no alarm", () => {
  it.each(healthy)("%s", (_name, snapshot, askedHost) => {
    expect(alarms(snapshot, askedHost)).toEqual([]);
  });

  it("while a broken one does", () => {
    const broken = listener((signIn) => [
      ruleWith("1", [path("/oauth2/*")]),
      ruleWith("2", [host("*.example.com")]),
      ruleWith("3", [host(testHost)], signIn()),
      ruleWith("4", [host("b.example.org"), path("/x")], signIn("a")),
      ruleWith("5", [host("b.example.org")], signIn("b")),
    ]);
    expect(alarms(broken)).toEqual(
      expect.arrayContaining([
        "rule 3: rule-shadowed",
        "rule 3: callback-path-shadowed",
        "rule 4: session-cookie-shared",
        "rule 5: certificate-host-mismatch",
      ]),
    );
  });
});
