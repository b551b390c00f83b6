/**
 * CORS of HTTP APIs, which answer preflights themselves.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
import type { Cors } from "@aws-sdk/client-apigatewayv2";
import { type Call, headerOf } from "./call";
import { matchesGlob } from "./glob";

export const isPreflight = (call: Call): boolean =>
  call.method === "OPTIONS" &&
  headerOf(call, "origin") !== undefined &&
  headerOf(call, "access-control-request-method") !== undefined;

/** Headers for an answer to a browser; none where the origin is not allowed. */
export function corsHeaders(cors: Cors | undefined, call: Call): Record<string, string> {
  const origin = headerOf(call, "origin");
  if (!cors || origin === undefined) return {};
  const allowed = (cors.AllowOrigins ?? []).find((each) => matchesGlob(each, origin));
  if (allowed === undefined) return {};
  const list = (name: string, values: readonly string[] | undefined) =>
    values && values.length > 0 ? { [name]: values.join(",") } : {};
  return {
    "access-control-allow-origin": allowed === "*" ? "*" : origin,
    ...list("access-control-expose-headers", cors.ExposeHeaders),
    ...(cors.AllowCredentials && { "access-control-allow-credentials": "true" }),
    ...(isPreflight(call) && {
      ...list("access-control-allow-methods", cors.AllowMethods),
      ...list("access-control-allow-headers", cors.AllowHeaders),
      "access-control-max-age": String(cors.MaxAge ?? 0),
    }),
  };
}
