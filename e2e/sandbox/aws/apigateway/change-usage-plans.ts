/** Usage plans and their keys. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html */
import { randomUUID } from "node:crypto";
import {
  type ApiStage,
  ConflictException$,
  CreateApiKey$,
  type CreateApiKeyRequest,
  CreateUsagePlan$,
  CreateUsagePlanKey$,
  type CreateUsagePlanKeyRequest,
  type CreateUsagePlanRequest,
  DeleteApiKey$,
  type DeleteApiKeyRequest,
  DeleteUsagePlan$,
  type DeleteUsagePlanRequest,
  UpdateUsagePlan$,
  type UpdateUsagePlanRequest,
} from "@aws-sdk/client-api-gateway";
import type { RegionState } from "../../world";
import type { ApiGatewayState } from "../../world-api";
import { type AwsError, awsError, type Handler, isAwsError, operation } from "../service";
import { type Patchable, patched, settle } from "./patch";
import { apiOf, bad, missing, stageOf, type UsagePlan } from "./rows";

function gatewayOf(state: RegionState): ApiGatewayState {
  state.apigateway ??= { restApis: [], httpApis: [], domains: [], usagePlans: [], apiKeys: [] };
  return state.apigateway;
}

const planOf = (state: RegionState, id = ""): UsagePlan | AwsError =>
  gatewayOf(state).usagePlans.find((plan) => plan.id === id) ??
  missing("Invalid Usage Plan identifier specified");

/** Why a plan cannot cover a stage; undefined: it can. */
function refusedStage(state: RegionState, { apiId, stage }: ApiStage): AwsError | undefined {
  const api = apiOf(state, apiId);
  const found = isAwsError(api) ? api : stageOf(api, stage);
  return isAwsError(found)
    ? missing(`Invalid API Stage {api: ${apiId}, stage: ${stage}} specified`)
    : undefined;
}

const createUsagePlan: Handler<CreateUsagePlanRequest, object> = (state, { name = "", apiStages = [] }) => {
  for (const stage of apiStages) {
    const refused = refusedStage(state, stage);
    if (refused !== undefined) return refused;
  }
  const plan: UsagePlan = { id: randomUUID().slice(0, 6), name, apiStages };
  gatewayOf(state).usagePlans.push(plan);
  return plan;
};

const planPatches = (state: RegionState): Patchable<UsagePlan>[] => [
  {
    path: /^\/apiStages$/,
    ops: ["add", "remove"],
    apply: (row, op, _name, value) => {
      const [apiId = "", stage = ""] = value.split(":");
      const refused = refusedStage(state, { apiId, stage });
      if (refused !== undefined) return refused;
      const others = (row.apiStages ?? []).filter((one) => one.apiId !== apiId || one.stage !== stage);
      row.apiStages = op === "add" ? [...others, { apiId, stage }] : others;
      return undefined;
    },
  },
];

const updateUsagePlan: Handler<UpdateUsagePlanRequest, object> = (state, input) => {
  const plan = planOf(state, input.usagePlanId);
  return isAwsError(plan) ? plan : settle(plan, patched(plan, input.patchOperations, planPatches(state)));
};

/** Refused while it covers a stage. */
const deleteUsagePlan: Handler<DeleteUsagePlanRequest, object> = (state, input) => {
  const plan = planOf(state, input.usagePlanId);
  if (isAwsError(plan)) return plan;
  if ((plan.apiStages ?? []).length > 0) {
    return bad(
      `Cannot delete usage plan ${plan.id} because there are API stages associated with it; please remove and try again.`,
    );
  }
  const gateway = gatewayOf(state);
  gateway.usagePlans = gateway.usagePlans.filter((one) => one !== plan);
  for (const key of gateway.apiKeys) key.planIds = key.planIds.filter((id) => id !== plan.id);
  return {};
};

const createApiKey: Handler<CreateApiKeyRequest, object> = (state, { name = "", enabled }, context) => {
  const key = {
    id: randomUUID().replaceAll("-", "").slice(0, 10),
    value: randomUUID().replaceAll("-", ""),
    name,
    enabled: enabled === true,
    createdDate: context.now(),
  };
  gatewayOf(state).apiKeys.push({ ...key, planIds: [] });
  return key;
};

const deleteApiKey: Handler<DeleteApiKeyRequest, object> = (state, { apiKey }) => {
  const gateway = gatewayOf(state);
  const others = gateway.apiKeys.filter(({ id }) => id !== apiKey);
  if (others.length === gateway.apiKeys.length) return missing("Invalid API Key identifier specified");
  gateway.apiKeys = others;
  return {};
};

const createUsagePlanKey: Handler<CreateUsagePlanKeyRequest, object> = (state, input) => {
  const plan = planOf(state, input.usagePlanId);
  if (isAwsError(plan)) return plan;
  const key = gatewayOf(state).apiKeys.find(({ id }) => id === input.keyId);
  if (key === undefined || input.keyType !== "API_KEY") {
    return missing("Invalid API Key identifier specified");
  }
  if (key.planIds.includes(plan.id)) {
    return awsError(ConflictException$, "Usage Plan Key already exists");
  }
  key.planIds.push(plan.id);
  return { id: key.id, type: "API_KEY", name: key.name };
};

export const usagePlanChanges = [
  operation(CreateUsagePlan$, createUsagePlan),
  operation(UpdateUsagePlan$, updateUsagePlan),
  operation(DeleteUsagePlan$, deleteUsagePlan),
  operation(CreateApiKey$, createApiKey),
  operation(DeleteApiKey$, deleteApiKey),
  operation(CreateUsagePlanKey$, createUsagePlanKey),
];
