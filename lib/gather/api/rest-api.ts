import "server-only";
import type { Answer } from "../../aws/answer";
import {
  getDeployment,
  getDeployments,
  getExport,
  getGatewayResponses,
  getResources,
  getRestApi,
  getRestApis,
  getStages,
  getUsagePlans,
} from "../../aws/operations/apigateway";
import { getRestAuthorizers } from "../../aws/operations/rest-authorizers";
import type { Place } from "../../aws/place";
import type {
  Api,
  ApiAuthorizer,
  ApiDeployment,
  ApiMethod,
  DeployedApi,
  DeployedMethodSummary,
  GatewayResponse,
  UsagePlan,
} from "../../model/api";
import { mapAnswer, readList, readOne } from "../answers";
import type { GatherContext } from "../context";
import { apiGatewayArn } from "./api-arn";
import {
  normaliseGatewayResponse,
  normaliseResource,
  normaliseRestApi,
  normaliseRestAuthorizer,
  normaliseRestDeployment,
  normaliseRestStage,
  normaliseUsagePlan,
  rawAuthorizerPage,
} from "./normalise-rest";
import { readExport } from "./read-export";
import type { RawStage } from "./stage-variables-kept";

export const actions = [
  getRestApis.action,
  getRestApi.action,
  getResources.action,
  getRestAuthorizers.action,
  getGatewayResponses.action,
  getStages.action,
  getDeployments.action,
  getDeployment.action,
  getExport.action,
  getUsagePlans.action,
];

/** Most rows of a page, of all lists: https://docs.aws.amazon.com/apigateway/latest/api/API_GetResources.html */
const limit = 500;
const after = (position: string | undefined) => (position === undefined ? {} : { position });

export interface ReadApi {
  readonly api: Api;
  readonly tags: Readonly<Record<string, string>>;
}

export function readRestApi(ctx: GatherContext, place: Place, id: string): Promise<Answer<ReadApi>> {
  const resource = apiGatewayArn(place.region, `/restapis/${id}`);
  return readOne(ctx.session, place, getRestApi, { restApiId: id }, resource, (output) =>
    output.id === undefined ? undefined : { api: normaliseRestApi(output), tags: output.tags ?? {} },
  );
}

export function listRestApis(ctx: GatherContext, place: Place): Promise<Answer<ReadApi[]>> {
  return readList(
    ctx.session,
    place,
    getRestApis,
    (position) => ({ limit, ...after(position) }),
    apiGatewayArn(place.region, "/restapis"),
    ({ items = [], position }) => ({
      items: items.map((raw) => ({ api: normaliseRestApi(raw), tags: raw.tags ?? {} })),
      next: position,
    }),
  );
}

/** Every method of the draft, in few calls: resources with their methods in them. */
export async function readRestMethods(
  ctx: GatherContext,
  place: Place,
  id: string,
): Promise<Answer<ApiMethod[]>> {
  const resources = await readList(
    ctx.session,
    place,
    getResources,
    (position) => ({ restApiId: id, embed: ["methods"], limit, ...after(position) }),
    apiGatewayArn(place.region, `/restapis/${id}/resources`),
    ({ items = [], position }) => ({ items, next: position }),
  );
  return mapAnswer(resources, (all) => all.flatMap(normaliseResource));
}

export function readRestAuthorizers(
  ctx: GatherContext,
  place: Place,
  id: string,
): Promise<Answer<ApiAuthorizer[]>> {
  return readList(
    ctx.session,
    place,
    getRestAuthorizers,
    (position) => ({ restApiId: id, limit, ...after(position) }),
    apiGatewayArn(place.region, `/restapis/${id}/authorizers`),
    ({ json }) => {
      const page = rawAuthorizerPage.safeParse(json);
      if (!page.success) return { items: undefined, next: undefined };
      const items = (page.data.item ?? []).flatMap((raw) => normaliseRestAuthorizer(raw) ?? []);
      return { items, next: page.data.position };
    },
  );
}

/** Customised ones alone. */
export async function readGatewayResponses(
  ctx: GatherContext,
  place: Place,
  id: string,
): Promise<Answer<GatewayResponse[]>> {
  return readList(
    ctx.session,
    place,
    getGatewayResponses,
    (position) => ({ restApiId: id, limit, ...after(position) }),
    apiGatewayArn(place.region, `/restapis/${id}/gatewayresponses`),
    ({ items = [], position }) => ({
      items: items.filter(({ defaultResponse }) => defaultResponse === false).map(normaliseGatewayResponse),
      next: position,
    }),
  );
}

export function readRestStages(ctx: GatherContext, place: Place, id: string): Promise<Answer<RawStage[]>> {
  const resource = apiGatewayArn(place.region, `/restapis/${id}/stages`);
  return readOne(ctx.session, place, getStages, { restApiId: id }, resource, ({ item = [] }) =>
    item.map(normaliseRestStage),
  );
}

export function readRestDeployments(
  ctx: GatherContext,
  place: Place,
  id: string,
): Promise<Answer<ApiDeployment[]>> {
  return readList(
    ctx.session,
    place,
    getDeployments,
    (position) => ({ restApiId: id, limit, ...after(position) }),
    apiGatewayArn(place.region, `/restapis/${id}/deployments`),
    ({ items = [], position }) => ({ items: items.map(normaliseRestDeployment), next: position }),
  );
}

/** What the stage serves. https://docs.aws.amazon.com/apigateway/latest/api/API_GetExport.html */
export function readRestExport(
  ctx: GatherContext,
  place: Place,
  id: string,
  stageName: string,
): Promise<Answer<DeployedApi>> {
  return readOne(
    ctx.session,
    place,
    getExport,
    {
      restApiId: id,
      stageName,
      exportType: "oas30",
      accepts: "application/json",
      parameters: { extensions: "integrations,authorizers,apigateway" },
    },
    apiGatewayArn(place.region, `/restapis/${id}/stages/${stageName}/exports/oas30`),
    ({ body }) => body && readExport("rest", body),
  );
}

/** The little that a deployment says of itself, where its stage cannot be exported. */
export function readDeploymentSummary(
  ctx: GatherContext,
  place: Place,
  id: string,
  deploymentId: string,
): Promise<Answer<DeployedMethodSummary[]>> {
  return readOne(
    ctx.session,
    place,
    getDeployment,
    { restApiId: id, deploymentId, embed: ["apisummary"] },
    apiGatewayArn(place.region, `/restapis/${id}/deployments/${deploymentId}`),
    ({ apiSummary }) =>
      apiSummary &&
      Object.entries(apiSummary).flatMap(([path, methods]) =>
        Object.entries(methods).map(([httpMethod, summary]) => ({
          path,
          httpMethod,
          authorizationType: summary.authorizationType ?? "NONE",
          apiKeyRequired: summary.apiKeyRequired ?? false,
        })),
      ),
  );
}

/** Usage plans, and which stages they are tied to; never keys. */
export function readUsagePlans(ctx: GatherContext, place: Place): Promise<Answer<UsagePlan[]>> {
  return readList(
    ctx.session,
    place,
    getUsagePlans,
    (position) => ({ limit, ...after(position) }),
    apiGatewayArn(place.region, "/usageplans"),
    ({ items = [], position }) => ({ items: items.map(normaliseUsagePlan), next: position }),
  );
}
