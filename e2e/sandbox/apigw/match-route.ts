/** Which route of an HTTP API takes a call. */
import type { HttpDefinition } from "../world-api";

export type Route = HttpDefinition["routes"][number];

interface Fit {
  readonly route: Route;
  readonly greedy: boolean;
  readonly literals: number;
  readonly any: boolean;
}

const segmentsOf = (path: string): string[] => path.replace(/^\/|\/$/g, "").split("/");

function fitOf(route: Route, httpMethod: string, asked: readonly string[]): Fit | undefined {
  const [method = "", path = ""] = route.RouteKey.split(" ");
  if (path === "" || (method !== httpMethod && method !== "ANY")) return undefined;
  const written = segmentsOf(path);
  const greedy = /^\{.+\+\}$/.test(written.at(-1) ?? "");
  const fixed = greedy ? written.slice(0, -1) : written;
  if (greedy ? asked.length < written.length : asked.length !== written.length) return undefined;
  const isParameter = (segment: string) => /^\{.+\}$/.test(segment);
  if (!fixed.every((segment, n) => isParameter(segment) || segment === asked[n])) return undefined;
  const literals = fixed.filter((segment) => !isParameter(segment)).length;
  return { route, greedy, literals, any: method === "ANY" };
}

/**
 * A full match of path and method, then a greedy path, then `$default`; `ANY` for methods that have no route.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchRoute(routes: readonly Route[], httpMethod: string, path: string): Route | undefined {
  const asked = segmentsOf(path);
  const [best] = routes
    .flatMap((route) => fitOf(route, httpMethod, asked) ?? [])
    .toSorted(
      (a, b) =>
        Number(a.greedy) - Number(b.greedy) || b.literals - a.literals || Number(a.any) - Number(b.any),
    );
  return best?.route ?? routes.find((route) => route.RouteKey === "$default");
}
