import { json } from "@/lib/server/api/answer";
import { openRoute } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = openRoute(async () => json({ up: true }));
