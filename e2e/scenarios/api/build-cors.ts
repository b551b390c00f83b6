import type { GatewayResponse, Method } from "@aws-sdk/client-api-gateway";

/** Where a browser's program comes from that calls an API. */
export const ORIGIN = "https://shop.example.com";

/** What a browser sends before it sends an Authorization header. */
export const PREFLIGHT = {
  origin: ORIGIN,
  "access-control-request-method": "GET",
  "access-control-request-headers": "authorization",
};

/** An OPTIONS method that answers preflights itself, as the console sets it up. */
export const preflightMethod = (): Method => ({
  httpMethod: "OPTIONS",
  authorizationType: "NONE",
  apiKeyRequired: false,
  methodResponses: {
    "200": {
      statusCode: "200",
      responseParameters: {
        "method.response.header.Access-Control-Allow-Origin": false,
        "method.response.header.Access-Control-Allow-Methods": false,
        "method.response.header.Access-Control-Allow-Headers": false,
      },
    },
  },
  methodIntegration: {
    type: "MOCK",
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    passthroughBehavior: "WHEN_NO_MATCH",
    integrationResponses: {
      "200": {
        statusCode: "200",
        responseParameters: {
          "method.response.header.Access-Control-Allow-Origin": `'${ORIGIN}'`,
          "method.response.header.Access-Control-Allow-Methods": "'GET,OPTIONS'",
          "method.response.header.Access-Control-Allow-Headers": "'Authorization,Content-Type'",
        },
      },
    },
  },
});

/** CORS headers on every error that API Gateway answers itself. */
export const corsOnErrors = (): (GatewayResponse & { responseType: "DEFAULT_4XX" | "DEFAULT_5XX" })[] =>
  (["DEFAULT_4XX", "DEFAULT_5XX"] as const).map((responseType) => ({
    responseType,
    defaultResponse: false,
    responseParameters: { "gatewayresponse.header.Access-Control-Allow-Origin": `'${ORIGIN}'` },
    responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
  }));
