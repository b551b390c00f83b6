import { header, host, method, path, query, redirect, sourceIp } from "../../routing/rules-for-tests";
import { cognitoSnapshot, forward, ruleWith, targetGroupArn, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./rule-bypass";

type Conditions = Parameters<typeof ruleWith>[1];
type Actions = Parameters<typeof ruleWith>[2];

const before = (conditions: Conditions, actions?: Actions) =>
  cognitoSnapshot(({ rules }) => {
    rules.unshift(ruleWith("5", conditions, actions));
  });
/** Rule 10 with conditions of its own, and a rule after it. */
const after = (own: Conditions, later: Conditions, between: Conditions | null = null) =>
  cognitoSnapshot(({ rules, rule }) => {
    rule.Conditions = own;
    const signIn = between ? [ruleWith("15", between, rule.Actions)] : [];
    rules.splice(1, 0, ...signIn, ruleWith("20", later));
  });
const other = `${targetGroupArn}0`;
const weighted = (ofOpen: number): NonNullable<Actions> => [
  {
    Type: "forward",
    Order: 1,
    TargetGroups: [
      { TargetGroupArn: targetGroupArn, Weight: ofOpen },
      { TargetGroupArn: other, Weight: 100 },
    ],
  },
];

testCheck(check, {
  pass: [
    { name: "no other rule", snapshot: cognitoSnapshot() },
    {
      name: "a health check path is a note",
      snapshot: before([host(testHost), path("/healthz")]),
      because: /^Part of it is open without sign-in: rule 5/,
    },
    { name: "public files on any host are a note", snapshot: before([path("/public/*")]), because: /rule 5/ },
    {
      name: "the preflight of browser scripts is a note",
      snapshot: before([host(testHost), method("OPTIONS")]),
      because: /rule 5/,
    },
    { name: "another host", snapshot: before([host("b.example.com"), header("X-Debug", "1")]) },
    { name: "other targets", snapshot: before([header("X-Debug", "1")], [forward(1, other)]) },
    { name: "the same targets with weight 0", snapshot: before([header("X-Debug", "1")], weighted(0)) },
    { name: "a redirect", snapshot: before([header("X-Forwarded-Proto", "http")], [redirect()]) },
    {
      name: "a sign-in of its own",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rules.unshift(ruleWith("5", [host(testHost), header("X-Debug", "1")], rule.Actions));
      }),
    },
    { name: "all of the rule: that is shadowing", snapshot: before([host("*.example.com")]) },
    { name: "a later rule for the same host", snapshot: after([host(testHost)], [host(testHost)]) },
    {
      name: "a later rule behind a sign-in for the rest",
      snapshot: after([host(testHost), method("GET")], [host(testHost)], [host(testHost)]),
    },
    {
      name: "a way around that another rule closes",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rules.unshift(
          ruleWith("4", [header("X-Debug", "*")], rule.Actions),
          ruleWith("5", [host(testHost), header("X-Debug", "1")]),
        );
      }),
    },
  ],
  fail: [
    {
      name: "a header",
      snapshot: before([host(testHost), header("X-Debug", "1")]),
      because: /^Rule 5 forwards the same host and path/,
      shows: /X-Debug/,
    },
    { name: "a header on any host", snapshot: before([header("X-Debug", "1")]) },
    { name: "a method", snapshot: before([host("*.example.com"), method("GET", "OPTIONS")]) },
    { name: "an address", snapshot: before([sourceIp("203.0.113.0/24")]) },
    { name: "a query parameter", snapshot: before([query(["debug", "1"])]) },
    { name: "one of several target groups", snapshot: before([header("X-Debug", "1")], weighted(1)) },
    {
      name: "two ways",
      snapshot: cognitoSnapshot(({ rules }) => {
        rules.unshift(ruleWith("4", [sourceIp("203.0.113.0/24")]), ruleWith("5", [header("X-Debug", "1")]));
      }),
      because: /^Rule 4 and rule 5 forward /,
    },
    {
      name: "a later rule takes what a method leaves over",
      snapshot: after([host(testHost), method("GET")], [host(testHost)]),
      because: /^Rule 20 /,
    },
    {
      name: "a later rule takes what a header leaves over",
      snapshot: after([host(testHost), header("Accept", "text/html*")], [host("*.example.com")]),
    },
  ],
});
