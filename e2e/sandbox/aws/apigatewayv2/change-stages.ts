/** What a stage of an HTTP or WebSocket API serves, and how. */
import {
  CreateDeployment$,
  type CreateDeploymentRequest,
  DeleteAccessLogSettings$,
  type DeleteAccessLogSettingsRequest,
  UpdateStage$,
  type UpdateStageRequest,
} from "@aws-sdk/client-apigatewayv2";
import { hasLogGroup } from "../logs";
import { type Handler, isAwsError, operation } from "../service";
import { deploy } from "./deploy";
import { apiOf, bad, stageOf } from "./rows";

/**
 * Refused for a stage that deploys by itself. AWS says so of the deployment in UpdateStage alone and leaves
 * CreateDeployment open, so nothing may rest on its being taken:
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
 */
const createDeployment: Handler<CreateDeploymentRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.ApiId);
  if (isAwsError(api)) return api;
  const stage = input.StageName === undefined ? undefined : stageOf(api, input.StageName);
  if (stage !== undefined && isAwsError(stage)) return stage;
  if (stage?.AutoDeploy === true) return bad("Deployment cannot be set on a stage with auto-deploy");
  const deployment = deploy(api, context, false);
  if (stage) {
    Object.assign(stage, { DeploymentId: deployment.DeploymentId, LastUpdatedDate: context.now() });
  }
  return deployment;
};

/** Variables that are named are set, or removed by an empty value; others stay. */
const updateStage: Handler<UpdateStageRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.ApiId);
  if (isAwsError(api)) return api;
  const stage = stageOf(api, input.StageName);
  if (isAwsError(stage)) return stage;
  const { DeploymentId, StageVariables, AccessLogSettings } = input;
  if (DeploymentId !== undefined) {
    if (stage.AutoDeploy === true) return bad("DeploymentId can't be updated if autoDeploy is enabled");
    if (!api.deployments.some(({ deployment }) => deployment.DeploymentId === DeploymentId)) {
      return bad(`Invalid Deployment identifier specified ${DeploymentId}`);
    }
    stage.DeploymentId = DeploymentId;
  }
  if (StageVariables !== undefined) {
    const all = Object.entries({ ...stage.StageVariables, ...StageVariables });
    stage.StageVariables = Object.fromEntries(all.filter(([, value]) => value !== ""));
  }
  if (AccessLogSettings !== undefined) {
    const { DestinationArn = "" } = AccessLogSettings;
    const isNew = DestinationArn !== stage.AccessLogSettings?.DestinationArn;
    if (isNew && !hasLogGroup(state, DestinationArn)) return bad("Invalid log destination specified");
    stage.AccessLogSettings = AccessLogSettings;
  }
  stage.LastUpdatedDate = context.now();
  return stage;
};

const deleteAccessLogSettings: Handler<DeleteAccessLogSettingsRequest, object> = (state, input) => {
  const api = apiOf(state, input.ApiId);
  if (isAwsError(api)) return api;
  const stage = stageOf(api, input.StageName);
  if (isAwsError(stage)) return stage;
  delete stage.AccessLogSettings;
  return {};
};

export const stageChanges = [
  operation(CreateDeployment$, createDeployment),
  operation(UpdateStage$, updateStage),
  operation(DeleteAccessLogSettings$, deleteAccessLogSettings),
];
