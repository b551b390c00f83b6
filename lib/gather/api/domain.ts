import "server-only";
import type { DomainName, RoutingRule as RawRule } from "@aws-sdk/client-apigatewayv2";
import type { Answer } from "../../aws/answer";
import { getApiMappings, getDomainName, listRoutingRules } from "../../aws/operations/apigatewayv2";
import type { Place } from "../../aws/place";
import type { ApiDomain, ApiMapping, RoutingRule } from "../../model/api";
import { type Gathered, ok } from "../../model/gathered";
import { absentAs, readList, readOne } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";
import { apiGatewayArn } from "./api-arn";

export const actions = [getDomainName.action, getApiMappings.action, listRoutingRules.action];

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname.html */
export function normaliseDomain(raw: Partial<DomainName>): ApiDomain {
  const configurations = raw.DomainNameConfigurations ?? [];
  const [first] = configurations;
  const tls = raw.MutualTlsAuthentication;
  return withoutUndefined({
    name: raw.DomainName ?? "",
    endpointTypes: configurations.flatMap(({ EndpointType }) => EndpointType ?? []),
    status: first?.DomainNameStatus ?? "",
    statusMessage: first?.DomainNameStatusMessage,
    routingMode: raw.RoutingMode ?? "API_MAPPING_ONLY",
    mutualTls:
      tls?.TruststoreUri === undefined
        ? null
        : { truststoreUri: tls.TruststoreUri, warnings: tls.TruststoreWarnings ?? [] },
    targets: configurations.flatMap(({ ApiGatewayDomainName }) => ApiGatewayDomainName ?? []),
  });
}

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-routingrules.html */
export function normaliseRoutingRule(raw: RawRule): RoutingRule {
  const conditions = raw.Conditions ?? [];
  const invoked = raw.Actions?.find(({ InvokeApi }) => InvokeApi)?.InvokeApi;
  return {
    id: raw.RoutingRuleId ?? "",
    priority: raw.Priority ?? 0,
    headers: conditions.flatMap(({ MatchHeaders }) =>
      (MatchHeaders?.AnyOf ?? []).map(({ Header = "", ValueGlob = "" }) => ({
        header: Header,
        valueGlob: ValueGlob,
      })),
    ),
    basePaths: conditions.flatMap(({ MatchBasePaths }) => MatchBasePaths?.AnyOf ?? []),
    apiId: invoked?.ApiId ?? "",
    stage: invoked?.Stage ?? "",
    stripBasePath: invoked?.StripBasePath ?? false,
  };
}

/** Null: there is no such domain here. */
export async function readDomain(
  ctx: GatherContext,
  place: Place,
  name: string,
): Promise<Gathered<ApiDomain | null>> {
  const answer = await readOne(
    ctx.session,
    place,
    getDomainName,
    { DomainName: name },
    apiGatewayArn(place.region, `/domainnames/${name}`),
    (output) => (output.DomainName === undefined ? undefined : normaliseDomain(output)),
  );
  return absentAs(answer, ok(null));
}

/** REST and HTTP APIs alike: the older operation does not show mappings of several levels. */
export function readMappings(ctx: GatherContext, place: Place, name: string): Promise<Answer<ApiMapping[]>> {
  return readList(
    ctx.session,
    place,
    getApiMappings,
    (NextToken) => ({
      DomainName: name,
      MaxResults: "500",
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    apiGatewayArn(place.region, `/domainnames/${name}/apimappings`),
    ({ Items = [], NextToken }) => ({
      items: Items.map(({ ApiId = "", Stage = "", ApiMappingKey = "" }) => ({
        apiId: ApiId,
        stage: Stage,
        key: ApiMappingKey === "(none)" ? "" : ApiMappingKey,
      })),
      next: NextToken,
    }),
  );
}

export function readRoutingRules(
  ctx: GatherContext,
  place: Place,
  name: string,
): Promise<Answer<RoutingRule[]>> {
  return readList(
    ctx.session,
    place,
    listRoutingRules,
    (NextToken) => ({
      DomainName: name,
      MaxResults: 100,
      ...(NextToken === undefined ? {} : { NextToken }),
    }),
    apiGatewayArn(place.region, `/domainnames/${name}/routingrules`),
    ({ RoutingRules = [], NextToken }) => ({
      items: RoutingRules.map(normaliseRoutingRule),
      next: NextToken,
    }),
  );
}
