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
const clue = { url: `https://${host}/store/orders` };
const missing = { stage: "", httpMethod: "GET", path: "/store/orders", gap: "domain-mapping" } as const;

testApiCheck(basePathUnmapped, {
  pass: [{ name: "the path is mapped", snapshot: mapped(["store"]), clue }],
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
  ],
  notApplicable: [{ name: "the API's own host", snapshot: apiSnapshotOf("rest-token") }],
});
