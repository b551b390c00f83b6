import { chainIdOfSegments } from "@/lib/format/paths";
import { diagnoseChain } from "@/lib/server";
import { json, problem } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async (request, { id }, viewer) => {
  const chain = chainIdOfSegments(Array.isArray(id) ? id : []);
  const outcome = await diagnoseChain(viewer, chain, {
    fresh: queryOf(request)("fresh") === "1",
  });
  return outcome.ok ? json(await outcome.complete) : problem(outcome.problem);
});
