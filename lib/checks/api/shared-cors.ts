import type { ApiMethod, GatewayResponse } from "../../model/api";
import type { Brought } from "../../model/brought";

/** Whether a customised gateway response lets the browsers of another origin read it. */
export function allowsOrigin({ responseParameters }: GatewayResponse): boolean {
  return Object.keys(responseParameters).some(
    (name) => name.toLowerCase() === "gatewayresponse.header.access-control-allow-origin",
  );
}

/** Whether a REST API is meant for browsers: it answers preflights, or its errors carry CORS headers. */
export function isForBrowsers(methods: readonly ApiMethod[], responses: readonly GatewayResponse[]): boolean {
  return (
    responses.some(allowsOrigin) ||
    methods.some(
      ({ httpMethod, authorizationType }) => httpMethod === "OPTIONS" && authorizationType === "NONE",
    )
  );
}

/** Whether what was pasted came from a browser at another origin. */
export function cameFromBrowser({ request }: Brought): boolean {
  return request?.headers.some(({ name }) => name.toLowerCase() === "origin") ?? false;
}
