import { admit } from "@/lib/server/access";
import { json } from "@/lib/server/api/answer";
import { openRoute } from "@/lib/server/api/route";
import { readiness } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

export const GET = openRoute(async (request) => {
  const { ready, problems } = await readiness();
  const admission = await admit(request.headers);
  // What is wrong names accounts and roles: only for who may see them.
  const shown = admission.ok && admission.viewer.accounts === "all" ? problems : [];
  return json({ ready, problems: shown }, ready ? 200 : 503);
});
