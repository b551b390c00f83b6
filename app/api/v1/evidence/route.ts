import { readEvidence } from "@/lib/server";
import { json, problem } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async (request, _, viewer) => {
  const query = queryOf(request);
  const outcome = await readEvidence(viewer, query("chain") ?? "", query("at"));
  return outcome.ok ? json(outcome.evidence) : problem(outcome.problem);
});
