import type { RoutingRule } from "../../model/api";
import type { ApiSnapshot } from "../../model/api-snapshot";
import { ok, skipped } from "../../model/gathered";
import { apiId, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import basePathUnmapped from "./base-path-unmapped";

const host = "api.example.com";
const mapped = (keys: readonly string[], edit: (snapshot: ApiSnapshot) => void = () => {}) =>
  apiSnapshotOf("rest-token", ({ artifacts, snapshot }) => {
    artifacts.domains = {
      [host]: ok({
        name: host,
        endpointTypes: ["REGIONAL"],
        status: "AVAILABLE",
        routingMode: "API_MAPPING_ONLY",
        mutualTls: null,
        targets: [],
      }),
    };
    artifacts.mappings = { [host]: ok(keys.map((key) => ({ apiId, stage: "prod", key }))) };
    edit(snapshot);
  });
const ruled = (routingMode: string, rules: readonly RoutingRule[], keys: readonly string[] = []) =>
  mapped(keys, ({ artifacts }) => {
    const domain = artifacts.domains[host];
    if (domain?.state === "ok" && domain.value) domain.value.routingMode = routingMode;
    artifacts.routingRules = { [host]: ok([...rules]) };
  });
const rule = (edit: Partial<RoutingRule>): RoutingRule => ({
  id: "rule1",
  priority: 10,
  headers: [],
  basePaths: [],
  apiId,
  stage: "prod",
  stripBasePath: true,
  ...edit,
});
const clue = { url: `https://${host}/store/orders` };
const missing = { stage: "", httpMethod: "GET", path: "/store/orders", gap: "domain-mapping" } as const;

testApiCheck(basePathUnmapped, {
  pass: [
    { name: "the path is mapped", snapshot: mapped(["store"]), clue },
    {
      name: "a rule takes the path",
      snapshot: ruled("ROUTING_RULE_ONLY", [rule({ basePaths: ["store"] })]),
      clue,
    },
    {
      name: "the stage is named twice, and without it the path would be missing as well",
      snapshot: mapped([""]),
      clue: { url: `https://${host}/prod/ordres` },
      missing: { stage: "prod", httpMethod: "GET", path: "/prod/ordres", gap: "method" },
    },
  ],
  fail: [
    {
      name: "another base path",
      snapshot: mapped(["shop"]),
      clue,
      missing,
      because: /maps nothing for \/store\/orders; it has \/shop/,
      shows: /"shop"/,
    },
    { name: "no mapping at all", snapshot: mapped([]), clue, missing, because: /it has no mapping/ },
    {
      name: "rules alone decide, and none fits",
      snapshot: ruled("ROUTING_RULE_ONLY", [rule({ basePaths: ["shop"] })], ["store"]),
      clue,
      missing,
      because: /has no rule for \/store\/orders; it has a rule for \/shop \(priority 10\)\./,
      shows: /"shop"/,
      offers: /add a routing rule/,
    },
    {
      name: "neither a rule nor a mapping fits",
      snapshot: ruled(
        "ROUTING_RULE_THEN_API_MAPPING",
        [rule({ headers: [{ header: "X-Version", valueGlob: "beta*" }] })],
        ["shop"],
      ),
      clue,
      missing,
      because: /it has a rule for header X-Version: beta\* \(priority 10\) and \/shop/,
    },
    {
      name: "rules alone decide, and there is none",
      snapshot: ruled("ROUTING_RULE_ONLY", []),
      clue,
      missing,
      because: /it has no routing rule/,
      offers: /Add a routing rule/,
    },
    {
      name: "the stage is named twice",
      snapshot: mapped([""]),
      clue: { url: `https://${host}/prod/orders` },
      missing: { stage: "prod", httpMethod: "GET", path: "/prod/orders", gap: "method" },
      because: /names the stage prod, which the mapping of api\.example\.com names already/,
    },
  ],
  unknown: [
    {
      name: "the mappings were not read",
      snapshot: mapped([], ({ artifacts }) => {
        artifacts.mappings = { [host]: skipped("too many") };
      }),
      clue,
      missing,
      because: /mappings: not read/,
    },
    {
      name: "the rules were not read",
      snapshot: mapped([], ({ artifacts }) => {
        const domain = artifacts.domains[host];
        if (domain?.state === "ok" && domain.value) domain.value.routingMode = "ROUTING_RULE_ONLY";
        artifacts.routingRules = { [host]: skipped("too many") };
      }),
      clue,
      missing,
      because: /routing rules: not read/,
    },
  ],
  notApplicable: [{ name: "the API's own host", snapshot: apiSnapshotOf("rest-token") }],
});
