/** What a stage of a REST API serves, and how: deployments, and what takes effect without one. */
import { randomUUID } from "node:crypto";
import {
  CreateDeployment$,
  type CreateDeploymentRequest,
  UpdateStage$,
  type UpdateStageRequest,
} from "@aws-sdk/client-api-gateway";
import type { RegionState } from "../../world";
import type { RestApiState } from "../../world-api";
import { hasLogGroup } from "../logs";
import { type Handler, isAwsError, operation } from "../service";
import { type Patchable, patched, settle } from "./patch";
import { apiOf, bad, type Stage, stageOf } from "./rows";

/**
 * Freezes the draft, and has the stage serve it where one is named.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
 */
const createDeployment: Handler<CreateDeploymentRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const methods = api.draft.resources.flatMap(({ resourceMethods }) => Object.values(resourceMethods ?? {}));
  if (methods.length === 0) return bad("The REST API doesn't contain any methods");
  if (methods.some(({ methodIntegration }) => methodIntegration === undefined)) {
    return bad("No integration defined for method");
  }
  const stage = input.stageName === undefined ? undefined : stageOf(api, input.stageName);
  if (stage !== undefined && isAwsError(stage)) return stage;
  const deployment = { id: randomUUID().slice(0, 6), createdDate: context.now() };
  api.deployments.push({ deployment, frozen: structuredClone(api.draft) });
  if (stage) Object.assign(stage, { deploymentId: deployment.id, lastUpdatedDate: context.now() });
  return deployment;
};

const stagePatches = (state: RegionState, { deployments }: RestApiState): Patchable<Stage>[] => [
  {
    path: /^\/deploymentId$/,
    ops: ["replace"],
    apply: (row, _op, _name, value) => {
      if (!deployments.some(({ deployment }) => deployment.id === value)) {
        return bad("Deployment id does not exist");
      }
      row.deploymentId = value;
      return undefined;
    },
  },
  {
    path: /^\/accessLogSettings$/,
    ops: ["remove"],
    apply: (row) => {
      delete row.accessLogSettings;
      return undefined;
    },
  },
  {
    path: /^\/accessLogSettings\/destinationArn$/,
    ops: ["replace"],
    apply: (row, _op, _name, destinationArn) => {
      const isNew = destinationArn !== row.accessLogSettings?.destinationArn;
      if (isNew && !hasLogGroup(state, destinationArn)) return bad("Invalid log destination specified");
      row.accessLogSettings = { ...row.accessLogSettings, destinationArn };
      return undefined;
    },
  },
  {
    path: /^\/accessLogSettings\/format$/,
    ops: ["replace"],
    apply: (row, _op, _name, format) => {
      row.accessLogSettings = { ...row.accessLogSettings, format };
      return undefined;
    },
  },
  {
    path: /^\/canarySettings\/percentTraffic$/,
    ops: ["replace"],
    apply: (row, _op, _name, value) => {
      const percentTraffic = Number(value);
      if (row.canarySettings === undefined || !(percentTraffic >= 0 && percentTraffic <= 100)) {
        return bad("Invalid canary percent traffic specified");
      }
      row.canarySettings.percentTraffic = percentTraffic;
      return undefined;
    },
  },
  {
    path: /^\/variables\/(\w+)$/,
    ops: ["replace", "remove"],
    apply: (row, op, name, value) => {
      if (op === "replace" && !/^[A-Za-z0-9-._~:/?#&=,]+$/.test(value)) {
        return bad("Stage variable value is invalid");
      }
      const { [name]: _, ...others } = row.variables ?? {};
      const variables = op === "replace" ? { ...others, [name]: value } : others;
      if (Object.keys(variables).length > 0) row.variables = variables;
      else delete row.variables;
      return undefined;
    },
  },
];

/** Takes effect at once: https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateStage.html */
const updateStage: Handler<UpdateStageRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const stage = stageOf(api, input.stageName);
  if (isAwsError(stage)) return stage;
  const after = patched(stage, input.patchOperations, stagePatches(state, api));
  return settle(stage, isAwsError(after) ? after : { ...after, lastUpdatedDate: context.now() });
};

export const stageChanges = [
  operation(CreateDeployment$, createDeployment),
  operation(UpdateStage$, updateStage),
];
