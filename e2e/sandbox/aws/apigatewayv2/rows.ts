import { BadRequestException$, NotFoundException$ } from "@aws-sdk/client-apigatewayv2";
import type { RegionState } from "../../world";
import type { ApiDomainState, HttpApiState } from "../../world-api";
import { type AwsError, awsError } from "../service";

export type HttpRoute = HttpApiState["draft"]["routes"][number];
export type HttpAuthorizer = HttpApiState["draft"]["authorizers"][number];
export type HttpStage = HttpApiState["stages"][number];

export const bad = (message: string): AwsError => awsError(BadRequestException$, message);
export const missing = (message: string): AwsError => awsError(NotFoundException$, message);

export const httpApis = (state: RegionState): HttpApiState[] => state.apigateway?.httpApis ?? [];

export function apiOf(state: RegionState, id = ""): HttpApiState | AwsError {
  const found = httpApis(state).find(({ draft }) => draft.api.ApiId === id);
  return found ?? missing(`Invalid API identifier specified ${id}`);
}

export function domainOf(state: RegionState, name = ""): ApiDomainState | AwsError {
  const found = state.apigateway?.domains.find(({ domain }) => domain.DomainName === name);
  return found ?? missing("Invalid domain name identifier specified");
}

export function authorizerOf({ draft }: HttpApiState, id = ""): HttpAuthorizer | AwsError {
  const found = draft.authorizers.find(({ AuthorizerId }) => AuthorizerId === id);
  return found ?? missing(`Invalid Authorizer identifier specified ${id}`);
}

export function routeOf({ draft }: HttpApiState, id = ""): HttpRoute | AwsError {
  const found = draft.routes.find(({ RouteId }) => RouteId === id);
  return found ?? missing(`Invalid Route identifier specified ${id}`);
}

export function stageOf({ stages }: HttpApiState, name = ""): HttpStage | AwsError {
  return stages.find(({ StageName }) => StageName === name) ?? missing("Invalid stage identifier specified");
}
