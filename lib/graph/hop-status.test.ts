import { describe, expect, it } from "vitest";
import { type Finding, hopId } from "../model/finding";
import { judgeHops } from "./hop-status";

function finding(hop: Finding["hop"], over: Partial<Finding>): Finding {
  return {
    check: `${hop}-check`,
    title: "",
    status: "pass",
    severity: "breaks-sign-in",
    evidence: [],
    fixes: [],
    hop,
    meets: "561",
    docs: [],
    ...over,
  };
}
const fails = (hop: Finding["hop"]) => finding(hop, { status: "fail", certainty: "proven" });
const statuses = (...findings: Finding[]) =>
  Object.fromEntries([...judgeHops(findings, hopId.options)].map(([hop, { status }]) => [hop, status]));

describe("judgeHops", () => {
  it.each<[string, Finding[], Record<string, string>]>([
    ["nothing said: passes", [], { browser: "passes", target: "passes" }],
    [
      "behind the first hop that fails nothing is reached",
      [fails("authorize")],
      { rule: "passes", authorize: "fails", callback: "not-reached", target: "not-reached" },
    ],
    [
      "a later hop with a fault of its own keeps it",
      [fails("authorize"), fails("userinfo")],
      { authorize: "fails", token: "not-reached", userinfo: "fails", session: "not-reached" },
    ],
    [
      "likely where it is not proven",
      [finding("token", { status: "fail", certainty: "likely" })],
      { token: "likely", userinfo: "passes" },
    ],
    [
      "likely where only some requests break",
      [finding("token", { status: "fail", certainty: "proven", severity: "may-break" })],
      { token: "likely" },
    ],
    [
      "by design stops the request",
      [finding("authenticate", { status: "fail", certainty: "proven", severity: "by-design" })],
      { authenticate: "by-design", authorize: "not-reached" },
    ],
    [
      "notes colour nothing",
      [
        finding("rule", { status: "fail", certainty: "proven", severity: "weakens-sign-in" }),
        finding("listener", { status: "fail", certainty: "likely", severity: "blind" }),
        finding("session", { status: "fail", certainty: "proven", severity: "hygiene" }),
      ],
      { rule: "passes", listener: "passes", session: "passes" },
    ],
    ["what could not be read is unknown", [finding("token", { status: "unknown" })], { token: "unknown" }],
    [
      "what waits for a clue is not",
      [finding("token", { status: "unknown", needs: "the error_reason" })],
      { token: "passes" },
    ],
    ["a check that failed itself is unknown", [finding("token", { status: "error" })], { token: "unknown" }],
    [
      "a consequence colours nothing",
      [finding("token", { status: "fail", certainty: "proven", followsFrom: "user-pool-missing" })],
      { token: "passes" },
    ],
    ["the worst of a hop wins", [finding("token", {}), fails("token")], { token: "fails" }],
  ])("%s", (_name, findings, expected) => {
    expect(statuses(...findings)).toMatchObject(expected);
  });

  it("names the finding that decides", () => {
    expect(judgeHops([fails("token")], ["token"]).get("token")?.worst?.check).toBe("token-check");
  });
});
