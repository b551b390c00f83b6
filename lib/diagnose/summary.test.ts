import { describe, expect, it } from "vitest";
import type { Clue, Resolution } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import { chainOf, cognitoSnapshot, jwtSnapshot } from "../testing/snapshot-of";
import { answerOf } from "./answer";
import { causesOf } from "./causes";
import { deniedFinding, findingOf, likelyFault, provenFault } from "./findings-for-tests";
import { chainInWords, summarise, summariseNowhere } from "./summary";
import { symptomOf } from "./symptoms/index";

const signIn = chainOf(cognitoSnapshot());
const validation = chainOf(jwtSnapshot());

function said(
  findings: readonly Finding[],
  clue: Clue = {},
  probed = true,
  host?: string,
  chain = signIn,
): string {
  const symptom = symptomOf(clue);
  const causes = causesOf(findings, symptom);
  const answer = answerOf(findings, causes, clue, symptom, probed);
  return summarise({ answer, causes, findings, clue, symptom, probed, ...chainInWords(chain, host) });
}

describe("summarise", () => {
  const callback = provenFault("callback-url-unregistered", {
    because: "App client web does not know the callback URL",
    meets: "redirect_mismatch page",
  });
  const scope = provenFault("scope-not-allowed", { because: "The scope email is not allowed." });
  const issuer = likelyFault("issuer-mismatch", { because: "The issuers differ." });
  const keys = likelyFault("signing-keys-unavailable", { because: "No key." });
  const deny = provenFault("unauthenticated-request-denied", {
    severity: "by-design",
    meets: "401",
    because: "rule 10 denies users who are not signed in. This 401 is what it asks for",
  });

  it.each<[string, readonly Finding[], Clue, string]>([
    [
      "found",
      [callback],
      {},
      "Sign-in on app.example.com is broken: App client web does not know the callback URL.",
    ],
    [
      "two causes",
      [callback, scope],
      {},
      "Sign-in on app.example.com is broken: App client web does not know the callback URL. And 1 more: both must be fixed.",
    ],
    [
      "three causes",
      [callback, scope, provenFault("code-grant-disabled")],
      {},
      "Sign-in on app.example.com is broken: App client web does not know the callback URL. And 2 more: all must be fixed.",
    ],
    ["likely", [issuer], { status: 401 }, "Sign-in on app.example.com is likely broken: The issuers differ."],
    [
      "several likely",
      [keys, issuer],
      { status: 401 },
      "Sign-in on app.example.com is likely broken: The issuers differ. And 1 more, the likelier first.",
    ],
    [
      "a proven fault that does not fit",
      [callback],
      { status: 561 },
      "Sign-in on app.example.com is broken, though that would show as redirect_mismatch page and not as 561: App client web does not know the callback URL.",
    ],
    [
      "a proven fault that does not fit the reason",
      [callback],
      { status: 401, reason: "AuthInvalidIdToken" },
      "Sign-in on app.example.com is broken, though that would show as redirect_mismatch page and not as AuthInvalidIdToken: App client web does not know the callback URL.",
    ],
    [
      "by design",
      [deny],
      { status: 401 },
      "rule 10 denies users who are not signed in. This 401 is what it asks for.",
    ],
    [
      "not enough access",
      [deniedFinding("scope-not-allowed")],
      {},
      "Cannot tell what breaks app.example.com: one check could not be made. The app client could not be read: cognito-idp:DescribeUserPoolClient on arn:pool: not allowed.",
    ],
    [
      "not enough access for several",
      [deniedFinding("scope-not-allowed"), deniedFinding("code-grant-disabled")],
      {},
      "Cannot tell what breaks app.example.com: 2 checks could not be made. The app client could not be read: cognito-idp:DescribeUserPoolClient on arn:pool: not allowed.",
    ],
    [
      "ruled out",
      [findingOf("issuer-mismatch"), findingOf("endpoint-slow")],
      {},
      "No fault in the configuration of app.example.com: 2 checks pass.",
    ],
    [
      "ruled out for a status, with the checks that fit it",
      [
        findingOf("endpoint-slow"),
        findingOf("issuer-mismatch"),
        findingOf("claims-too-large", { status: "unknown", needs: "the error_reason" }),
      ],
      { status: 500 },
      "No fault in the configuration of app.example.com explains 500: 1 check passes, 1 needs more than configuration shows.",
    ],
    [
      "ruled out where no check looks at it",
      [findingOf("issuer-mismatch")],
      { status: 507 },
      "No fault in the configuration of app.example.com explains 507: no check looks at what makes it. The address that the load balancer was to redirect to is longer than 8 KB.",
    ],
    [
      "ruled out where no check that looks at it applies",
      [findingOf("jwks-too-large", { status: "not-applicable" })],
      { reason: "JWKSResponseSizeExceeded" },
      "No fault in the configuration of app.example.com explains JWKSResponseSizeExceeded: no check looks at what makes it. The key set has more than 10 keys, or is larger than 150 KB.",
    ],
  ])("%s", (_name, findings, clue, expected) => {
    expect(said(findings, clue)).toBe(expected);
  });

  it("says that the provider is still being asked", () => {
    expect(said([findingOf("issuer-mismatch")], {}, false)).toBe(
      "No fault so far in the configuration of app.example.com; the rest is still being asked.",
    );
  });

  it.each<[string, readonly Finding[], Clue, string]>([
    [
      "found",
      [provenFault("jwks-too-large", { because: "The key set has 11 keys." })],
      { status: 500 },
      "Requests to app.example.com are refused: The key set has 11 keys.",
    ],
    [
      "likely",
      [issuer],
      { status: 401 },
      "Requests to app.example.com are likely refused: The issuers differ.",
    ],
    [
      "a proven fault that does not fit",
      [provenFault("jwks-too-large", { because: "The key set has 11 keys.", meets: "500" })],
      { status: 401 },
      "Requests to app.example.com are refused, though that would show as 500 and not as 401: The key set has 11 keys.",
    ],
  ])(
    "says of a rule that validates tokens that requests are refused: %s",
    (_name, findings, clue, expected) => {
      expect(said(findings, clue, true, undefined, validation)).toBe(expected);
    },
  );

  it("names the host that was asked for", () => {
    expect(said([callback], {}, true, "www.example.com")).toMatch(/^Sign-in on www\.example\.com is broken/);
  });
});

describe("summariseNowhere", () => {
  const resolution: Resolution = { kind: "none", account: "", region: "", chain: null, steps: [] };
  const error = (code: "access-denied" | "throttled") => ({
    code,
    operation: "elasticloadbalancing:DescribeLoadBalancers",
    resource: "",
    message: "Rate exceeded",
  });
  it.each([
    ["one denied", [error("access-denied")], "reading was denied in one place."],
    ["two denied", [error("access-denied"), error("access-denied")], "reading was denied in 2 places."],
    [
      "another failure",
      [error("throttled")],
      "Cannot tell which load balancer or API answers a.example: Rate exceeded.",
    ],
    ["nothing failed", [], "No load balancer or API that can be read here answers a.example."],
  ])("%s", (_name, errors, expected) => {
    expect(summariseNowhere("a.example", resolution, errors)).toContain(expected);
  });
  it("names the last miss", () => {
    const steps = [{ what: "address", outcome: "miss" as const, detail: "a.example has no address" }];
    expect(summariseNowhere("a.example", { ...resolution, steps }, [])).toBe(
      "No load balancer or API that can be read here answers a.example: a.example has no address.",
    );
  });
  it("does without a host", () => {
    expect(summariseNowhere(undefined, resolution, [])).toContain("answers the address.");
  });
});
