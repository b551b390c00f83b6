import type { ApiStage } from "../../model/api";
import { ok } from "../../model/gathered";
import { type ApiParts, apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import autoDeployFailed from "./auto-deploy-failed";

const deployed = (
  statuses: readonly string[],
  autoDeploy = true,
  edit: (stage: ApiStage, artifacts: ApiParts["artifacts"]) => void = () => {},
) =>
  apiSnapshotOf("http-jwt", ({ artifacts, stage }) => {
    stage.autoDeploy = autoDeploy;
    edit(stage, artifacts);
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

function beside(stage: ApiStage, artifacts: ApiParts["artifacts"]): void {
  artifacts.stages = ok([stage, { ...stage, stageName: "test" }]);
}

testApiCheck(autoDeployFailed, {
  pass: [
    { name: "the newest is deployed", snapshot: deployed(["FAILED", "DEPLOYED"]) },
    { name: "there is none", snapshot: deployed([]) },
    {
      name: "the one that failed was another stage's",
      snapshot: deployed(["DEPLOYED", "FAILED"], true, (stage) => {
        stage.lastDeploymentStatusMessage = "Successfully deployed stage with deployment ID 'dep000'";
      }),
    },
  ],
  fail: [
    {
      name: "the newest failed",
      snapshot: deployed(["DEPLOYED", "FAILED"]),
      because: /failed: no integration was found\. Stage prod serves what was deployed before/,
      shows: /deployments\/value\/1\/status/,
    },
    {
      name: "and the stage says so of its own",
      snapshot: deployed(["DEPLOYED", "FAILED"], true, (stage, artifacts) => {
        stage.lastDeploymentStatusMessage = "no integration was found.";
        beside(stage, artifacts);
      }),
    },
  ],
  unknown: [
    {
      name: "the stage's own words are neither success nor that failure",
      snapshot: deployed(["DEPLOYED", "FAILED"], true, (stage, artifacts) => {
        stage.lastDeploymentStatusMessage = "Deployment attempt failed: no routes exist";
        beside(stage, artifacts);
      }),
      because: /This one says: Deployment attempt failed/,
    },
    {
      name: "two stages deploy by themselves, and neither says how it went",
      snapshot: deployed(["DEPLOYED", "FAILED"], true, beside),
      because: /does not say of which stage it was/,
    },
  ],
  notApplicable: [
    { name: "by hand", snapshot: deployed(["FAILED"], false) },
    { name: "a REST API", snapshot: apiSnapshotOf("rest-token") },
  ],
});
