import { describe, expect, it } from "vitest";
import type { RuleCondition } from "../../model/load-balancer";
import { type HostFit, hostFit } from "./host-match";

const hostCondition = (...Values: string[]): RuleCondition => ({
  Field: "host-header",
  HostHeaderConfig: { Values },
});

describe("hostFit", () => {
  it.each<[string, RuleCondition[], HostFit]>([
    ["the name itself", [hostCondition("*.example.com"), hostCondition("APP.example.com")], "named"],
    ["a wildcard", [hostCondition("*.example.com")], "pattern"],
    ["an expression", [{ Field: "host-header", RegexValues: ["app\\d?\\.example"] }], "expression"],
    ["another host", [hostCondition("other.example.com", "*.example.org")], "none"],
    ["no condition", [], "none"],
  ])("%s", (_, conditions, fit) => {
    expect(hostFit(conditions, "app.example.com")).toBe(fit);
  });
});
