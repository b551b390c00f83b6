import "server-only";
import type {
  Authorizer,
  Deployment,
  Api as HttpApi,
  Integration,
  Route,
  Stage,
} from "@aws-sdk/client-apigatewayv2";
import type { Api, ApiAuthorizer, ApiDeployment, ApiMethod } from "../../model/api";
import { withoutUndefined } from "../without-undefined";
import type { RawStage } from "./stage-variables-kept";

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html */
export function normaliseHttpApi(raw: Partial<HttpApi>): Api {
  const cors = raw.CorsConfiguration;
  return {
    id: raw.ApiId ?? "",
    name: raw.Name ?? "",
    endpointTypes: [],
    vpcEndpointIds: [],
    apiKeySource: "HEADER",
    disableExecuteApiEndpoint: raw.DisableExecuteApiEndpoint ?? false,
    policy: null,
    cors: cors
      ? {
          allowOrigins: cors.AllowOrigins ?? [],
          allowMethods: cors.AllowMethods ?? [],
          allowHeaders: cors.AllowHeaders ?? [],
          allowCredentials: cors.AllowCredentials ?? false,
        }
      : null,
    warnings: [...(raw.Warnings ?? []), ...(raw.ImportInfo ?? [])],
  };
}

/** `GET /orders`, `$default`, `$connect`: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html */
export function normaliseRoute(raw: Route, integrations: readonly Integration[]): ApiMethod {
  const target = integrations.find(({ IntegrationId }) => raw.Target === `integrations/${IntegrationId}`);
  return withoutUndefined({
    ...splitRouteKey(raw.RouteKey ?? ""),
    authorizationType: raw.AuthorizationType ?? "NONE",
    authorizerId: raw.AuthorizerId,
    authorizationScopes: raw.AuthorizationScopes ?? [],
    apiKeyRequired: raw.ApiKeyRequired ?? false,
    integrationType: target?.IntegrationType,
    integrationUri: target?.IntegrationUri,
  });
}

export function splitRouteKey(key: string): { httpMethod: string; path: string } {
  const space = key.indexOf(" ");
  return space < 0
    ? { httpMethod: "", path: key }
    : { httpMethod: key.slice(0, space), path: key.slice(space + 1) };
}

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html */
export function normaliseHttpAuthorizer(raw: Authorizer): ApiAuthorizer {
  const { Audience = [], Issuer } = raw.JwtConfiguration ?? {};
  return withoutUndefined({
    id: raw.AuthorizerId,
    name: raw.Name ?? "",
    type: raw.AuthorizerType ?? "",
    identitySource: raw.IdentitySource ?? [],
    identityValidationExpression: raw.IdentityValidationExpression,
    authorizerResultTtlInSeconds: raw.AuthorizerResultTtlInSeconds ?? 0,
    authorizerUri: raw.AuthorizerUri,
    authorizerCredentials: raw.AuthorizerCredentialsArn,
    providerARNs: [],
    issuers:
      Issuer === undefined
        ? []
        : [{ issuer: Issuer, audiences: Audience, algorithms: [], requiredClaims: {} }],
    authorizerPayloadFormatVersion: raw.AuthorizerPayloadFormatVersion,
    enableSimpleResponses: raw.EnableSimpleResponses,
  });
}

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html */
export function normaliseHttpStage(raw: Stage): RawStage {
  return withoutUndefined({
    stageName: raw.StageName ?? "",
    deploymentId: raw.DeploymentId,
    variables: raw.StageVariables ?? {},
    canary: null,
    accessLogFormat: raw.AccessLogSettings?.Format ?? null,
    accessLogDestinationArn: raw.AccessLogSettings?.DestinationArn,
    autoDeploy: raw.AutoDeploy ?? false,
    lastDeploymentStatusMessage: raw.LastDeploymentStatusMessage,
    createdDate: raw.CreatedDate?.toISOString(),
    lastUpdatedDate: raw.LastUpdatedDate?.toISOString(),
  });
}

/** https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-deployments.html */
export function normaliseHttpDeployment(raw: Deployment): ApiDeployment {
  return withoutUndefined({
    id: raw.DeploymentId ?? "",
    createdDate: raw.CreatedDate?.toISOString(),
    status: raw.DeploymentStatus,
    statusMessage: raw.DeploymentStatusMessage,
    autoDeployed: raw.AutoDeployed ?? false,
  });
}
