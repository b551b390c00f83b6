import type { ApiStage } from "../../model/api";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import canaryActive from "./canary-active";

const withCanary = (canary: ApiStage["canary"]) =>
  apiSnapshotOf("rest-token", ({ stage }) => {
    stage.deploymentId = "dep001";
    stage.canary = canary;
  });
const own = { percentTraffic: 10, deploymentId: "dep001", variableOverrides: {} };

testApiCheck(canaryActive, {
  pass: [
    { name: "no canary", snapshot: withCanary(null) },
    { name: "the same deployment", snapshot: withCanary(own) },
    {
      name: "an override with the stage's own value",
      snapshot: apiSnapshotOf("rest-token", ({ stage }) => {
        stage.deploymentId = "dep001";
        stage.variables = { pool: "a" };
        stage.canary = { ...own, variableOverrides: { pool: "a" } };
      }),
    },
    { name: "no traffic", snapshot: withCanary({ ...own, deploymentId: "dep002", percentTraffic: 0 }) },
  ],
  fail: [
    {
      name: "another deployment",
      snapshot: withCanary({ ...own, deploymentId: "dep002" }),
      because: /10 % of the calls to stage prod meet a canary with deployment dep002/,
      shows: /percentTraffic/,
    },
    {
      name: "other variables, whose values are not said",
      snapshot: withCanary({ ...own, variableOverrides: { pool: "eu-west-1_secret" } }),
      because: /its own pool\.$/,
    },
  ],
  notApplicable: [{ name: "an HTTP API", snapshot: apiSnapshotOf("http-jwt") }],
});
