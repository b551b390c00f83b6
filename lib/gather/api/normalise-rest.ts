import "server-only";
import type {
  Deployment,
  GatewayResponse as RawGatewayResponse,
  UsagePlan as RawUsagePlan,
  Resource,
  RestApi,
  Stage,
} from "@aws-sdk/client-api-gateway";
import * as z from "zod";
import type {
  Api,
  ApiAuthorizer,
  ApiDeployment,
  ApiMethod,
  GatewayResponse,
  TrustedIssuer,
  UsagePlan,
} from "../../model/api";
import { withoutUndefined } from "../without-undefined";
import { policyDocument } from "./policy-document";
import type { RawStage } from "./stage-variables-kept";

/** https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html */
export function normaliseRestApi(raw: RestApi): Api {
  return withoutUndefined({
    id: raw.id ?? "",
    name: raw.name ?? "",
    endpointTypes: raw.endpointConfiguration?.types ?? [],
    vpcEndpointIds: raw.endpointConfiguration?.vpcEndpointIds ?? [],
    apiKeySource: raw.apiKeySource ?? "HEADER",
    disableExecuteApiEndpoint: raw.disableExecuteApiEndpoint ?? false,
    endpointAccessMode: raw.endpointAccessMode,
    policy: policyDocument(raw.policy),
    cors: null,
    warnings: raw.warnings ?? [],
  });
}

/** Every method of a resource: https://docs.aws.amazon.com/apigateway/latest/api/API_Resource.html */
export function normaliseResource(raw: Resource): ApiMethod[] {
  return Object.entries(raw.resourceMethods ?? {}).map(([httpMethod, method]) =>
    withoutUndefined({
      path: raw.path ?? "",
      httpMethod,
      authorizationType: method.authorizationType ?? "NONE",
      authorizerId: method.authorizerId,
      authorizationScopes: method.authorizationScopes ?? [],
      apiKeyRequired: method.apiKeyRequired ?? false,
      integrationType: method.methodIntegration?.type,
      integrationUri: method.methodIntegration?.uri,
    }),
  );
}

const texts = z.array(z.string()).catch([]);

/** Member names as AWS's JSON has them; those of JWT issuers are not in the SDK's model and are read tolerantly. */
const rawIssuer = z.object({
  issuer: z.string(),
  audiences: texts,
  allowedAlgorithms: texts,
  requiredClaims: z.record(z.string(), texts).catch({}),
  jwksUri: z.string().optional().catch(undefined),
});

const rawAuthorizer = z.object({
  id: z.string().optional(),
  name: z.string().catch(""),
  type: z.string(),
  providerARNs: texts,
  authorizerUri: z.string().optional().catch(undefined),
  authorizerCredentials: z.string().optional().catch(undefined),
  identitySource: z.string().catch(""),
  identityValidationExpression: z.string().optional().catch(undefined),
  authorizerResultTtlInSeconds: z.coerce.number().catch(300),
  jwtConfiguration: z
    .object({ issuers: z.array(z.unknown()) })
    .optional()
    .catch(undefined),
});

/**
 * An authorizer as the wire or an export has it. https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html;
 * type JWT: https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-create.html
 * Undefined: it has no type, so it is none.
 */
export function normaliseRestAuthorizer(raw: unknown): ApiAuthorizer | undefined {
  const read = rawAuthorizer.safeParse(raw);
  if (!read.success) return undefined;
  const { id, name, type, identitySource, jwtConfiguration, ...rest } = read.data;
  return withoutUndefined({
    id,
    name,
    type: type.toUpperCase(),
    identitySource: identitySource.split(",").flatMap((source) => source.trim() || []),
    ...rest,
    issuers: (jwtConfiguration?.issuers ?? []).flatMap(normaliseIssuer),
  });
}

function normaliseIssuer(raw: unknown): TrustedIssuer[] {
  const read = rawIssuer.safeParse(raw);
  if (!read.success) return [];
  const { issuer, audiences, allowedAlgorithms: algorithms, requiredClaims, jwksUri } = read.data;
  return [withoutUndefined({ issuer, audiences, algorithms, requiredClaims, jwksUri })];
}

/** Of a page of authorizers: undefined where the answer is no list. */
export const rawAuthorizerPage = z.object({
  item: z.array(z.unknown()).optional(),
  position: z.string().optional(),
});

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GatewayResponse.html */
export function normaliseGatewayResponse(raw: RawGatewayResponse): GatewayResponse {
  return withoutUndefined({
    responseType: raw.responseType ?? "",
    statusCode: raw.statusCode,
    responseParameters: raw.responseParameters ?? {},
    responseTemplates: raw.responseTemplates ?? {},
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html */
export function normaliseRestStage(raw: Stage): RawStage {
  const canary = raw.canarySettings;
  return withoutUndefined({
    stageName: raw.stageName ?? "",
    deploymentId: raw.deploymentId,
    variables: raw.variables ?? {},
    canary:
      canary === undefined
        ? null
        : {
            percentTraffic: canary.percentTraffic ?? 0,
            deploymentId: canary.deploymentId ?? "",
            variableOverrides: canary.stageVariableOverrides ?? {},
          },
    webAclArn: raw.webAclArn,
    accessLogFormat: raw.accessLogSettings?.format ?? null,
    accessLogDestinationArn: raw.accessLogSettings?.destinationArn,
    autoDeploy: false,
    createdDate: raw.createdDate?.toISOString(),
    lastUpdatedDate: raw.lastUpdatedDate?.toISOString(),
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Deployment.html */
export function normaliseRestDeployment(raw: Deployment): ApiDeployment {
  return withoutUndefined({
    id: raw.id ?? "",
    createdDate: raw.createdDate?.toISOString(),
    autoDeployed: false,
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_UsagePlan.html */
export function normaliseUsagePlan(raw: RawUsagePlan): UsagePlan {
  return {
    id: raw.id ?? "",
    name: raw.name ?? "",
    stages: (raw.apiStages ?? []).map(({ apiId = "", stage = "" }) => ({ apiId, stage })),
  };
}
