import type { Scenario } from "../../sandbox/world";
import { daysFrom, PROCESS_START } from "../build-ids";
import { httpCognitoWorld, httpUrl, routeOf } from "./build-http";

const id = "http-auto-deploy-failed";

export const scenario: Scenario = {
  id,
  title: "The last automatic deployment failed",
  story:
    "A route for invoices was added. The stage deploys by itself, but that deployment failed and nobody looked: callers meet 404.",
  build: () =>
    httpCognitoWorld(id, undefined, (parts) => {
      const { http, stage, route, ids, draft } = parts;
      draft.routes.push({ ...route, ...routeOf(parts, "GET /invoices"), AuthorizationType: "NONE" });
      const reason = "Deployment attempt failed: Unable to deploy API because no integration was found.";
      http.deployments.push({
        deployment: {
          DeploymentId: ids.text("failed deployment", 6),
          AutoDeployed: true,
          CreatedDate: daysFrom(PROCESS_START, -1),
          DeploymentStatus: "FAILED",
          DeploymentStatusMessage: reason,
        },
        frozen: structuredClone(draft),
      });
      stage.LastDeploymentStatusMessage = reason;
    }),
  url: httpUrl(id, "/invoices"),
  symptom: { at: "api", status: 404, body: '{"message":"Not Found"}' },
  clue: { status: 404, paste: ["request", "response"] },
  answer: "found",
  causes: { server: ["method-not-deployed", "auto-deploy-failed"] },
};
