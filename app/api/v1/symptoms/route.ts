import { symptoms } from "@/lib/diagnose";
import { json } from "@/lib/server/api/answer";
import { openRoute } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

/** What `/explain` has a page for, by name: readable without signing in, as those pages are. */
export const GET = openRoute(async () =>
  json({ symptoms: symptoms.map(({ id, also = [], title }) => ({ id, also, title })) }),
);
