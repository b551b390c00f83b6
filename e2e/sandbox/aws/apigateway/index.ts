import {
  GetAuthorizer$,
  type GetAuthorizerRequest,
  GetAuthorizers$,
  type GetAuthorizersRequest,
  GetDeployment$,
  type GetDeploymentRequest,
  GetDeployments$,
  type GetDeploymentsRequest,
  GetExport$,
  type GetExportRequest,
  GetGatewayResponses$,
  type GetGatewayResponsesRequest,
  GetMethod$,
  type GetMethodRequest,
  GetResources$,
  type GetResourcesRequest,
  GetRestApi$,
  type GetRestApiRequest,
  GetRestApis$,
  type GetRestApisRequest,
  GetStages$,
  type GetStagesRequest,
  GetUsagePlans$,
  type GetUsagePlansRequest,
  TestInvokeAuthorizer$,
  TooManyRequestsException$,
} from "@aws-sdk/client-api-gateway";
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
import { usagePlanChanges } from "./change-usage-plans";
import { exportRest } from "./export-rest";
import { gatewayResponseTypes } from "./gateway-response-types";
import { apiOf, authorizerOf, bad, methodOf, missing, restApis } from "./rows";
import { testInvokeAuthorizer } from "./test-authorizer";

interface Paged {
  readonly position?: string | undefined;
  readonly limit?: number | undefined;
}

/** One page by `position` and `limit`: https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html */
function paged<Row, Written>(
  context: Context,
  rows: readonly Row[],
  { position, limit }: Paged,
  write: (row: Row) => Written,
): { items: Written[]; position?: string | undefined } | AwsError {
  const page = pageOf(context, rows, { token: position, size: limit ?? 25, max: 500 });
  if (page.state === "bad-token") return bad("Invalid position parameter");
  return { items: page.rows.map(write), position: page.next };
}

const getRestApis: Handler<GetRestApisRequest, object> = (state, input, context) =>
  paged(context, restApis(state), input, ({ draft }) => draft.api);

const getRestApi: Handler<GetRestApiRequest, object> = (state, { restApiId }) => {
  const api = apiOf(state, restApiId);
  return isAwsError(api) ? api : api.draft.api;
};

/** Methods only where they are asked for; else their names alone. */
const getResources: Handler<GetResourcesRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const whole = input.embed?.includes("methods") ?? false;
  return paged(context, api.draft.resources, input, ({ resourceMethods, ...resource }) => ({
    ...resource,
    ...(resourceMethods && {
      resourceMethods: whole
        ? resourceMethods
        : Object.fromEntries(Object.keys(resourceMethods).map((name) => [name, {}])),
    }),
  }));
};

const getAuthorizers: Handler<GetAuthorizersRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.restApiId);
  return isAwsError(api) ? api : paged(context, api.draft.authorizers, input, (row) => row);
};

const getAuthorizer: Handler<GetAuthorizerRequest, object> = (state, input) => {
  const api = apiOf(state, input.restApiId);
  return isAwsError(api) ? api : authorizerOf(api, input.authorizerId);
};

const getMethod: Handler<GetMethodRequest, object> = (state, input) => {
  const api = apiOf(state, input.restApiId);
  return isAwsError(api) ? api : methodOf(api, input.resourceId, input.httpMethod);
};

/** Every type, the customised ones as they are. */
const getGatewayResponses: Handler<GetGatewayResponsesRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  return paged(context, Object.entries(gatewayResponseTypes), input, ([responseType, statusCode]) => {
    const own = api.draft.gatewayResponses.find((row) => row.responseType === responseType);
    return own ? { ...own, defaultResponse: false } : { responseType, statusCode, defaultResponse: true };
  });
};

const getStages: Handler<GetStagesRequest, object> = (state, { restApiId }) => {
  const api = apiOf(state, restApiId);
  return isAwsError(api) ? api : { item: api.stages };
};

const getDeployments: Handler<GetDeploymentsRequest, object> = (state, input, context) => {
  const api = apiOf(state, input.restApiId);
  return isAwsError(api) ? api : paged(context, api.deployments, input, ({ deployment }) => deployment);
};

const getDeployment: Handler<GetDeploymentRequest, object> = (state, input) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const found = api.deployments.find(({ deployment }) => deployment.id === input.deploymentId);
  if (!found) return missing("Invalid Deployment identifier specified");
  if (!input.embed?.includes("apisummary")) return found.deployment;
  const apiSummary = Object.fromEntries(
    found.frozen.resources.map(({ path, resourceMethods }) => [
      path,
      Object.fromEntries(
        Object.entries(resourceMethods ?? {}).map(([name, { authorizationType, apiKeyRequired }]) => [
          name,
          { authorizationType, apiKeyRequired },
        ]),
      ),
    ]),
  );
  return { ...found.deployment, apiSummary };
};

interface Exported {
  readonly document: object;
}

const getExport: Handler<GetExportRequest, Exported> = (state, input) => {
  const api = apiOf(state, input.restApiId);
  if (isAwsError(api)) return api;
  const stage = api.stages.find(({ stageName }) => stageName === input.stageName);
  const found = api.deployments.find(({ deployment }) => deployment.id === stage?.deploymentId);
  if (!stage || !found) return missing("Invalid stage identifier specified");
  if (input.exportType !== "oas30") return bad("only oas30 is exported here");
  return { document: exportRest(found.frozen, stage.stageName, input.parameters?.extensions ?? "") };
};

/** Usage plans say which stages they are for; keys are no part of them. */
const getUsagePlans: Handler<GetUsagePlansRequest, object> = ({ apigateway }, input, context) =>
  paged(context, apigateway?.usagePlans ?? [], input, (row) => row);

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** https://docs.aws.amazon.com/apigateway/latest/api/Welcome.html */
export const apigateway: Service = {
  name: "apigateway",
  protocol: "restJson1",
  version: "2015-07-09",
  target: "",
  xmlNamespace: "",
  actionOf: ({ schema }) => `apigateway:${bindingOf(schema)[0]}`,
  denied: (message) => awsError("AccessDeniedException", message, 403),
  throttled: () => awsError(TooManyRequestsException$, "Too Many Requests"),
  expired: () =>
    awsError("ExpiredTokenException", "The security token included in the request is expired", 403),
  resourceOf: ({ restApiId }, { region }) =>
    `arn:aws:apigateway:${region}::/restapis${text(restApiId) === undefined ? "" : `/${restApiId}`}`,
  operations: byName([
    operation(GetRestApis$, getRestApis),
    operation(GetRestApi$, getRestApi),
    operation(GetResources$, getResources),
    // As it stands: the SDK's model has no authorizers of type JWT.
    operation(GetAuthorizers$, getAuthorizers, (output) => {
      const { items, position } = output as { items: object[]; position?: string };
      return JSON.stringify({ item: items, position });
    }),
    operation(GetAuthorizer$, getAuthorizer, (authorizer) => JSON.stringify(authorizer)),
    operation(GetMethod$, getMethod),
    operation(GetGatewayResponses$, getGatewayResponses),
    operation(GetStages$, getStages),
    operation(GetDeployments$, getDeployments),
    operation(GetDeployment$, getDeployment),
    operation(GetExport$, getExport, ({ document }) => JSON.stringify(document)),
    operation(GetUsagePlans$, getUsagePlans),
    ...draftChanges,
    ...stageChanges,
    ...usagePlanChanges,
    operation(TestInvokeAuthorizer$, testInvokeAuthorizer),
  ]),
};
