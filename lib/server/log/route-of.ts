import "server-only";

const PAGES = /^\/(?:chains|checks|diagnose|explain|inspect|logs|settings|sign-in|snapshot)?$/;
const ROUTES =
  /^\/api\/v1\/(?:alb-key|authorizer-test|checks|diagnose|evidence|fleet|health|inventory|keys|logs|openapi\.json|permissions|ready|session|snapshot|symptoms|targets)$/;
const STEPS = /^\/sign-in\/(?:start|callback)$/;
const THINGS = /^(\/(?:api\/v1\/)?chains|\/checks|\/explain)\/[^/]/;

/** Which page or route a request is for. What is behind it (ids, files, queries, paths of nobody) is never said. */
export function routeOf(target: string): string {
  const [path = ""] = target.split("?", 1);
  if (PAGES.test(path) || ROUTES.test(path) || STEPS.test(path)) return path;
  const thing = THINGS.exec(path)?.[1];
  if (thing !== undefined) return `${thing}/[id]`;
  if (path.startsWith("/_next/")) return "/_next/[file]";
  return path.startsWith("/api/") ? "/api/[other]" : "/[other]";
}
