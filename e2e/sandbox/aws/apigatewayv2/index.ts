import {
  ExportApi$,
  type ExportApiRequest,
  GetApi$,
  GetApiMappings$,
  type GetApiMappingsRequest,
  type GetApiRequest,
  GetApis$,
  type GetApisRequest,
  GetAuthorizer$,
  type GetAuthorizerRequest,
  GetAuthorizers$,
  type GetAuthorizersRequest,
  GetDeployments$,
  type GetDeploymentsRequest,
  GetDomainName$,
  type GetDomainNameRequest,
  GetDomainNames$,
  type GetDomainNamesRequest,
  GetIntegrations$,
  type GetIntegrationsRequest,
  GetRoutes$,
  type GetRoutesRequest,
  GetStages$,
  type GetStagesRequest,
  ListRoutingRules$,
  type ListRoutingRulesRequest,
  TooManyRequestsException$,
} from "@aws-sdk/client-apigatewayv2";
import type { HttpApiState } from "../../world-api";
import { pageOf } from "../paging";
import {
  type AwsError,
  awsError,
  byName,
  type Context,
  type Handler,
  isAwsError,
  operation,
  type Service,
} from "../service";
import { bindingOf } from "../wire/rest-json-protocol";
import { draftChanges } from "./change-draft";
import { stageChanges } from "./change-stages";
import { exportHttp } from "./export-http";
import { apiOf, authorizerOf, bad, domainOf, httpApis, missing } from "./rows";

interface Paged {
  readonly NextToken?: string | undefined;
  readonly MaxResults?: string | number | undefined;
}

/** One page by `NextToken` and `MaxResults`: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html */
function paged<Row>(
  context: Context,
  rows: readonly Row[],
  { NextToken, MaxResults }: Paged,
): { rows: Row[]; next: string | undefined } | AwsError {
  const size = MaxResults === undefined ? 100 : Number(MaxResults);
  const page = pageOf(context, rows, { token: NextToken, size, max: 500 });
  if (page.state === "bad-token") return bad("Invalid next token");
  return { rows: page.rows, next: page.next };
}

function listed<Row>(context: Context, rows: readonly Row[], input: Paged): object {
  const page = paged(context, rows, input);
  return isAwsError(page) ? page : { Items: page.rows, NextToken: page.next };
}

const getApis: Handler<GetApisRequest, object> = (state, input, context) =>
  listed(
    context,
    httpApis(state).map(({ draft }) => draft.api),
    input,
  );

const getApi: Handler<GetApiRequest, object> = (state, { ApiId }) => {
  const api = apiOf(state, ApiId);
  return isAwsError(api) ? api : api.draft.api;
};

const getAuthorizer: Handler<GetAuthorizerRequest, object> = (state, input) => {
  const api = apiOf(state, input.ApiId);
  return isAwsError(api) ? api : authorizerOf(api, input.AuthorizerId);
};

/** A list of something of one API. */
const ofApi =
  <Input extends Paged & { ApiId: string | undefined }>(
    rows: (api: HttpApiState) => readonly object[],
  ): Handler<Input, object> =>
  (state, input, context) => {
    const api = apiOf(state, input.ApiId);
    return isAwsError(api) ? api : listed(context, rows(api), input);
  };

interface Exported {
  readonly document: object;
}

/** What the stage's deployment froze; without a stage, the API as it is edited. */
const exportApi: Handler<ExportApiRequest, Exported> = (state, input) => {
  const api = apiOf(state, input.ApiId);
  if (isAwsError(api)) return api;
  if (api.draft.api.ProtocolType !== "HTTP") {
    return bad("Only HTTP APIs can be exported");
  }
  if (input.StageName === undefined) return { document: exportHttp(api.draft) };
  const stage = api.stages.find(({ StageName }) => StageName === input.StageName);
  const found = api.deployments.find(({ deployment }) => deployment.DeploymentId === stage?.DeploymentId);
  if (!stage || !found) return missing("Invalid stage identifier specified");
  return { document: exportHttp(found.frozen) };
};

const getDomainName: Handler<GetDomainNameRequest, object> = (state, { DomainName }) => {
  const found = domainOf(state, DomainName);
  return isAwsError(found) ? found : found.domain;
};

const getDomainNames: Handler<GetDomainNamesRequest, object> = ({ apigateway }, input, context) =>
  listed(
    context,
    (apigateway?.domains ?? []).map(({ domain }) => domain),
    input,
  );

const getApiMappings: Handler<GetApiMappingsRequest, object> = (state, input, context) => {
  const found = domainOf(state, input.DomainName);
  return isAwsError(found) ? found : listed(context, found.mappings, input);
};

const listRoutingRules: Handler<ListRoutingRulesRequest, object> = (state, input, context) => {
  const found = domainOf(state, input.DomainName);
  if (isAwsError(found)) return found;
  const page = paged(context, found.routingRules, input);
  return isAwsError(page) ? page : { RoutingRules: page.rows, NextToken: page.next };
};

const placeOf = ({ ApiId, DomainName }: Readonly<Record<string, unknown>>) => {
  if (typeof DomainName === "string") return `/domainnames/${DomainName}`;
  return typeof ApiId === "string" ? `/apis/${ApiId}` : "/apis";
};

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html; signed as the other API Gateway is. */
export const apigatewayv2: Service = {
  name: "apigatewayv2",
  protocol: "restJson1",
  version: "2018-11-29",
  target: "",
  xmlNamespace: "",
  actionOf: ({ schema }) => `apigateway:${bindingOf(schema)[0]}`,
  denied: (message) => awsError("AccessDeniedException", message, 403),
  throttled: () => awsError(TooManyRequestsException$, "Too Many Requests"),
  expired: () =>
    awsError("ExpiredTokenException", "The security token included in the request is expired", 403),
  resourceOf: (input, { region }) => `arn:aws:apigateway:${region}::${placeOf(input)}`,
  operations: byName([
    operation(GetApis$, getApis),
    operation(GetApi$, getApi),
    operation(GetAuthorizer$, getAuthorizer),
    operation(
      GetRoutes$,
      ofApi<GetRoutesRequest>(({ draft }) => draft.routes),
    ),
    operation(
      GetAuthorizers$,
      ofApi<GetAuthorizersRequest>(({ draft }) => draft.authorizers),
    ),
    operation(
      GetIntegrations$,
      ofApi<GetIntegrationsRequest>(({ draft }) => draft.integrations),
    ),
    operation(
      GetStages$,
      ofApi<GetStagesRequest>(({ stages }) => stages),
    ),
    operation(
      GetDeployments$,
      ofApi<GetDeploymentsRequest>(({ deployments }) => deployments.map(({ deployment }) => deployment)),
    ),
    operation(ExportApi$, exportApi, ({ document }) => JSON.stringify(document)),
    operation(GetDomainName$, getDomainName),
    operation(GetDomainNames$, getDomainNames),
    operation(GetApiMappings$, getApiMappings),
    operation(ListRoutingRules$, listRoutingRules),
    ...draftChanges,
    ...stageChanges,
  ]),
};
