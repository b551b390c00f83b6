import { json } from "@/lib/server/api/answer";
import { route } from "@/lib/server/api/route";
import { readiness } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

export const GET = route(async () => {
  const state = await readiness();
  return json(state, state.ready ? 200 : 503);
});
