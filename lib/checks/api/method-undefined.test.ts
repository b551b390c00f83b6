import { skipped } from "../../model/gathered";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import methodUndefined from "./method-undefined";

const asked = { stage: "prod", httpMethod: "POST", path: "/orders", gap: "method" } as const;

const greedy = (kind: "rest-token" | "http-jwt") =>
  apiSnapshotOf(kind, ({ deployed }) => {
    const [method] = deployed.methods;
    if (method) deployed.methods.push({ ...method, httpMethod: "ANY", path: "/{proxy+}" });
  });

testApiCheck(methodUndefined, {
  pass: [
    { name: "it exists", snapshot: apiSnapshotOf("rest-token") },
    {
      name: "a preflight that an HTTP API with CORS settings answers itself",
      snapshot: apiSnapshotOf("http-jwt", ({ api }) => {
        api.cors = { allowOrigins: ["*"], allowMethods: [], allowHeaders: [], allowCredentials: false };
      }),
      missing: { ...asked, httpMethod: "OPTIONS" },
    },
  ],
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
    {
      name: "a preflight, where there are none",
      snapshot: apiSnapshotOf("http-jwt"),
      missing: { ...asked, httpMethod: "OPTIONS" },
    },
    {
      name: "a literal path that hides what a greedy one beside it would take",
      snapshot: greedy("rest-token"),
      missing: { ...asked, path: "/orders/17/lines" },
      because: /\/orders stands beside \/\{proxy\+\} and takes all that lies below it/,
      offers: /Give \/orders a child \{proxy\+\}/,
    },
    {
      name: "an HTTP API falls back to its greedy route, so that is no reason",
      snapshot: greedy("http-jwt"),
      missing: { ...asked, path: "/orders/17/lines" },
      because: /has none either\.(?! \/orders)/,
    },
  ],
  unknown: [
    {
      name: "a preflight of an HTTP API that was not read",
      snapshot: apiSnapshotOf("http-jwt", ({ artifacts }) => {
        artifacts.api = skipped("denied");
      }),
      missing: { ...asked, httpMethod: "OPTIONS" },
      because: /CORS settings: not read/,
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
