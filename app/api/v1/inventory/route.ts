import { readInventory } from "@/lib/server";
import { json } from "@/lib/server/api/answer";
import { route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async (_request, _, viewer) => json({ places: await readInventory(viewer) }));
