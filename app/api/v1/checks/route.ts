import { catalogue } from "@/lib/checks";
import { json } from "@/lib/server/api/answer";
import { route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async () => json({ checks: catalogue }));
