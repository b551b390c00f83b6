import type { GatewayResponse } from "../../model/api";

/**
 * What API Gateway can answer itself on a REST API, with the status that each has where nobody customised it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const standardStatus = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
} as const;
export type GatewayResponseType = keyof typeof standardStatus;

export const gatewayResponseTypes = Object.keys(standardStatus) as readonly GatewayResponseType[];

/** The customised response that goes out for a type: its own, else the fallback of its class. */
export function customOf(
  type: GatewayResponseType,
  customised: readonly GatewayResponse[],
): GatewayResponse | undefined {
  const fallback = standardStatus[type] < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
  return (
    customised.find(({ responseType }) => responseType === type) ??
    customised.find(({ responseType }) => responseType === fallback)
  );
}

/** The status with which a type goes out. */
export function statusOfType(type: GatewayResponseType, customised: readonly GatewayResponse[]): number {
  const status = Number(customOf(type, customised)?.statusCode);
  return Number.isInteger(status) && status > 0 ? status : standardStatus[type];
}

/** Every type that goes out with this status. */
export function typesOfStatus(
  status: number,
  customised: readonly GatewayResponse[],
): readonly GatewayResponseType[] {
  return gatewayResponseTypes.filter((type) => statusOfType(type, customised) === status);
}
