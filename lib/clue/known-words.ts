import { gatewayResponseTypes } from "../facts/api/gateway-response-types";

/** An `error_reason` of the access log: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html */
const reasonShape = /\b(?:Auth|JWT|JWKS)[A-Z][A-Za-z]{3,60}\b/;

/**
 * Error codes that authorization servers answer with: RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core 1.0
 * section 3.1.2.6; `redirect_mismatch` is Amazon Cognito's.
 */
const oauthErrors = new Set([
  ...["redirect_mismatch", "redirect_uri_mismatch", "invalid_client", "invalid_grant", "invalid_request"],
  ...["invalid_scope", "unauthorized_client", "unsupported_response_type", "unsupported_grant_type"],
  ...["access_denied", "server_error", "temporarily_unavailable", "login_required", "consent_required"],
  ...["interaction_required", "account_selection_required", "invalid_token", "insufficient_scope"],
]);

/** The first `error_reason` in a text. */
export function findReason(text: string): string | null {
  return reasonShape.exec(text)?.[0] ?? null;
}

/** The fallbacks are types as well: https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const gatewayTypes = new Set<string>([...gatewayResponseTypes, "DEFAULT_4XX", "DEFAULT_5XX"]);

/**
 * The first gateway response type in a text. Those of one word stand in the status lines of others too
 * (`401 UNAUTHORIZED`), so they count alone, or where the text says that it is one.
 */
export function findGatewayType(text: string): string | null {
  const compound = text.match(/\b[A-Z]+(?:_[A-Z0-9]+)+\b/g)?.find((word) => gatewayTypes.has(word));
  const announced = /(?:^|responseType\W{1,9})([A-Z]+)$|responseType\W{1,9}([A-Z]+)\b/.exec(text.trim());
  const word = compound ?? announced?.[1] ?? announced?.[2] ?? "";
  return gatewayTypes.has(word) ? word : null;
}

/** The first OAuth error code in a text. */
export function findOauthError(text: string): string | null {
  return text.match(/(?<![a-z])[a-z]+(?:_[a-z]+)+/g)?.find((word) => oauthErrors.has(word)) ?? null;
}

/** An HTTP status that stands alone, or after a word that announces one. */
export function findStatus(text: string): string | null {
  const announced = /(?:^HTTP\/[\d.]+\s+|\b(?:status|error|code|http)[\s:=]+)([1-5]\d\d)\b/i.exec(text);
  if (announced?.[1]) return announced[1];
  return /(?:^|[\s([])([1-5]\d\d)(?=$|[\s)\],.:;])/.exec(text)?.[1] ?? null;
}
