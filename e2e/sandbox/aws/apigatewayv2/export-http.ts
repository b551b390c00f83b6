/**
 * An HTTP API as an OpenAPI document with API Gateway's extensions.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html
 */
import type { HttpDefinition } from "../../world-api";

type Json = Record<string, unknown>;
type Route = HttpDefinition["routes"][number];
type Authorizer = HttpDefinition["authorizers"][number];

const compact = (value: Json): Json =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

function schemeOf(authorizer: Authorizer): Json {
  const identitySource = authorizer.IdentitySource?.join(",");
  if (authorizer.AuthorizerType === "JWT") {
    const { Audience: audience, Issuer: issuer } = authorizer.JwtConfiguration ?? {};
    return {
      type: "oauth2",
      "x-amazon-apigateway-authorizer": {
        type: "jwt",
        identitySource,
        jwtConfiguration: compact({ audience, issuer }),
      },
    };
  }
  return {
    type: "apiKey",
    name: "Authorization",
    in: "header",
    "x-amazon-apigateway-authorizer": compact({
      type: "request",
      identitySource,
      authorizerUri: authorizer.AuthorizerUri,
      authorizerCredentials: authorizer.AuthorizerCredentialsArn,
      authorizerPayloadFormatVersion: authorizer.AuthorizerPayloadFormatVersion,
      authorizerResultTtlInSeconds: authorizer.AuthorizerResultTtlInSeconds,
      enableSimpleResponses: authorizer.EnableSimpleResponses,
    }),
  };
}

function operationOf(route: Route, { authorizers, integrations }: HttpDefinition): Json {
  const authorizer = authorizers.find(({ AuthorizerId }) => AuthorizerId === route.AuthorizerId);
  const target = integrations.find(({ IntegrationId }) => route.Target === `integrations/${IntegrationId}`);
  const named = route.AuthorizationType !== "NONE" && authorizer?.Name !== undefined;
  return compact({
    responses: { default: { description: `Default response for ${route.RouteKey}` } },
    security: named ? [{ [authorizer.Name ?? ""]: route.AuthorizationScopes ?? [] }] : undefined,
    "x-amazon-apigateway-auth": route.AuthorizationType === "AWS_IAM" ? { type: "AWS_IAM" } : undefined,
    ...(route.RouteKey === "$default" && { isDefaultRoute: true }),
    "x-amazon-apigateway-integration": target && {
      type: target.IntegrationType?.toLowerCase(),
      httpMethod: target.IntegrationMethod,
      uri: target.IntegrationUri,
      payloadFormatVersion: target.PayloadFormatVersion,
    },
  });
}

function placeOf({ RouteKey }: Route): [path: string, key: string] {
  const [method = "", path] = RouteKey.split(" ");
  if (path === undefined) return [`/${RouteKey}`, "x-amazon-apigateway-any-method"];
  return [path, method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase()];
}

export function exportHttp(definition: HttpDefinition): Json {
  const { api, routes, authorizers } = definition;
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const [path, key] = placeOf(route);
    paths[path] = { ...paths[path], [key]: operationOf(route, definition) };
  }
  const cors = api.CorsConfiguration;
  return {
    openapi: "3.0.1",
    info: { title: api.Name, version: api.CreatedDate?.toISOString() ?? "" },
    paths,
    components: {
      securitySchemes: Object.fromEntries(authorizers.map((each) => [each.Name ?? "", schemeOf(each)])),
    },
    ...(cors && {
      "x-amazon-apigateway-cors": compact({
        allowOrigins: cors.AllowOrigins,
        allowMethods: cors.AllowMethods,
        allowHeaders: cors.AllowHeaders,
        allowCredentials: cors.AllowCredentials,
      }),
    }),
    "x-amazon-apigateway-importexport-version": "1.0",
  };
}
