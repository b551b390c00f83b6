import { json, problem } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";
import { permissionsOf } from "@/lib/server/permissions";

export const dynamic = "force-dynamic";

/** Tries each reading action of an account once: `?account=` and `?region=` of the configuration. */
export const GET = route(async (request, _, viewer) => {
  const query = queryOf(request);
  const outcome = await permissionsOf(viewer, { account: query("account"), region: query("region") });
  return outcome.ok ? json(outcome.report) : problem(outcome.problem);
});
