import { ok } from "../../model/gathered";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import autoDeployFailed from "./auto-deploy-failed";

const deployed = (statuses: readonly string[], autoDeploy = true) =>
  apiSnapshotOf("http-jwt", ({ artifacts, stage }) => {
    stage.autoDeploy = autoDeploy;
    artifacts.deployments = ok(
      statuses.map((status, day) => ({
        id: `dep00${day}`,
        createdDate: `2026-02-0${day + 1}T00:00:00.000Z`,
        autoDeployed: true,
        status,
        ...(status === "FAILED" && { statusMessage: "no integration was found." }),
      })),
    );
  });

testApiCheck(autoDeployFailed, {
  pass: [
    { name: "the newest is deployed", snapshot: deployed(["FAILED", "DEPLOYED"]) },
    { name: "there is none", snapshot: deployed([]) },
  ],
  fail: [
    {
      name: "the newest failed",
      snapshot: deployed(["DEPLOYED", "FAILED"]),
      because: /failed: no integration was found\. Stage prod serves what was deployed before/,
      shows: /deployments\/value\/1\/status/,
    },
  ],
  notApplicable: [
    { name: "by hand", snapshot: deployed(["FAILED"], false) },
    { name: "a REST API", snapshot: apiSnapshotOf("rest-token") },
  ],
});
