import { BadRequestException$, NotFoundException$ } from "@aws-sdk/client-api-gateway";
import type { RegionState } from "../../world";
import type { RestApiState, RestAuthorizer, RestDefinition } from "../../world-api";
import { type AwsError, awsError } from "../service";

export type Stage = RestApiState["stages"][number];
export type RestMethod = NonNullable<RestDefinition["resources"][number]["resourceMethods"]>[string];
export type ApiKeys = NonNullable<RegionState["apigateway"]>["apiKeys"];
export type UsagePlan = NonNullable<RegionState["apigateway"]>["usagePlans"][number];

export const bad = (message: string): AwsError => awsError(BadRequestException$, message);
export const missing = (message: string): AwsError => awsError(NotFoundException$, message);

export const restApis = (state: RegionState): RestApiState[] => state.apigateway?.restApis ?? [];

export function apiOf(state: RegionState, id = ""): RestApiState | AwsError {
  const found = restApis(state).find(({ draft }) => draft.api.id === id);
  return found ?? missing(`Invalid API identifier specified ${id}`);
}

export function authorizerOf({ draft }: RestApiState, id = ""): RestAuthorizer | AwsError {
  return (
    draft.authorizers.find((authorizer) => authorizer.id === id) ??
    missing(`Invalid Authorizer identifier specified ${id}`)
  );
}

export function methodOf({ draft }: RestApiState, resourceId = "", httpMethod = ""): RestMethod | AwsError {
  const resource = draft.resources.find(({ id }) => id === resourceId);
  if (resource === undefined) return missing("Invalid Resource identifier specified");
  return resource.resourceMethods?.[httpMethod] ?? missing("Invalid Method identifier specified");
}

export function stageOf({ stages }: RestApiState, name = ""): Stage | AwsError {
  return stages.find(({ stageName }) => stageName === name) ?? missing("Invalid Stage identifier specified");
}
