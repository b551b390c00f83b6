import { describe, expect, it } from "vitest";
import { causesOf, fits } from "./causes";
import { clueOf, fieldOf, findingOf, likelyFault, provenFault } from "./findings-for-tests";
import { findSymptom } from "./symptoms/index";

const refused = findSymptom("AuthTokenEpRequestFailed");
const named = (findings: ReturnType<typeof causesOf>) => findings.map(({ check }) => check);

describe("fits", () => {
  it.each([
    ["callback-url-unregistered", undefined, true],
    ["callback-url-unregistered", "redirect_mismatch", true],
    ["callback-url-unregistered", "AuthInvalidIdToken", false],
    ["endpoint-slow", "561", false],
    ["endpoint-slow", "500", true],
  ])("%s with %s: %s", (check, symptom, expected) => {
    expect(fits(check, symptom === undefined ? undefined : findSymptom(symptom))).toBe(expected);
  });
});

describe("causesOf", () => {
  const secret = likelyFault("client-secret-rejected", { hop: "token", evidence: [clueOf] });
  const tenant = likelyFault("token-endpoint-mismatch", { hop: "token", severity: "may-break" });
  const rotation = likelyFault("client-secret-multiple", {
    hop: "token",
    severity: "may-break",
    evidence: [fieldOf("secrets", "2"), clueOf],
  });
  const absent = provenFault("client-secret-absent", { hop: "token" });
  const callback = provenFault("callback-url-unregistered");
  const scope = provenFault("scope-not-allowed");
  const shadowed = provenFault("rule-shadowed", { hop: "rule" });

  it.each([
    ["nothing of what passes", [findingOf("scope-not-allowed")], undefined, []],
    [
      "nothing of what weakens, blinds or is hygiene",
      [
        provenFault("rule-bypass", { severity: "weakens-sign-in" }),
        provenFault("access-logs-off", { severity: "blind" }),
        provenFault("session-beyond-refresh", { severity: "hygiene" }),
        provenFault("unauthenticated-request-denied", { severity: "by-design" }),
      ],
      undefined,
      [],
    ],
    [
      "nothing that follows from another",
      [shadowed, { ...callback, followsFrom: "rule-shadowed" }],
      undefined,
      ["rule-shadowed"],
    ],
    [
      "proven ones as a request meets them",
      [absent, callback, shadowed],
      undefined,
      ["rule-shadowed", "callback-url-unregistered", "client-secret-absent"],
    ],
    [
      "those that fit first, whatever comes first on the way",
      [shadowed, absent],
      refused,
      ["client-secret-absent", "rule-shadowed"],
    ],
    [
      "no likely one beside a proven one that fits",
      [secret, absent, tenant],
      refused,
      ["client-secret-absent"],
    ],
    [
      "a likely one that fits before a proven one that does not",
      [callback, tenant],
      refused,
      ["token-endpoint-mismatch", "callback-url-unregistered"],
    ],
    ["the clue's own where nothing else speaks", [secret], refused, ["client-secret-rejected"]],
    ["not the clue's own where configuration speaks", [secret, tenant], refused, ["token-endpoint-mismatch"]],
    ["two secrets before one that nobody sees", [secret, rotation], refused, ["client-secret-multiple"]],
    [
      "likely ones by severity, then by how often they are it",
      [
        likelyFault("endpoint-certificate-untrusted"),
        likelyFault("endpoint-slow", { severity: "may-break" }),
        likelyFault("endpoint-unresolvable"),
      ],
      findSymptom("500"),
      ["endpoint-unresolvable", "endpoint-certificate-untrusted", "endpoint-slow"],
    ],
    ["no likely one that does not fit", [likelyFault("issuer-mismatch")], refused, []],
    [
      "a proven one of a lesser severity among the likely",
      [provenFault("session-cookie-shared", { severity: "may-break" }), scope],
      findSymptom("302-loop"),
      ["session-cookie-shared", "scope-not-allowed"],
    ],
  ])("names %s", (_name, findings, symptom, expected) => {
    expect(named(causesOf(findings, symptom))).toEqual(expected);
  });
});
