import type { ApiMethod } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import { matchHttpRoute } from "../../routing/api/match-http";

/**
 * Index of the method or route that takes a preflight to the chain's path; -1: there is none. A REST API finds the
 * resource first and then its OPTIONS or ANY; an HTTP API looks for the route anew, so another path's can take it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function preflightRoute(methods: readonly ApiMethod[], { scope, path }: ApiChain): number {
  if (scope.kind === "http") {
    const match = matchHttpRoute(methods, "OPTIONS", path);
    return match.found ? match.index : -1;
  }
  const at = (httpMethod: string) =>
    methods.findIndex((method) => method.path === path && method.httpMethod === httpMethod);
  const own = at("OPTIONS");
  return own < 0 ? at("ANY") : own;
}
