import { describe, expect, it } from "vitest";
import type { Clue } from "../model/diagnosis";
import { diagnosis as diagnosisSchema } from "../model/diagnosis";
import { ok } from "../model/gathered";
import type { Snapshot } from "../model/snapshot";
import type { CognitoParts, OidcParts } from "../testing/snapshot-of";
import {
  answered,
  chainOf,
  clientId,
  clientKey,
  cognitoSnapshot,
  domain,
  issuer,
  oidcSnapshot,
  poolArn,
  poolId,
  ruleWith,
  testHost,
  testTime,
  unanswered,
} from "../testing/snapshot-of";
import { diagnose } from "./diagnose";

function diagnosed(snapshot: Snapshot, clue: Clue) {
  return diagnose({
    clue: { url: `https://${testHost}/`, ...clue },
    host: testHost,
    resolution: { kind: "alb", account: "111122223333", region: "eu-west-1", chain: null, steps: [] },
    snapshot,
    chain: chainOf(snapshot),
    now: new Date(testTime),
    accountName: "prod",
    probed: true,
  });
}

/** A broken set-up, what it really shows as, and the causes that must be named: no more, no fewer. */
type Case = readonly [
  name: string,
  snapshot: Snapshot,
  clues: readonly Clue[],
  answer: string,
  causes: readonly string[],
];
const cognito = (edit: (parts: CognitoParts) => void) => cognitoSnapshot(edit);
const oidc = (edit: (parts: OidcParts) => void) => oidcSnapshot(edit);
const hosted = `https://${domain}.auth.eu-west-1.amazoncognito.com`;
const failedCode = { status: 561, reason: "AuthMissingCodeParam" };
const refused = { status: 561, reason: "AuthTokenEpRequestFailed" };
const timeout = { status: 500, reason: "AuthTokenEpRequestTimeout" };
const badToken = { status: 401, reason: "AuthInvalidIdToken" };

const cases: readonly Case[] = [
  [
    "healthy Cognito",
    cognitoSnapshot(),
    [{}, { status: 561 }, { status: 401 }, { status: 500 }, badToken],
    "ruled-out",
    [],
  ],
  [
    "healthy OIDC",
    oidcSnapshot(),
    [{}, { status: 561 }, { status: 401 }, failedCode, timeout],
    "ruled-out",
    [],
  ],
  [
    "callback in another case",
    cognito(({ client }) => {
      client.CallbackURLs = [`https://App.example.com/oauth2/idpresponse`];
    }),
    [{}, { status: 400 }, { reason: "redirect_mismatch" }],
    "found",
    ["callback-url-unregistered"],
  ],
  [
    "client without a secret",
    cognito(({ client }) => {
      client.HasClientSecret = false;
    }),
    [{}, { status: 561 }, refused],
    "found",
    ["client-secret-absent"],
  ],
  [
    "OAuth switched off",
    cognito(({ client }) => {
      client.AllowedOAuthFlowsUserPoolClient = false;
    }),
    [{}, { status: 400 }, { reason: "unauthorized_client" }, { status: 561 }],
    "found",
    ["oauth-flows-disabled"],
  ],
  [
    "code grant off",
    cognito(({ client }) => {
      client.AllowedOAuthFlows = ["implicit"];
    }),
    [{}, { status: 561 }, failedCode, { reason: "unauthorized_client" }],
    "found",
    ["code-grant-disabled"],
  ],
  [
    "scope not allowed",
    cognito(({ config }) => {
      config.Scope = "openid email";
    }),
    [{}, { status: 561 }, failedCode, { reason: "invalid_scope" }],
    "found",
    ["scope-not-allowed"],
  ],
  [
    "custom scope deleted, and still on the client",
    cognito(({ config, client }) => {
      config.Scope = "openid api/read";
      client.AllowedOAuthScopes = ["openid", "api/read"];
    }),
    [{}, failedCode, { reason: "invalid_scope" }],
    "found",
    ["scope-undefined"],
  ],
  [
    "custom scope deleted, and taken off the client",
    cognito(({ config }) => {
      config.Scope = "openid api/read";
    }),
    [{}, failedCode],
    "found",
    ["scope-undefined"],
  ],
  [
    "no openid",
    cognito(({ config, client }) => {
      config.Scope = "email";
      client.AllowedOAuthScopes = ["email"];
    }),
    [{}, { status: 401 }, { status: 401, reason: "AuthInvalidTokenResponse" }],
    "found",
    ["openid-scope-absent"],
  ],
  [
    "pool deleted",
    cognito(({ artifacts }) => {
      artifacts.userPools[poolArn] = ok(null);
      artifacts.appClients[clientKey] = ok(null);
      artifacts.userPoolDomains[domain] = ok(null);
      artifacts.clientsElsewhere[clientId] = ok({ foundIn: [], poolsAsked: 1 });
      for (const path of ["token", "userInfo"]) {
        const url = `${hosted}/oauth2/${path}`;
        artifacts.endpoints[url] = ok(unanswered(url, "dns-not-found", { a: [] }));
      }
    }),
    [{}, { reason: "no-sign-in-page" }],
    "found",
    ["user-pool-missing"],
  ],
  [
    "client deleted",
    cognito(({ artifacts }) => {
      artifacts.appClients[clientKey] = ok(null);
      artifacts.clientsElsewhere[clientId] = ok({ foundIn: [], poolsAsked: 1 });
    }),
    [{}, { status: 400 }, { reason: "invalid_request" }],
    "found",
    ["app-client-missing"],
  ],
  [
    "https:// in the domain",
    cognito(({ config }) => {
      config.UserPoolDomain = hosted;
    }),
    [{}, { reason: "no-sign-in-page" }],
    "found",
    ["user-pool-domain-mismatch"],
  ],
  [
    "domain FAILED",
    cognito((parts) => {
      parts.domain.Status = "FAILED";
    }),
    [{}, { reason: "no-sign-in-page" }],
    "found",
    ["user-pool-domain-inactive"],
  ],
  [
    "managed login without a style",
    cognito((parts) => {
      parts.domain.ManagedLoginVersion = 2;
      parts.artifacts.brandings[clientKey] = ok(false);
    }),
    [{}, { status: 403 }],
    "likely",
    ["managed-login-branding-absent"],
  ],
  [
    "updated issuer",
    cognito(({ pool }) => {
      pool.IssuerType = "UPDATED";
    }),
    [{}, { status: 401 }, badToken],
    "found",
    ["user-pool-issuer-incompatible"],
  ],
  [
    "a slash at the end of the issuer",
    oidc(({ config, artifacts }) => {
      config.Issuer = `${issuer}/`;
      const read = artifacts.discoveries[issuer];
      if (read) artifacts.discoveries[`${issuer}/`] = read;
    }),
    [{}, { status: 401 }, badToken],
    "likely",
    ["issuer-mismatch"],
  ],
  [
    "token endpoint of another tenant",
    oidc(({ config, artifacts }) => {
      config.TokenEndpoint = "https://login.other.example/token";
      artifacts.endpoints[config.TokenEndpoint] = ok(answered(config.TokenEndpoint, 400));
    }),
    [{}, { status: 561 }, refused],
    "likely",
    ["token-endpoint-mismatch"],
  ],
  ["wrong secret", oidcSnapshot(), [refused], "likely", ["client-secret-rejected"]],
  [
    "a rotation that left the wrong secret",
    cognito(({ artifacts }) => {
      artifacts.clientSecrets[clientKey] = ok(2);
    }),
    [refused],
    "likely",
    ["client-secret-multiple"],
  ],
  [
    "the discovery document as userinfo endpoint",
    oidc(({ config, artifacts }) => {
      config.UserInfoEndpoint = `${issuer}/.well-known/openid-configuration`;
      artifacts.endpoints[config.UserInfoEndpoint] = ok(answered(config.UserInfoEndpoint, 200));
    }),
    [{}, { status: 401 }, { status: 401, reason: "AuthInvalidUserinfoResponse" }],
    "likely",
    ["userinfo-endpoint-wrong-kind"],
  ],
  [
    "a line break in the client id",
    oidc(({ config }) => {
      config.ClientId = "shop-web\n";
    }),
    [{}, { reason: "no-sign-in-page" }],
    "found",
    ["value-with-whitespace"],
  ],
  [
    "claims over 11 KB",
    oidcSnapshot(),
    [{ status: 500, reason: "AuthUserinfoResponseSizeExceeded" }],
    "found",
    ["claims-too-large"],
  ],
  [
    "a provider slower than 5 s",
    oidc(({ config, artifacts }) => {
      const failed = unanswered(config.TokenEndpoint, "timed-out", { timings: { totalMs: 5003 } });
      artifacts.endpoints[config.TokenEndpoint] = ok(failed);
    }),
    [{}, { status: 500 }, timeout],
    "likely",
    ["endpoint-slow"],
  ],
  [
    "a provider whose certificate has expired",
    oidc(({ config, artifacts }) => {
      artifacts.endpoints[config.TokenEndpoint] = ok(unanswered(config.TokenEndpoint, "certificate-expired"));
    }),
    [{}, { status: 500 }, timeout],
    "found",
    ["endpoint-certificate-untrusted"],
  ],
  [
    "a provider with AAAA alone",
    oidc(({ config, artifacts }) => {
      for (const url of [config.TokenEndpoint, config.UserInfoEndpoint]) {
        artifacts.endpoints[url] = ok(
          unanswered(url, "connect-timed-out", { a: [], aaaa: ["2001:db8::1"], timings: { totalMs: 5001 } }),
        );
      }
    }),
    [{}, { status: 500 }, timeout],
    "likely",
    ["endpoint-without-ipv4"],
  ],
  [
    "a rule that an earlier one shadows",
    cognito(({ rules }) => {
      rules.unshift(ruleWith("5", []));
    }),
    [{}, { reason: "sign-in-not-asked" }],
    "found",
    ["rule-shadowed"],
  ],
  [
    "two sign-ins under one cookie name",
    cognito(({ rules, rule, config }) => {
      rules.splice(
        1,
        0,
        ruleWith(
          "20",
          [...rule.Conditions],
          [
            {
              Type: "authenticate-cognito",
              Order: 1,
              AuthenticateCognitoConfig: {
                ...config,
                UserPoolClientId: "other",
                UserPoolArn: poolArn.replace(poolId, "eu-west-1_Other1234"),
              },
            },
            ...rule.Actions.slice(1),
          ],
        ),
      );
      rule.Conditions.push({
        Field: "path-pattern",
        Values: ["/a/*"],
        PathPatternConfig: { Values: ["/a/*"] },
      });
    }),
    [{}, { status: 401 }, { reason: "302-loop" }],
    "likely",
    ["session-cookie-shared"],
  ],
  [
    "a rule that denies",
    cognito(({ config }) => {
      config.OnUnauthenticatedRequest = "deny";
    }),
    [{ status: 401 }, {}],
    "by-design",
    [],
  ],
];

describe("diagnose", () => {
  it.each(
    cases.flatMap(([name, snapshot, clues, answer, causes]) =>
      clues.map((clue) => [name, clue, snapshot, answer, causes] as const),
    ),
  )("%s, seen as %j", (_name, clue, snapshot, answer, causes) => {
    const found = diagnosed(snapshot, clue);
    expect([found.answer, ...found.causes]).toEqual([answer, ...causes]);
    expect(diagnosisSchema.safeParse(found).error?.message ?? "").toBe("");
    expect(found.summary).toMatch(/[a-z0-9"].*[.]$/);
  });

  it("shows a proven fault that what was seen does not fit", () => {
    const snapshot = cognito(({ client }) => {
      client.CallbackURLs = [];
    });
    const found = diagnosed(snapshot, { status: 561 });
    expect(found).toMatchObject({ answer: "likely", causes: ["callback-url-unregistered"] });
    expect(found.summary).toContain("would show as redirect_mismatch page and not as 561");
  });
  it("names what was denied", () => {
    const snapshot = cognito(({ artifacts }) => {
      const error = {
        code: "access-denied" as const,
        operation: "cognito-idp:DescribeUserPoolClient",
        resource: poolArn,
        message: "no",
      };
      artifacts.appClients[clientKey] = { state: "failed", error };
    });
    const found = diagnosed(snapshot, { status: 561 });
    expect(found.answer).toBe("not-enough-access");
    expect(found.nextSteps[0]).toBe(
      `Allow cognito-idp:DescribeUserPoolClient on ${poolArn} for the role in use.`,
    );
    expect(found.summary).toContain("cognito-idp:DescribeUserPoolClient");
  });
});
