import { describe, expect, it } from "vitest";
import type { RuleCondition } from "../../model/load-balancer";
import { locateByRules } from "./by-rules";

const hostCondition = (...Values: string[]): RuleCondition => ({
  Field: "host-header",
  HostHeaderConfig: { Values },
});

describe("locateByRules", () => {
  const balancer = (name: string, ...conditions: RuleCondition[]) => ({
    scope: { kind: "alb" as const, account: "111122223333", region: "eu-west-1", name, id: name },
    conditions,
  });
  const exact = balancer("exact", hostCondition("app.example.com"));
  const wild = balancer("wild", hostCondition("*.example.com"));
  const other = balancer("other", hostCondition("other.example.org"));
  it.each([
    ["the one that names it", [wild, exact, other], ["exact"], "hit"],
    ["the one whose wildcard fits", [wild, other], ["wild"], "hit"],
    [
      "several that name it",
      [exact, balancer("twin", hostCondition("app.example.com"))],
      ["exact", "twin"],
      "may",
    ],
    ["none", [other], [], "miss"],
  ])("finds %s", (_, loadBalancers, names, outcome) => {
    const { scopes, steps } = locateByRules({ loadBalancers, errors: [] }, "app.example.com");
    expect(scopes.map(({ name }) => name)).toEqual(names);
    expect(steps.at(-1)?.outcome).toBe(outcome);
  });

  it("says once what was denied for each load balancer alike", () => {
    const error = (resource: string) => ({
      code: "access-denied" as const,
      operation: "elasticloadbalancing:DescribeRules",
      resource,
      message: "no",
    });
    const found = locateByRules({ loadBalancers: [], errors: [error("a"), error("b")] }, "app.example.com");
    expect(found.errors).toEqual([error("a")]);
    expect(found.steps.map(({ outcome }) => outcome)).toEqual(["may", "miss"]);
  });
});
