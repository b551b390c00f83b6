import { header, host, hostRegex, method, path, redirect, sourceIp } from "../../routing/rules-for-tests";
import { cognitoSnapshot, forward, ruleWith, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./rule-shadowed";

type Conditions = Parameters<typeof ruleWith>[1];
type Actions = Parameters<typeof ruleWith>[2];

const behind = (conditions: Conditions, actions?: Actions) =>
  cognitoSnapshot(({ rules }) => {
    rules.unshift(ruleWith("5", conditions, actions));
  });
const maintenance: Actions = [
  { Type: "fixed-response", Order: 1, FixedResponseConfig: { StatusCode: "503" } },
];
/** An earlier rule with the sign-in of rule 10, changed by `edit`. */
const behindSignIn = (
  edit: (config: {
    UserPoolClientId: string;
    SessionTimeout: number;
    OnUnauthenticatedRequest: string;
  }) => void,
) =>
  cognitoSnapshot(({ rules, rule }) => {
    const copy = structuredClone(rule.Actions);
    for (const action of copy) {
      if (action.Type === "authenticate-cognito") edit(action.AuthenticateCognitoConfig);
    }
    rules.unshift(ruleWith("5", [host("*.example.com")], copy));
  });
const tokenCheck = (issuer: string): NonNullable<Actions> => [
  {
    Type: "jwt-validation",
    Order: 1,
    JwtValidationConfig: { JwksEndpoint: `${issuer}/jwks`, Issuer: issuer, AdditionalClaims: [] },
  },
  forward(2),
];

testCheck(check, {
  pass: [
    { name: "nothing stands before it", snapshot: cognitoSnapshot() },
    { name: "another host", snapshot: behind([host("other.example.com")]) },
    { name: "a part of the path", snapshot: behind([host(testHost), path("/healthz")]) },
    {
      name: "a header limits the wider rule",
      snapshot: behind([host("*.example.com"), header("X-Debug", "1")]),
    },
    { name: "a method limits it", snapshot: behind([method("OPTIONS")]) },
    { name: "an address limits it", snapshot: behind([sourceIp("10.0.0.0/8")]) },
    { name: "an expression that is not decided", snapshot: behind([hostRegex("example")]) },
    {
      name: "one of two hosts is taken",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [host(testHost, "shop.example.com")];
        rules.unshift(ruleWith("5", [host("shop.example.com")]));
      }),
    },
    {
      name: "a wider rule stands after it",
      snapshot: cognitoSnapshot(({ rules }) => {
        rules.splice(1, 0, ruleWith("20", [host("*.example.com")]));
      }),
    },
  ],
  fail: [
    {
      name: "a wildcard host, without sign-in",
      snapshot: behind([host("*.example.com")]),
      because: /^Rule 5 takes every request that rule 10 could match, and forwards it without any sign-in/,
      shows: /\*\.example\.com/,
    },
    { name: "the same host in capitals", snapshot: behind([host("APP.example.com")]) },
    { name: "a path that is every path", snapshot: behind([path("/*")]) },
    { name: "no condition at all", snapshot: behind([]) },
    {
      name: "a wider path on the same host",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = [host(testHost), path("/admin/*")];
        rules.unshift(ruleWith("5", [host(testHost), path("/admin*")]));
      }),
    },
    {
      name: "a sign-in with another client",
      snapshot: behindSignIn((config) => {
        config.UserPoolClientId = "other";
      }),
      because: /signs users in another way/,
    },
    {
      name: "the same client, but refusing whoever is not signed in",
      snapshot: behindSignIn((config) => {
        config.OnUnauthenticatedRequest = "deny";
      }),
    },
    {
      name: "a token check instead of a sign-in",
      snapshot: behind([host(testHost)], tokenCheck("https://a.example")),
    },
    {
      name: "another token check",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Actions = tokenCheck("https://a.example");
        rules.unshift(ruleWith("5", [host(testHost)], tokenCheck("https://b.example")));
      }),
    },
    {
      name: "a redirect to the host itself: a loop",
      snapshot: behind([host(testHost)], [redirect()]),
      because: /answers it without any sign-in/,
    },
    { name: "the same sign-in", snapshot: behindSignIn(() => {}), severity: "hygiene" },
    {
      name: "the same sign-in with another session time",
      snapshot: behindSignIn((config) => {
        config.SessionTimeout = 3600;
      }),
      severity: "hygiene",
    },
    {
      name: "the same token check",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Actions = tokenCheck("https://a.example");
        rules.unshift(ruleWith("5", [host(testHost)], tokenCheck("https://a.example")));
      }),
      severity: "hygiene",
    },
    { name: "a maintenance page", snapshot: behind([path("/*")], maintenance), severity: "hygiene" },
    {
      name: "a redirect to the new host",
      snapshot: behind([host(testHost)], [redirect({ Host: "new.example.com" })]),
      severity: "hygiene",
    },
  ],
  notApplicable: [
    {
      name: "the default rule",
      snapshot: cognitoSnapshot(({ rule }) => {
        rule.IsDefault = true;
        rule.Priority = "default";
        rule.Conditions = [];
      }),
    },
  ],
});
