import type { GatewayResponse } from "../../model/api";

/** `gatewayresponse.header.Access-Control-Allow-Origin`, whatever its case. */
export function allowsOrigins({ responseParameters }: GatewayResponse): boolean {
  return Object.keys(responseParameters).some(
    (name) => name.toLowerCase() === "gatewayresponse.header.access-control-allow-origin",
  );
}
