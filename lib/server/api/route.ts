import "server-only";
import { admit, isOfOtherSite, tooMany, type Viewer } from "../access/index";
import { writeFault } from "../log/fault";
import { problem, refusal } from "./answer";

type Parameters = Readonly<Record<string, string | string[] | undefined>>;
type Context = { readonly params: Promise<Parameters> };
type Route = (request: Request, context: Context) => Promise<Response>;

/**
 * A route of the API for whoever is let in: it asks for itself who that is, refuses what another site's page sends (it
 * would spend this role's rate and start probes), and hides what it did not expect.
 */
export function route(
  handler: (request: Request, parameters: Parameters, viewer: Viewer) => Promise<Response>,
): Route {
  return openRoute(async (request, parameters) => {
    const admission = await admit(request.headers);
    if (!admission.ok) return refusal(admission.refusal);
    const refused = await tooMany(admission.viewer, queryOf(request)("fresh") === "1");
    return refused === null ? handler(request, parameters, admission.viewer) : refusal(refused);
  });
}

/** A route that shows nothing of an account: for everybody, but for pages of other sites. */
export function openRoute(handler: (request: Request, parameters: Parameters) => Promise<Response>): Route {
  return async (request, { params }) => {
    if (isOfOtherSite(request.headers)) {
      return problem({
        code: "cross-site",
        message: "This was asked by a page of another site.",
        wayOut: "Open the dashboard itself, or ask from a script.",
        understood: [],
      });
    }
    try {
      return await handler(request, await params);
    } catch (error) {
      writeFault(error, new URL(request.url).pathname);
      return problem({
        code: "internal",
        message: "This answer could not be made: the fault is in the dashboard.",
        wayOut: "Try again; if it stays, report it with the time.",
        understood: [],
      });
    }
  };
}

/** A parameter of the query; its first value where it stands several times. */
export function queryOf(request: Request): (name: string) => string | undefined {
  const { searchParams } = new URL(request.url);
  return (name) => searchParams.get(name) ?? undefined;
}
