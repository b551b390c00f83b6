import { describe, expect, it } from "vitest";
import type { ApiMapping, RoutingRule } from "../../model/api";
import { chooseMapping } from "./choose-mapping";

const mappings: readonly ApiMapping[] = [
  { apiId: "root", stage: "prod", key: "" },
  { apiId: "orders", stage: "prod", key: "orders" },
  { apiId: "orders2", stage: "v2", key: "orders/v2" },
];

function rule(priority: number, parts: Partial<RoutingRule>): RoutingRule {
  return {
    id: `rule${priority}`,
    priority,
    headers: [],
    basePaths: [],
    apiId: `api${priority}`,
    stage: "prod",
    stripBasePath: false,
    ...parts,
  };
}

const rules: readonly RoutingRule[] = [
  rule(30, { basePaths: ["orders"], stripBasePath: true }),
  rule(10, { headers: [{ header: "X-Version", valueGlob: "beta*" }], basePaths: ["orders"] }),
  rule(20, { headers: [{ header: "x-tenant", valueGlob: "*acme*" }] }),
];

// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
describe("mappings", () => {
  it.each([
    ["/", "root / hit"],
    ["/other/x", "root /other/x hit"],
    ["/orders", "orders / hit"],
    ["/orders/7", "orders /7 hit"],
    ["/orders/v2", "orders2 / hit"],
    ["/orders/v2/7", "orders2 /7 hit"],
    ["/ordersX", "root /ordersX hit"],
    ["/Orders/7", "root /Orders/7 hit"],
    ["/orders/v2x", "orders /v2x hit"],
  ])("%s goes to %s", (path, expected) => {
    const { mapped } = chooseMapping({ name: "d", routingMode: "API_MAPPING_ONLY" }, mappings, rules, {
      path,
    });
    expect(`${mapped?.apiId} ${mapped?.path} ${mapped?.outcome}`).toBe(expected);
  });

  it("finds nothing without an empty mapping", () => {
    const choice = chooseMapping({ name: "d", routingMode: "API_MAPPING_ONLY" }, mappings.slice(1), [], {
      path: "/shop",
    });
    expect(choice.mapped).toBeNull();
    expect(choice.steps.map(({ outcome }) => outcome)).toEqual(["miss", "miss"]);
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html
describe("routing rules", () => {
  it.each([
    ["/orders/7", { "x-version": ["beta2"] }, "api10 /orders/7 hit"],
    ["/orders/7", { "X-VERSION": ["Beta2"] }, "api30 /7 hit"],
    ["/orders/7", { "x-tenant": ["my-acme-1"] }, "api20 /orders/7 hit"],
    ["/orders/7", {}, "api30 /7 hit"],
    ["/orders/7", undefined, "api10 /orders/7 may"],
    ["/shop", {}, "nothing"],
    ["/shop", undefined, "api20 /shop may"],
  ] as const)("%s with %j goes to %s", (path, headers, expected) => {
    const { mapped } = chooseMapping({ name: "d", routingMode: "ROUTING_RULE_ONLY" }, mappings, rules, {
      path,
      ...(headers === undefined ? {} : { headers }),
    });
    expect(mapped ? `${mapped.apiId} ${mapped.path} ${mapped.outcome}` : "nothing").toBe(expected);
  });

  it.each([
    ["/orders/7", {}, "api30"],
    ["/shop", {}, "root"],
    ["/shop", undefined, "api20"],
  ] as const)("then mappings: %s with %j goes to %s", (path, headers, expected) => {
    const { mapped } = chooseMapping(
      { name: "d", routingMode: "ROUTING_RULE_THEN_API_MAPPING" },
      mappings,
      rules,
      {
        path,
        ...(headers === undefined ? {} : { headers }),
      },
    );
    expect(mapped?.apiId).toBe(expected);
  });

  it("takes a rule without conditions for everything", () => {
    const all = [rule(1, {})];
    const { mapped } = chooseMapping({ name: "d", routingMode: "ROUTING_RULE_ONLY" }, [], all, {
      path: "/x",
    });
    expect(mapped).toMatchObject({ apiId: "api1", path: "/x", outcome: "hit" });
  });
});
