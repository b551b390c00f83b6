import {
  header,
  host,
  method,
  path,
  pathRegex,
  redirect,
  sourceIp,
  tokenCheck,
} from "../../routing/rules-for-tests";
import { cognitoSnapshot, forward, ruleWith, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./callback-path-shadowed";

type Conditions = Parameters<typeof ruleWith>[1];
type Actions = Parameters<typeof ruleWith>[2];

const behind = (conditions: Conditions, actions?: Actions) =>
  cognitoSnapshot(({ rules }) => {
    rules.unshift(ruleWith("5", conditions, actions));
  });

testCheck(check, {
  pass: [
    { name: "nothing stands before it", snapshot: cognitoSnapshot() },
    { name: "another path", snapshot: behind([host(testHost), path("/healthz")]) },
    { name: "the path in other letters", snapshot: behind([path("/OAuth2/*")]) },
    { name: "the path on another host", snapshot: behind([host("b.example.com"), path("/oauth2/*")]) },
    { name: "the path, behind a header", snapshot: behind([path("/oauth2/*"), header("X-Debug", "1")]) },
    { name: "the path, from some addresses", snapshot: behind([path("/*"), sourceIp("10.0.0.0/8")]) },
    { name: "preflights of every path", snapshot: behind([method("OPTIONS")]) },
    { name: "an expression that is not decided", snapshot: behind([pathRegex("idpresponse")]) },
    { name: "all of the rule: that is shadowing", snapshot: behind([host(testHost)]) },
    {
      name: "all of the rule, by a maintenance page",
      snapshot: behind(
        [path("/*")],
        [{ Type: "fixed-response", Order: 1, FixedResponseConfig: { StatusCode: "503" } }],
      ),
    },
    {
      name: "an earlier rule that signs users in",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rules.unshift(ruleWith("5", [path("/oauth2/*")], rule.Actions));
      }),
    },
    {
      name: "a later rule without sign-in, behind a path with sign-in",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [host(testHost), path("/admin/*")];
        rules.splice(1, 0, ruleWith("20", [host(testHost)]));
      }),
    },
    {
      name: "one host of the rule moved away whole",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [host(testHost, "old.example.com")];
        rules.unshift(ruleWith("5", [host("old.example.com")], [redirect({ Host: testHost })]));
      }),
    },
    {
      name: "the URL's host moved away whole from a wildcard",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [host("*.example.com")];
        rules.unshift(ruleWith("5", [host(testHost)], [redirect({ Host: "new.example.com" })]));
      }),
    },
  ],
  fail: [
    {
      name: "/oauth2/* on any host",
      snapshot: behind([path("/oauth2/*")]),
      because: /^Rule 5 matches https:\/\/app\.example\.com\/oauth2\/idpresponse before rule 10/,
      shows: /oauth2/,
    },
    { name: "the callback itself", snapshot: behind([host(testHost), path("/oauth2/idpresponse")]) },
    { name: "GET of /oauth2/*", snapshot: behind([path("/oauth2/*"), method("GET")]) },
    { name: "a token check", snapshot: behind([path("/oauth2/*")], [tokenCheck, forward(2)]) },
    {
      name: "every path, where the rule names one",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [host("*.example.com"), path("/admin/*")];
        rules.unshift(ruleWith("5", [host("*.example.com"), path("/o*")]));
      }),
      host: null,
      because: /https:\/\/HOST\/oauth2/,
    },
    {
      name: "one of two hosts",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [host(testHost, "shop.example.com")];
        rules.unshift(ruleWith("5", [host("shop.example.com"), path("/oauth2/*")]));
      }),
      because: /shop\.example\.com/,
    },
    {
      name: "before a default rule that signs in",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.IsDefault = true;
        rule.Priority = "default";
        rule.Conditions = [];
        rules.splice(0, 2, ruleWith("5", [path("/oauth2/*")]), rule);
      }),
    },
  ],
});
