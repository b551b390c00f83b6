import type { ApiMethod } from "../../model/api";
import { formOfSegment, segmentsOf } from "./path-segments";

export type HttpMatch =
  | {
      readonly found: true;
      readonly index: number;
      /** Another route that fits as well, where AWS does not say which goes first. */
      readonly rival?: number;
    }
  | { readonly found: false };

/** How a route fits a request, best first. */
interface Fit {
  readonly index: number;
  readonly greedy: boolean;
  /** Segments that are written out: of two greedy routes the longer, of two full ones the more literal. */
  readonly literals: number;
  readonly anyMethod: boolean;
}

/**
 * Which route of an HTTP API takes a request: a full match of path and method, then a greedy path, then `$default`;
 * `ANY` stands for methods that no other route of the same path has.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchHttpRoute(routes: readonly ApiMethod[], httpMethod: string, path: string): HttpMatch {
  const fits = routes
    .map((route, index) => fitOf(route, index, httpMethod, path))
    .filter((fit): fit is Fit => fit !== null)
    .toSorted(
      (a, b) =>
        Number(a.greedy) - Number(b.greedy) ||
        b.literals - a.literals ||
        Number(a.anyMethod) - Number(b.anyMethod),
    );
  const [best, second] = fits;
  if (best) {
    // A literal path with ANY beside a parameter with the method itself: the page ranks neither.
    const contested =
      second !== undefined &&
      second.greedy === best.greedy &&
      second.literals !== best.literals &&
      best.anyMethod &&
      !second.anyMethod;
    return { found: true, index: best.index, ...(contested ? { rival: second.index } : {}) };
  }
  const fallback = routes.findIndex((route) => route.path === "$default");
  return fallback < 0 ? { found: false } : { found: true, index: fallback };
}

function fitOf(route: ApiMethod, index: number, httpMethod: string, path: string): Fit | null {
  if (route.path === "$default") return null;
  const anyMethod = route.httpMethod === "ANY";
  if (!anyMethod && route.httpMethod !== httpMethod) return null;
  const asked = segmentsOf(path);
  const written = segmentsOf(route.path);
  let literals = 0;
  for (const [at, segment] of written.entries()) {
    const form = formOfSegment(segment);
    if (form === "greedy") {
      return asked.length > at ? { index, greedy: true, literals, anyMethod } : null;
    }
    const own = asked[at];
    if (own === undefined) return null;
    if (form === "literal") {
      if (own !== segment) return null;
      literals += 1;
    }
  }
  return written.length === asked.length ? { index, greedy: false, literals, anyMethod } : null;
}
