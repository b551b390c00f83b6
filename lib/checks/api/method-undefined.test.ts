import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import methodUndefined from "./method-undefined";

const asked = { stage: "prod", httpMethod: "POST", path: "/orders", gap: "method" } as const;

testApiCheck(methodUndefined, {
  pass: [{ name: "it exists", snapshot: apiSnapshotOf("rest-token") }],
  fail: [
    {
      name: "another method",
      snapshot: apiSnapshotOf("rest-token"),
      missing: asked,
      because: /has no POST \/orders, and its draft has none either\. The path has GET/,
      shows: /"absent"/,
    },
    {
      name: "another path",
      snapshot: apiSnapshotOf("http-jwt"),
      missing: { ...asked, httpMethod: "GET", path: "/order" },
      because: /The nearest path is \/orders/,
    },
  ],
  notApplicable: [
    {
      name: "the draft has it",
      snapshot: apiSnapshotOf("rest-token"),
      missing: { ...asked, httpMethod: "GET" },
    },
    {
      name: "the stage is missing",
      snapshot: apiSnapshotOf("rest-token"),
      missing: { ...asked, gap: "stage" },
    },
  ],
});
