import { readSnapshot } from "@/lib/server";
import { json, problem } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async (request, _, viewer) => {
  const query = queryOf(request);
  const outcome = await readSnapshot(viewer, query("scope") ?? "", {
    chain: query("chain"),
    url: query("url"),
    status: query("status"),
    reason: query("reason"),
    at: query("at"),
  });
  return outcome.ok ? json(outcome.snapshot) : problem(outcome.problem);
});
