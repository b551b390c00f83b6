import "server-only";
import type { Answer } from "../../aws/answer";
import {
  exportApi,
  getApi,
  getApis,
  getAuthorizers,
  getDeployments,
  getIntegrations,
  getRoutes,
  getStages,
} from "../../aws/operations/apigatewayv2";
import type { Place } from "../../aws/place";
import type { ApiAuthorizer, ApiDeployment, ApiMethod, DeployedApi } from "../../model/api";
import { mapAnswer, readList, readOne } from "../answers";
import type { GatherContext } from "../context";
import { apiGatewayArn } from "./api-arn";
import {
  normaliseHttpApi,
  normaliseHttpAuthorizer,
  normaliseHttpDeployment,
  normaliseHttpStage,
  normaliseRoute,
} from "./normalise-http";
import { readExport } from "./read-export";
import type { ReadApi } from "./rest-api";
import type { RawStage } from "./stage-variables-kept";

export const actions = [
  getApis.action,
  getApi.action,
  getRoutes.action,
  getIntegrations.action,
  getAuthorizers.action,
  getStages.action,
  getDeployments.action,
  exportApi.action,
];

/** Which of the two an API of v2 is. */
export interface ReadHttpApi extends ReadApi {
  readonly kind: "http" | "ws";
}

const kindOf = (protocol: string | undefined) => (protocol === "WEBSOCKET" ? "ws" : "http");

/** As text: so the SDK wants it. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html */
const MaxResults = "500";
const after = (NextToken: string | undefined) => (NextToken === undefined ? {} : { NextToken });

export function readHttpApi(ctx: GatherContext, place: Place, id: string): Promise<Answer<ReadHttpApi>> {
  const resource = apiGatewayArn(place.region, `/apis/${id}`);
  return readOne(ctx.session, place, getApi, { ApiId: id }, resource, (output) =>
    output.ApiId === undefined
      ? undefined
      : {
          kind: kindOf(output.ProtocolType),
          api: normaliseHttpApi(output),
          tags: output.Tags ?? {},
        },
  );
}

export function listHttpApis(ctx: GatherContext, place: Place): Promise<Answer<ReadHttpApi[]>> {
  return readList(
    ctx.session,
    place,
    getApis,
    (token) => ({ MaxResults, ...after(token) }),
    apiGatewayArn(place.region, "/apis"),
    ({ Items = [], NextToken }) => ({
      items: Items.map((raw) => ({
        kind: kindOf(raw.ProtocolType),
        api: normaliseHttpApi(raw),
        tags: raw.Tags ?? {},
      })),
      next: NextToken,
    }),
  );
}

/** Routes of the draft, each with what it leads to where that could be read. */
export async function readRoutes(ctx: GatherContext, place: Place, id: string): Promise<Answer<ApiMethod[]>> {
  const [routes, integrations] = await Promise.all([
    readList(
      ctx.session,
      place,
      getRoutes,
      (token) => ({ ApiId: id, MaxResults, ...after(token) }),
      apiGatewayArn(place.region, `/apis/${id}/routes`),
      ({ Items = [], NextToken }) => ({ items: Items, next: NextToken }),
    ),
    readList(
      ctx.session,
      place,
      getIntegrations,
      (token) => ({ ApiId: id, MaxResults, ...after(token) }),
      apiGatewayArn(place.region, `/apis/${id}/integrations`),
      ({ Items = [], NextToken }) => ({ items: Items, next: NextToken }),
    ),
  ]);
  const known = integrations.state === "ok" ? integrations.value : [];
  return mapAnswer(routes, (all) => all.map((route) => normaliseRoute(route, known)));
}

export function readHttpAuthorizers(
  ctx: GatherContext,
  place: Place,
  id: string,
): Promise<Answer<ApiAuthorizer[]>> {
  return readList(
    ctx.session,
    place,
    getAuthorizers,
    (token) => ({ ApiId: id, MaxResults, ...after(token) }),
    apiGatewayArn(place.region, `/apis/${id}/authorizers`),
    ({ Items = [], NextToken }) => ({ items: Items.map(normaliseHttpAuthorizer), next: NextToken }),
  );
}

export function readHttpStages(ctx: GatherContext, place: Place, id: string): Promise<Answer<RawStage[]>> {
  return readList(
    ctx.session,
    place,
    getStages,
    (token) => ({ ApiId: id, MaxResults, ...after(token) }),
    apiGatewayArn(place.region, `/apis/${id}/stages`),
    ({ Items = [], NextToken }) => ({ items: Items.map(normaliseHttpStage), next: NextToken }),
  );
}

export function readHttpDeployments(
  ctx: GatherContext,
  place: Place,
  id: string,
): Promise<Answer<ApiDeployment[]>> {
  return readList(
    ctx.session,
    place,
    getDeployments,
    (token) => ({ ApiId: id, MaxResults, ...after(token) }),
    apiGatewayArn(place.region, `/apis/${id}/deployments`),
    ({ Items = [], NextToken }) => ({ items: Items.map(normaliseHttpDeployment), next: NextToken }),
  );
}

/** What the stage serves. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-exports-specification.html */
export function readHttpExport(
  ctx: GatherContext,
  place: Place,
  id: string,
  StageName: string,
): Promise<Answer<DeployedApi>> {
  return readOne(
    ctx.session,
    place,
    exportApi,
    { ApiId: id, StageName, Specification: "OAS30", OutputType: "JSON", IncludeExtensions: true },
    apiGatewayArn(place.region, `/apis/${id}/exports/OAS30`),
    ({ body }) => body && readExport("http", body),
  );
}
