/**
 * What a REST or WebSocket API answers itself.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
import { randomBytes } from "node:crypto";
import type { RestDefinition } from "../world-api";
import type { Reply } from "./call";
import { type SourceContext, valueOfSource } from "./identity-source";

/** The types that a caller can meet here, with what goes out where nobody customised them. */
const DEFAULTS = {
  UNAUTHORIZED: { status: 401, errorType: "UnauthorizedException", message: "Unauthorized" },
  EXPIRED_TOKEN: {
    status: 403,
    errorType: "ExpiredTokenException",
    message: "The security token included in the request is expired",
  },
  ACCESS_DENIED: {
    status: 403,
    errorType: "AccessDeniedException",
    message: "User is not authorized to access this resource",
  },
  MISSING_AUTHENTICATION_TOKEN: {
    status: 403,
    errorType: "MissingAuthenticationTokenException",
    message: "Missing Authentication Token",
  },
  INVALID_API_KEY: { status: 403, errorType: "ForbiddenException", message: "Forbidden" },
  INVALID_SIGNATURE: {
    status: 403,
    errorType: "InvalidSignatureException",
    message:
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  },
  AUTHORIZER_FAILURE: { status: 500, errorType: "AuthorizerFailureException", message: null },
  AUTHORIZER_CONFIGURATION_ERROR: {
    status: 500,
    errorType: "AuthorizerConfigurationException",
    message: null,
  },
} as const;

export type ResponseType = keyof typeof DEFAULTS;

export interface Refusal {
  readonly type: ResponseType;
  /** Where it is not the type's usual one. */
  readonly message?: string;
  readonly errorType?: string;
}

export const refusal = (type: ResponseType, message?: string, errorType?: string): Refusal => ({
  type,
  ...(message !== undefined && { message }),
  ...(errorType !== undefined && { errorType }),
});

/** Status of a refusal where nobody customised it. */
export const statusOfRefusal = ({ type }: Refusal): number => DEFAULTS[type].status;

/** What every answer of a REST API carries. */
export const restHeaders = (requestId: string): Record<string, string> => ({
  "x-amzn-requestid": requestId,
  "x-amz-apigw-id": `${randomBytes(11).toString("base64url").slice(0, 15)}=`,
});

/** The refusals of API Gateway that belong to no deployed API: nothing of theirs can be customised. */
export const forbidden = (requestId: string): Reply => ({
  status: 403,
  headers: {
    ...restHeaders(requestId),
    "content-type": "application/json",
    "x-amzn-errortype": "ForbiddenException",
  },
  body: JSON.stringify({ message: "Forbidden" }),
});

type Customised = RestDefinition["gatewayResponses"][number];

const find = (responses: readonly Customised[], type: string): Customised | undefined =>
  responses.find((each) => each.responseType === type && each.defaultResponse !== true);

/** `'literal'` or a place in the call, as `gatewayresponse.header.X` takes it. */
function headerValue(expression: string, sources: SourceContext): string | undefined {
  const literal = /^'(.*)'$/s.exec(expression)?.[1];
  return literal ?? valueOfSource(expression, sources);
}

function headersOf(custom: Customised | undefined, sources: SourceContext): Record<string, string> {
  const entries = Object.entries(custom?.responseParameters ?? {}).flatMap(([place, expression]) => {
    const name = /^gatewayresponse\.header\.(.+)$/.exec(place)?.[1];
    const value = headerValue(expression, sources);
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** AWS writes `Message` where access is denied, `message` elsewhere. */
const standardBody = (type: ResponseType, message: string | null): string =>
  JSON.stringify(type === "ACCESS_DENIED" ? { Message: message } : { message });

function render(
  template: string,
  values: Readonly<Record<string, string>>,
  { context, variables }: SourceContext,
): string {
  return template.replace(/\$(context|stageVariables)\.([\w.]+)/g, (_whole, from: string, name: string) =>
    from === "context" ? (values[name] ?? context[name] ?? "") : (variables[name] ?? ""),
  );
}

export function gatewayResponse(
  refused: Refusal,
  { gatewayResponses }: Pick<RestDefinition, "gatewayResponses">,
  sources: SourceContext,
): Reply {
  const { type } = refused;
  const standard = DEFAULTS[type];
  const message = refused.message ?? standard.message;
  const own = find(gatewayResponses, type);
  const fallback = find(gatewayResponses, standard.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX");
  // A type of its own is taken as it is; the fallback stands in for every type that has none.
  const custom = own ?? fallback;
  const status = Number(custom?.statusCode ?? standard.status);
  const [contentType, template] = Object.entries(custom?.responseTemplates ?? {})[0] ?? [];
  const values = {
    "error.message": message ?? "null",
    "error.messageString": JSON.stringify(message),
    "error.responseType": type,
  };
  const plain = template === undefined || template === '{"message":$context.error.messageString}';
  return {
    status,
    headers: {
      ...restHeaders(sources.call.requestId),
      "content-type": contentType ?? "application/json",
      "x-amzn-errortype": refused.errorType ?? standard.errorType,
      ...headersOf(custom, sources),
    },
    body: plain ? standardBody(type, message) : render(template, values, sources),
  };
}
