import { ok } from "../../model/gathered";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import stageMissing from "./stage-missing";

const asked = { stage: "Prod", httpMethod: "GET", path: "/orders", gap: "stage" } as const;

testApiCheck(stageMissing, {
  pass: [
    { name: "the stage exists", snapshot: apiSnapshotOf("rest-token") },
    { name: "of an HTTP API", snapshot: apiSnapshotOf("http-jwt") },
  ],
  fail: [
    {
      name: "another case",
      snapshot: apiSnapshotOf("rest-token"),
      missing: asked,
      because: /no stage "Prod"; it has prod/,
      shows: /"nearest":"prod"/,
    },
    {
      name: "no stage at all",
      snapshot: apiSnapshotOf("rest-open", ({ artifacts }) => {
        artifacts.stages = ok([]);
      }),
      missing: asked,
      because: /no stage at all/,
    },
  ],
  notApplicable: [
    {
      name: "the domain maps nothing here",
      snapshot: apiSnapshotOf("rest-token"),
      missing: { ...asked, gap: "domain-mapping" },
    },
  ],
});
