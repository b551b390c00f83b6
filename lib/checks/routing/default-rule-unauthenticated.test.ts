import { header, host, path, redirect } from "../../routing/rules-for-tests";
import { cognitoSnapshot, forward, ruleWith, targetGroupArn, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./default-rule-unauthenticated";

type Actions = Parameters<typeof ruleWith>[2];

const other = `${targetGroupArn}0`;
const fallback = (actions: NonNullable<Actions>) =>
  cognitoSnapshot(({ rules }) => {
    rules[1] = ruleWith("default", [], actions);
  });
const groups = (...weights: [arn: string, weight: number][]): NonNullable<Actions> => [
  {
    Type: "forward",
    Order: 1,
    TargetGroups: weights.map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight })),
  },
];

testCheck(check, {
  pass: [
    { name: "it answers 404", snapshot: cognitoSnapshot() },
    { name: "it redirects", snapshot: fallback([redirect({ Host: "www.example.com" })]) },
    { name: "it forwards to other targets", snapshot: fallback([forward(1, other)]) },
    {
      name: "the protected targets stand by with weight 0",
      snapshot: fallback(groups([targetGroupArn, 0], [other, 100])),
    },
    {
      name: "it signs users in",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rules[1] = ruleWith("default", [], rule.Actions);
      }),
    },
    {
      name: "a rule for every path stands before it",
      snapshot: cognitoSnapshot(({ rules }) => {
        rules.splice(1, 1, ruleWith("20", [path("/*")], [redirect()]), ruleWith("default", []));
      }),
      because: /takes every request before it/,
    },
    {
      name: "only a path of the application is protected, on every host",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [path("/admin/*")];
        rules[1] = ruleWith("default", []);
      }),
      because: /on other paths/,
    },
  ],
  fail: [
    {
      name: "it forwards to the same targets",
      snapshot: fallback([forward(1)]),
      because: /forwards what no other rule matches/,
      shows: /targetgroup\/web/,
    },
    { name: "to the same among others", snapshot: fallback(groups([other, 99], [targetGroupArn, 1])) },
    {
      name: "to what the rule holds ready for the next shift",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Actions = rule.Actions.slice(0, 1).concat(groups([targetGroupArn, 100], [other, 0]));
        rules[1] = ruleWith("default", [], [forward(1, other)]);
      }),
    },
    {
      name: "a path is protected on one host only",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [host(testHost), path("/admin/*")];
        rules[1] = ruleWith("default", []);
      }),
    },
    {
      name: "a path is protected for one header only",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [header("Accept", "text/html*"), path("/admin/*")];
        rules[1] = ruleWith("default", []);
      }),
    },
  ],
  unknown: [
    {
      name: "the default rule was not read",
      snapshot: cognitoSnapshot(({ rules }) => {
        rules.pop();
      }),
    },
  ],
  notApplicable: [
    {
      name: "the default rule itself",
      snapshot: cognitoSnapshot(({ rule }) => {
        rule.IsDefault = true;
      }),
    },
  ],
});
