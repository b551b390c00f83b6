import "server-only";
import * as z from "zod";
import type { ApiAuthorizer, ApiMethod, DeployedApi, GatewayResponse } from "../../model/api";
import type { ApiScope } from "../../model/scope";
import { withoutUndefined } from "../without-undefined";
import { normaliseRestAuthorizer } from "./normalise-rest";

/**
 * What a stage serves, out of its OpenAPI 3 document with API Gateway's extensions.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html,
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
const record = <T extends z.ZodType>(value: T) => z.record(z.string(), value).catch({});

const operation = z.object({
  security: z.array(record(z.array(z.string()).catch([]))).catch([]),
  "x-amazon-apigateway-auth": z.object({ type: z.string() }).optional().catch(undefined),
  "x-amazon-apigateway-integration": z
    .object({ type: z.string().optional(), uri: z.string().optional() })
    .optional()
    .catch(undefined),
});

const httpJwt = z.object({ audience: z.array(z.string()).catch([]), issuer: z.string() });

const authorizerExtension = z
  .object({
    type: z.string(),
    jwtConfiguration: z.unknown().optional(),
    identitySource: z.string().optional().catch(undefined),
    authorizerPayloadFormatVersion: z.string().optional().catch(undefined),
    enableSimpleResponses: z.boolean().optional().catch(undefined),
    authorizerResultTtlInSeconds: z.coerce.number().optional().catch(undefined),
  })
  .loose();

const scheme = z.object({
  type: z.string().optional(),
  name: z.string().optional(),
  "x-amazon-apigateway-authtype": z.string().optional(),
  "x-amazon-apigateway-authorizer": authorizerExtension.optional().catch(undefined),
});
type Scheme = z.infer<typeof scheme>;

const response = z.object({
  statusCode: z.coerce.string().optional(),
  responseParameters: record(z.string()),
  responseTemplates: record(z.string()),
});

const exported = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ securitySchemes: record(scheme) }).catch({ securitySchemes: {} }),
  "x-amazon-apigateway-gateway-responses": z.record(z.string(), response).optional(),
  "x-amazon-apigateway-policy": z.json().optional(),
  "x-amazon-apigateway-api-key-source": z.string().optional(),
});

/** Undefined: the body is no export. */
export function readExport(kind: ApiScope["kind"], body: Uint8Array): DeployedApi | undefined {
  const read = exported.safeParse(readJson(body));
  if (!read.success) return undefined;
  const { paths, components } = read.data;
  const schemes = components.securitySchemes;
  const methods = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([key, raw]) => methodOf(path, key, raw, schemes)),
  );
  const authorizers = Object.entries(schemes).flatMap(([name, one]) => authorizerOf(kind, name, one));
  const responses = read.data["x-amazon-apigateway-gateway-responses"];
  return withoutUndefined({
    methods,
    authorizers,
    gatewayResponses: responses && Object.entries(responses).map(gatewayResponse),
    policy: read.data["x-amazon-apigateway-policy"],
    apiKeySource: read.data["x-amazon-apigateway-api-key-source"],
  });
}

const ANY = "x-amazon-apigateway-any-method";
const verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace", ANY];

function methodOf(
  path: string,
  key: string,
  raw: unknown,
  schemes: Readonly<Record<string, Scheme>>,
): ApiMethod[] {
  const read = operation.safeParse(raw);
  if (!read.success || !verbs.includes(key)) return [];
  const isDefault = path === "/$default" || path === "$default";
  const auth = authorizationOf(read.data, schemes);
  const integration = read.data["x-amazon-apigateway-integration"];
  return [
    withoutUndefined({
      path: isDefault ? "$default" : path,
      httpMethod: isDefault ? "" : key === ANY ? "ANY" : key.toUpperCase(),
      ...auth,
      integrationType: integration?.type?.toUpperCase(),
      integrationUri: integration?.uri,
    }),
  ];
}

type Authorization = Pick<
  ApiMethod,
  "authorizationType" | "authorizerName" | "authorizationScopes" | "apiKeyRequired"
>;

/** `security` names schemes; one that no authorizer stands behind is an AWS signature or an API key. */
function authorizationOf(
  { security, "x-amazon-apigateway-auth": auth }: z.infer<typeof operation>,
  schemes: Readonly<Record<string, Scheme>>,
): Authorization {
  const named = security.flatMap((requirement) => Object.entries(requirement));
  const isKey = ([name]: [string, string[]]) => {
    const one = schemes[name];
    return one !== undefined && one["x-amazon-apigateway-authorizer"] === undefined && !isSigned(one);
  };
  const apiKeyRequired = named.some(isKey);
  const [authorizer] = named.filter((one) => !isKey(one) && !isSigned(schemes[one[0]]));
  const signed = auth?.type === "AWS_IAM" || named.some(([name]) => isSigned(schemes[name]));
  if (authorizer) {
    const [authorizerName, authorizationScopes] = authorizer;
    const type = schemes[authorizerName]?.["x-amazon-apigateway-authorizer"]?.type.toLowerCase();
    return {
      authorizationType: typeOf(type),
      authorizerName,
      authorizationScopes,
      apiKeyRequired,
    };
  }
  const authorizationType = auth?.type.toUpperCase() ?? (signed ? "AWS_IAM" : "NONE");
  return { authorizationType, authorizationScopes: [], apiKeyRequired };
}

function typeOf(type: string | undefined): string {
  if (type === "cognito_user_pools") return "COGNITO_USER_POOLS";
  return type === "jwt" ? "JWT" : "CUSTOM";
}

function isSigned(one: Scheme | undefined): boolean {
  return one?.["x-amazon-apigateway-authtype"]?.toLowerCase() === "awssigv4";
}

/** Of a REST API, an authorizer of a user pool has its header as the scheme's own name. */
function authorizerOf(kind: ApiScope["kind"], name: string, one: Scheme): ApiAuthorizer[] {
  const extension = one["x-amazon-apigateway-authorizer"];
  if (extension === undefined) return [];
  const header = one.name === undefined ? {} : { identitySource: `method.request.header.${one.name}` };
  const read = normaliseRestAuthorizer({ ...(kind === "rest" ? header : {}), ...extension, name });
  if (read === undefined) return [];
  if (kind === "rest") return [read];
  const jwt = httpJwt.safeParse(extension.jwtConfiguration);
  return [
    withoutUndefined({
      ...read,
      authorizerResultTtlInSeconds: extension.authorizerResultTtlInSeconds ?? 0,
      issuers: jwt.success
        ? [{ issuer: jwt.data.issuer, audiences: jwt.data.audience, algorithms: [], requiredClaims: {} }]
        : [],
      authorizerPayloadFormatVersion: extension.authorizerPayloadFormatVersion,
      enableSimpleResponses: extension.enableSimpleResponses,
    }),
  ];
}

function gatewayResponse([responseType, raw]: [string, z.infer<typeof response>]): GatewayResponse {
  return withoutUndefined({ responseType, ...raw });
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
