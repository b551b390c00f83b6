import { header, host, path, redirect } from "../../routing/rules-for-tests";
import {
  cognitoSnapshot,
  forward,
  listenerArn,
  ruleWith,
  type SnapshotParts,
  targetGroupArn,
  testHost,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./http-listener-forwards";

type Rules = SnapshotParts["httpRules"];

const onHttp = (...rules: Rules) =>
  cognitoSnapshot(({ httpRules }) => {
    httpRules.splice(0, httpRules.length, ...rules);
  });
const other = `${targetGroupArn}0`;
const toHttps = ruleWith("default", [], [redirect()]);
const open = ruleWith("default", []);

testCheck(check, {
  pass: [
    { name: "it redirects", snapshot: cognitoSnapshot(), because: /No HTTP listener/ },
    {
      name: "there is none",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        const { listeners } = artifacts;
        if (listeners.state === "ok") listeners.value.pop();
      }),
    },
    { name: "it forwards another host", snapshot: onHttp(ruleWith("1", [host("b.example.com")]), toHttps) },
    {
      name: "it forwards the challenge of a certificate",
      snapshot: onHttp(ruleWith("1", [path("/.well-known/acme-challenge/*")]), toHttps),
    },
    {
      name: "it redirects the host and forwards the rest",
      snapshot: onHttp(ruleWith("1", [host("*.example.com")], [redirect()]), open),
    },
    {
      name: "it redirects the protected path and forwards the rest",
      snapshot: cognitoSnapshot(({ rule, httpRules }) => {
        rule.Conditions = [host(testHost), path("/admin/*")];
        httpRules.splice(0, 1, ruleWith("1", [path("/admin*")], [redirect()]), open);
      }),
    },
    {
      name: "it answers 404",
      snapshot: onHttp(
        ruleWith(
          "default",
          [],
          [{ Type: "fixed-response", Order: 1, FixedResponseConfig: { StatusCode: "404" } }],
        ),
      ),
    },
  ],
  fail: [
    {
      name: "its default rule forwards",
      snapshot: onHttp(open),
      because: /^HTTP:80 forwards app\.example\.com \(the default rule\) without sign-in to the same targets/,
      shows: /redirect to HTTPS/,
    },
    {
      name: "a rule for the host forwards",
      snapshot: onHttp(ruleWith("1", [host(testHost)]), toHttps),
      because: /rule 1/,
    },
    {
      name: "only requests with a header are redirected",
      snapshot: onHttp(ruleWith("1", [header("X-Forwarded-Proto", "http")], [redirect()]), open),
    },
    {
      name: "it forwards to other targets",
      snapshot: onHttp(ruleWith("default", [], [forward(1, other)])),
      certainty: "likely",
      because: /may redirect by themselves/,
    },
    {
      name: "one of two hosts",
      snapshot: cognitoSnapshot(({ rule, httpRules }) => {
        rule.Conditions = [host(testHost, "shop.example.com")];
        httpRules.unshift(ruleWith("1", [host("shop.example.com")]));
      }),
      because: /forwards shop\.example\.com \(rule 1\)/,
    },
    {
      name: "any host, and no URL",
      snapshot: cognitoSnapshot(({ rule, httpRules }) => {
        rule.Conditions = [path("/*")];
        httpRules.splice(0, 1, open);
      }),
      host: null,
      because: /any host/,
    },
    {
      name: "one listener to other targets, one to the same",
      snapshot: cognitoSnapshot(({ artifacts, httpListener, httpRules }) => {
        const arn = `${listenerArn}8080`;
        const { listeners } = artifacts;
        if (listeners.state === "ok") listeners.value.push({ ...httpListener, ListenerArn: arn, Port: 8080 });
        artifacts.rules[arn] = { state: "ok", value: [ruleWith("default", [])] };
        httpRules.splice(0, 1, ruleWith("default", [], [forward(1, other)]));
      }),
      because: /HTTP:8080 .* the same targets/,
    },
    {
      name: "a second HTTP listener",
      snapshot: cognitoSnapshot(({ artifacts, httpListener }) => {
        const arn = `${listenerArn}8080`;
        const { listeners } = artifacts;
        if (listeners.state === "ok") listeners.value.push({ ...httpListener, ListenerArn: arn, Port: 8080 });
        artifacts.rules[arn] = { state: "ok", value: [ruleWith("default", [])] };
      }),
      because: /HTTP:8080/,
    },
  ],
  unknown: [
    {
      name: "the rules of the HTTP listener were not read",
      snapshot: cognitoSnapshot(({ artifacts, httpListener }) => {
        delete artifacts.rules[httpListener.ListenerArn];
      }),
      because: /HTTP:80 were not read/,
    },
  ],
});
