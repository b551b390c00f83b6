import { describe, expect, it } from "vitest";
import type { Answer, Clue } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import { chainOf, cognitoSnapshot, jwtSnapshot } from "../testing/snapshot-of";
import { deniedFinding, findingOf } from "./findings-for-tests";
import { nextStepsFor, nextStepsWithoutChain, stepsOfChain } from "./next-steps";
import { symptomOf } from "./symptoms/index";

const chain = chainOf(cognitoSnapshot());

function steps(answer: Answer, findings: readonly Finding[], clue: Clue = {}, probed = true): string[] {
  return nextStepsFor({
    answer,
    findings,
    symptom: symptomOf(clue),
    probed,
    ...stepsOfChain(chain, clue),
  });
}

const needs = (check: string, what: string) => findingOf(check, { status: "unknown", needs: what });
const askReason = expect.stringContaining("access log and paste its line");

describe("nextStepsFor", () => {
  it.each(["found", "by-design"] as const)("has nothing to add to %s", (answer) => {
    expect(steps(answer, [deniedFinding("scope-not-allowed")])).toEqual([]);
  });
  it("names a denied permission once, and first", () => {
    expect(
      steps("not-enough-access", [deniedFinding("scope-not-allowed"), deniedFinding("code-grant-disabled")]),
    ).toEqual(["Allow cognito-idp:DescribeUserPoolClient on arn:pool for the role in use.", askReason]);
  });
  it("asks to try again what failed for another reason than a permission", () => {
    const error = {
      code: "throttled",
      operation: "acm:DescribeCertificate",
      resource: "arn:cert",
      message: "Slow down",
    };
    const finding = findingOf("certificate-expired", {
      status: "unknown",
      evidence: [{ type: "gather-error", error: { ...error, code: "throttled" } }],
    });
    expect(steps("not-enough-access", [finding])[0]).toBe(
      "acm:DescribeCertificate arn:cert: Slow down. Check again in a moment.",
    );
  });
  it("waits in silence while probes are being asked", () => {
    expect(steps("not-enough-access", [findingOf("issuer-mismatch")], {}, false)).toEqual([]);
  });
  it("asks for the reason once, and for each other clue", () => {
    const findings = [
      needs("claims-too-large", "the error_reason of an access-log line"),
      needs("request-headers-too-large", "the status that users see (400, 431 or 494)"),
    ];
    expect(steps("likely", findings)).toEqual([
      askReason,
      "Bring the status that users see (400, 431 or 494): it would settle more.",
    ]);
  });
  it("leaves out a clue that does not fit what was seen", () => {
    expect(steps("likely", [needs("request-headers-too-large", "the cookies")], { status: 561 })).toEqual([
      askReason,
    ]);
  });
  it("does not ask for a reason that was brought", () => {
    const clue = { reason: "AuthTokenEpRequestFailed" };
    expect(steps("likely", [], clue)).toEqual([]);
  });
  it("says what configuration cannot show, where everything is ruled out", () => {
    expect(steps("ruled-out", [], { reason: "AuthTokenEpRequestTimeout" })[0]).toMatch(
      /^Not visible here: what lies beyond the VPC/,
    );
    expect(steps("ruled-out", [])).toContain(
      "Not visible here: the client secret that the load balancer holds (no API returns it).",
    );
  });
});

it("names the caller's token, and no secret, where a rule that validates tokens is in order", () => {
  const validation = chainOf(jwtSnapshot());
  const input = { answer: "ruled-out", findings: [], symptom: undefined } as const;
  expect(nextStepsFor({ ...input, ...stepsOfChain(validation, {}), probed: true })).toEqual([
    askReason,
    "Not visible here: the token that the caller sent (tokens are judged in the inspector, where they stay in the browser).",
    expect.stringMatching(/^Not visible here: what the load balancer got from the key set's address/),
  ]);
});

describe("nextStepsWithoutChain", () => {
  it("names permission, near hosts and the account", () => {
    const error = {
      code: "access-denied" as const,
      operation: "elasticloadbalancing:DescribeListeners",
      resource: "",
      message: "no",
    };
    expect(nextStepsWithoutChain("ap.example.com", [error], ["app.example.com"])).toEqual([
      "Allow elasticloadbalancing:DescribeListeners for the role in use.",
      "Known hosts that look alike: app.example.com.",
      "If ap.example.com belongs to another account or Region, add it to the configuration and ask again.",
    ]);
  });
  it("asks for a URL where none was given", () => {
    expect(nextStepsWithoutChain(undefined, [], [])).toEqual([
      "Give the URL that fails, with its host name.",
    ]);
  });
});
