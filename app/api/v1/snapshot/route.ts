import { readSnapshot } from "@/lib/server";
import { json, problem } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async (request, _, viewer) => {
  const outcome = await readSnapshot(viewer, queryOf(request)("scope") ?? "");
  return outcome.ok ? json(outcome.snapshot) : problem(outcome.problem);
});
