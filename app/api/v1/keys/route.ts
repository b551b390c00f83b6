import { json, problem } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";
import { publicKeys } from "@/lib/server/keys";

export const dynamic = "force-dynamic";

export const GET = route(async (request, _, viewer) => {
  const query = queryOf(request);
  const [chain, pool, kid] = [query("chain"), query("pool"), query("kid")];
  const provider = query("provider") ?? "0";
  if ((chain === undefined) === (pool === undefined)) {
    return problem({
      code: "chain-or-pool",
      message: "Either chain or pool has to be given.",
      wayOut: "Give chain=alb/account/region/name/id/listener/rule, or pool=eu-west-1_AbCdEfGhI.",
      understood: [],
    });
  }
  if (!/^\d{1,4}$/.test(provider)) {
    return problem({
      code: "bad-provider",
      message: "provider is no number.",
      wayOut: "Count the providers that the chain names, from 0.",
      understood: [],
    });
  }
  const keys = publicKeys(viewer);
  const outcome =
    chain === undefined
      ? await keys.ofPool(pool ?? "", kid)
      : await keys.ofChain(chain, { kid, provider: Number(provider) });
  if (!outcome.ok) return problem(outcome.problem);
  const { keySet, fetchedAt } = outcome;
  return json({ ...keySet, fetchedAt });
});
