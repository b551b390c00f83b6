import { ok, skipped } from "../../model/gathered";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import methodNotDeployed from "./method-not-deployed";

const asked = { stage: "prod", httpMethod: "POST", path: "/orders", gap: "method" } as const;
const drafted = (kind: "rest-token" | "http-jwt") =>
  apiSnapshotOf(kind, ({ draft }) => {
    const [first] = draft.methods;
    if (first) draft.methods.push({ ...first, httpMethod: "POST" });
  });

testApiCheck(methodNotDeployed, {
  pass: [{ name: "it is deployed", snapshot: apiSnapshotOf("rest-token") }],
  fail: [
    {
      name: "a REST API",
      snapshot: drafted("rest-token"),
      missing: asked,
      because: /POST \/orders exists in the draft of API orders and not in what stage prod serves/,
      shows: /"\/artifacts\/methods\/value\/1\/path"/,
    },
    { name: "an HTTP API", snapshot: drafted("http-jwt"), missing: asked },
  ],
  unknown: [
    {
      name: "the export was not read",
      snapshot: apiSnapshotOf("rest-token", ({ artifacts }) => {
        artifacts.deployed = { prod: skipped("too large") };
      }),
      because: /not read, too large/,
    },
  ],
  notApplicable: [
    { name: "neither has it", snapshot: apiSnapshotOf("rest-token"), missing: asked },
    {
      name: "the stage is missing",
      snapshot: apiSnapshotOf("rest-token", ({ artifacts }) => {
        artifacts.stages = ok([]);
      }),
      missing: { ...asked, gap: "stage" },
    },
  ],
});
