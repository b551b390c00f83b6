import { diagnoseRequest } from "@/lib/server";
import { json, problem } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async (request, _, viewer) => {
  const query = queryOf(request);
  const outcome = await diagnoseRequest(viewer, {
    url: query("url"),
    status: query("status"),
    reason: query("reason"),
    at: query("at"),
    account: query("account"),
    region: query("region"),
    fresh: query("fresh") === "1",
  });
  return outcome.ok ? json(await outcome.complete) : problem(outcome.problem);
});
