import { describe, expect, it } from "vitest";
import type { Clue } from "../model/diagnosis";
import type { Finding } from "../model/finding";
import { answerOf, byDesign, unread } from "./answer";
import { causesOf } from "./causes";
import { deniedFinding, findingOf, likelyFault, provenFault } from "./findings-for-tests";
import { symptomOf } from "./symptoms/index";

const deny = provenFault("unauthenticated-request-denied", { severity: "by-design", meets: "401" });
const scope = provenFault("openid-scope-absent");
const issuer = likelyFault("issuer-mismatch");
const callback = provenFault("callback-url-unregistered");
const denied = deniedFinding("issuer-mismatch");

function answer(findings: readonly Finding[], clue: Clue, complete = true) {
  const symptom = symptomOf(clue);
  return answerOf(findings, causesOf(findings, symptom), clue, symptom, complete);
}

describe("answerOf, in order of precedence", () => {
  it.each<[string, readonly Finding[], Clue, string]>([
    ["a proven fault that fits", [scope, deny, issuer, denied], { status: 401 }, "found"],
    ["a proven fault without any clue", [callback], {}, "found"],
    ["this very status by design", [deny, issuer, denied], { status: 401 }, "by-design"],
    ["by design, and a proven fault that does not fit", [deny, callback], { status: 401 }, "by-design"],
    ["another status than by design", [deny], { status: 561 }, "ruled-out"],
    ["a reason speaks against by design", [deny], { status: 401, reason: "AuthInvalidCookie" }, "ruled-out"],
    ["by design where nothing was seen", [deny], {}, "by-design"],
    ["a likely cause before by design where nothing was seen", [deny, issuer], {}, "likely"],
    [
      "a likely cause before what could not be read",
      [issuer, deniedFinding("openid-scope-absent")],
      {},
      "likely",
    ],
    ["a proven fault that does not fit", [callback], { reason: "AuthInvalidIdToken" }, "likely"],
    ["a check that fits and could not be made", [denied], { status: 401 }, "not-enough-access"],
    ["a check that does not fit and could not be made", [denied], { status: 500 }, "ruled-out"],
    [
      "a check that failed itself",
      [findingOf("issuer-mismatch", { status: "error", because: "oops" })],
      {},
      "not-enough-access",
    ],
    [
      "a check that only lacks a clue",
      [findingOf("claims-too-large", { status: "unknown", needs: "the error_reason" })],
      { status: 500 },
      "ruled-out",
    ],
    [
      "a check without weight that could not be made",
      [deniedFinding("access-logs-off", { severity: "blind" })],
      {},
      "ruled-out",
    ],
    ["everything passes", [findingOf("issuer-mismatch")], { status: 401 }, "ruled-out"],
  ])("%s", (_name, findings, clue, expected) => {
    expect(answer(findings, clue)).toBe(expected);
  });

  it("rules nothing out while probes are still being asked", () => {
    expect(answer([findingOf("issuer-mismatch")], { status: 401 }, false)).toBe("not-enough-access");
    expect(answer([issuer], { status: 401 }, false)).toBe("likely");
  });
});

describe("byDesign", () => {
  it.each<[Clue, boolean]>([
    [{ status: 401 }, true],
    [{}, true],
    [{ status: 403 }, false],
    [{ status: 401, reason: "AuthInvalidIdToken" }, false],
  ])("%j: %s", (clue, expected) => {
    expect(byDesign([deny], clue) !== undefined).toBe(expected);
  });
  it("is nothing where the rule does not deny", () => {
    expect(
      byDesign([findingOf("unauthenticated-request-denied", { severity: "by-design" })], {}),
    ).toBeUndefined();
  });
});

describe("unread", () => {
  it("holds what fits and could not be read, not what only lacks a clue", () => {
    const needs = findingOf("claims-too-large", { status: "unknown", needs: "the error_reason" });
    const unasked = findingOf("openid-scope-absent", { status: "unknown", because: "not asked" });
    expect(unread([denied, needs, unasked], symptomOf({ status: 401 }))).toEqual([denied]);
  });
});
