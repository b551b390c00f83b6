import { json, problem } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";
import { publicKeys } from "@/lib/server/keys";

export const dynamic = "force-dynamic";

export const GET = route(async (request, _, viewer) => {
  const query = queryOf(request);
  const outcome = await publicKeys(viewer).ofLoadBalancer(query("chain") ?? "", query("kid") ?? "");
  if (!outcome.ok) return problem(outcome.problem);
  const { pem, source, fetchedAt } = outcome;
  return json({ pem, source, fetchedAt });
});
