import "server-only";
import { problem } from "./answer";

type Context = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> };
type Handler = (
  request: Request,
  parameters: Readonly<Record<string, string | string[] | undefined>>,
) => Promise<Response>;

/**
 * A route of the API: refuses requests that another site's page sends (they would spend this role's rate and start
 * probes), and hides what it did not expect. https://web.dev/articles/fetch-metadata
 */
export function route(handler: Handler): (request: Request, context: Context) => Promise<Response> {
  return async (request, { params }) => {
    const site = request.headers.get("sec-fetch-site");
    if (site === "cross-site" || site === "same-site") {
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
      console.error(`route failed: ${error instanceof Error ? error.name : "unknown error"}`);
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
