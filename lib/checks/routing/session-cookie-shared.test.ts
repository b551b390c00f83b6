import type { Rule } from "../../model/load-balancer";
import { header, host, hostRegex, path, tokenCheck } from "../../routing/rules-for-tests";
import {
  cognitoSnapshot,
  forward,
  oidcSnapshot,
  poolId,
  ruleWith,
  testHost,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./session-cookie-shared";

type Conditions = Rule["Conditions"];
interface Other {
  readonly priority: string;
  readonly conditions: Conditions;
  readonly client?: string;
  readonly cookie?: string;
}

/** Rule 10 with conditions of its own beside rules that sign in with another client. */
const beside = (own: Conditions, ...others: Other[]) =>
  cognitoSnapshot(({ rules, rule }) => {
    rule.Conditions = own;
    for (const { priority, conditions, client = "other", cookie } of others) {
      const actions = structuredClone(rule.Actions);
      for (const action of actions) {
        if (action.Type !== "authenticate-cognito") continue;
        action.AuthenticateCognitoConfig.UserPoolClientId = client;
        if (cookie !== undefined) action.AuthenticateCognitoConfig.SessionCookieName = cookie;
      }
      if (priority === "default") rules.pop();
      rules.push(ruleWith(priority, conditions, actions));
    }
    const rank = ({ Priority }: Rule) =>
      Priority === "default" ? Number.POSITIVE_INFINITY : Number(Priority);
    rules.sort((a, b) => rank(a) - rank(b));
  });
const app = [host(testHost)];
const admin = [host(testHost), path("/admin/*")];
const own = "1example23456789";

testCheck(check, {
  pass: [
    { name: "no other rule signs in", snapshot: cognitoSnapshot() },
    { name: "another host", snapshot: beside(app, { priority: "20", conditions: [host("b.example.com")] }) },
    { name: "another cookie", snapshot: beside(admin, { priority: "20", conditions: app, cookie: "Other" }) },
    { name: "the same client", snapshot: beside(admin, { priority: "20", conditions: app, client: own }) },
    {
      name: "a wildcard after it never gets its host",
      snapshot: beside(app, { priority: "20", conditions: [host("*.example.com")] }),
    },
    {
      name: "a default rule never gets its host",
      snapshot: beside(app, { priority: "default", conditions: [] }),
    },
    {
      name: "a default rule behind the rest of the host",
      snapshot: beside(
        admin,
        { priority: "20", conditions: app, client: own },
        { priority: "default", conditions: [] },
      ),
    },
    {
      name: "a wildcard that starts after every host of it",
      snapshot: beside([host("a.example.com", "b.example.com")], {
        priority: "20",
        conditions: [host("?.example.com")],
      }),
    },
    {
      name: "hosts that cannot be compared",
      snapshot: beside([hostRegex("^a"), path("/x")], { priority: "20", conditions: [hostRegex("^b")] }),
    },
    {
      name: "a token check keeps no session",
      snapshot: cognitoSnapshot(({ rules, rule }) => {
        rule.Conditions = admin;
        rules.splice(1, 0, ruleWith("20", app, [tokenCheck, forward(2)]));
      }),
    },
    {
      name: "the same pool and client, named as an OpenID provider",
      snapshot: cognitoSnapshot(({ rules, rule, config }) => {
        rule.Conditions = admin;
        rules.splice(
          1,
          0,
          ruleWith("20", app, [
            {
              Type: "authenticate-oidc",
              Order: 1,
              AuthenticateOidcConfig: {
                Issuer: `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`,
                AuthorizationEndpoint: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/authorize",
                TokenEndpoint: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/token",
                UserInfoEndpoint: "https://shop-login.auth.eu-west-1.amazoncognito.com/oauth2/userInfo",
                ClientId: config.UserPoolClientId,
                SessionCookieName: config.SessionCookieName,
                Scope: config.Scope,
                SessionTimeout: config.SessionTimeout,
                AuthenticationRequestExtraParams: {},
                OnUnauthenticatedRequest: "authenticate",
              },
            },
            forward(2),
          ]),
        );
      }),
    },
  ],
  fail: [
    {
      name: "two paths of one host",
      snapshot: beside(admin, { priority: "20", conditions: app }),
      certainty: "likely",
      because: /rule 10 and rule 20 answer the same host with different sign-ins.*AWSELBAuthSessionCookie/,
      shows: /SessionCookieName/,
    },
    {
      name: "the other comes first",
      snapshot: beside(app, { priority: "5", conditions: admin }),
      certainty: "likely",
    },
    {
      name: "two paths of any host",
      snapshot: beside([path("/a/*")], { priority: "20", conditions: [path("/b/*")] }),
      certainty: "likely",
    },
    {
      name: "a path of the host, and a default rule",
      snapshot: beside(admin, { priority: "default", conditions: [] }),
      certainty: "likely",
    },
    {
      name: "a path of the host, and a wildcard",
      snapshot: beside(admin, { priority: "20", conditions: [host("*.example.com")] }),
      certainty: "likely",
    },
    {
      name: "a path of a wildcard, and one host of it",
      snapshot: beside([host("*.example.com"), path("/a/*")], { priority: "20", conditions: app }),
      certainty: "likely",
    },
    {
      name: "a header chooses the sign-in",
      snapshot: beside([host(testHost), header("X-Tenant", "a")], { priority: "20", conditions: app }),
      certainty: "likely",
    },
    {
      name: "the same expression",
      snapshot: beside([hostRegex("^a"), path("/x")], { priority: "20", conditions: [hostRegex("^a")] }),
      certainty: "likely",
    },
    {
      name: "two OpenID clients",
      snapshot: oidcSnapshot(({ rules, rule }) => {
        const actions = structuredClone(rule.Actions);
        for (const action of actions) {
          if (action.Type === "authenticate-oidc") action.AuthenticateOidcConfig.ClientId = "other";
        }
        rules.unshift(ruleWith("5", admin, actions));
      }),
      certainty: "likely",
    },
  ],
});
