import { describe, expect, it } from "vitest";
import { host, path } from "../../routing/rules-for-tests";
import { chainOf, cognitoSnapshot, ruleWith, testHost, testTime } from "../../testing/snapshot-of";
import { runChecks } from "../run-checks";
import check from "./rule-shadowed";

function fixFor(earlier: readonly ReturnType<typeof ruleWith>[]) {
  const snapshot = cognitoSnapshot(({ rules }) => {
    rules.unshift(...earlier);
  });
  const { account, region } = snapshot.scope;
  const context = { clue: {}, host: undefined, now: new Date(testTime), chains: [], account, region };
  const [finding] = runChecks([check], snapshot, chainOf(snapshot), context);
  return finding?.fixes[0];
}

describe("the priority that rule-shadowed offers", () => {
  const wide = (priority: string) => ruleWith(priority, [host("*.example.com")]);

  it.each<[name: string, earlier: ReturnType<typeof ruleWith>[], priority: string]>([
    ["right before the rule that shadows", [wide("5")], "4"],
    ["past a rule that never meets it", [ruleWith("4", [host("b.example.org")]), wide("5")], "3"],
    ["behind a rule that it would take from", [ruleWith("2", [path("/healthz")]), wide("5")], "4"],
  ])("%s", (_name, earlier, priority) => {
    const fix = fixFor(earlier);
    expect(fix).toMatchObject({ type: "cli" });
    expect(fix?.type === "cli" ? fix.command : "").toMatch(new RegExp(`Priority=${priority}$`));
    expect(fix?.type === "cli" ? fix.undo : "").toMatch(/Priority=10$/);
  });

  it.each<[name: string, earlier: ReturnType<typeof ruleWith>[]]>([
    ["the first priority is the one that shadows", [wide("1")]],
    ["what it would take from stands right before", [ruleWith("4", [host(testHost), path("/x")]), wide("5")]],
  ])("none: %s", (_name, earlier) => {
    expect(fixFor(earlier)).toMatchObject({ type: "steps" });
  });
});
