import { pageConfig } from "@/lib/server";
import { json } from "@/lib/server/api/answer";
import { openapi } from "@/lib/server/api/openapi";
import { route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async (_request, _, viewer) => json(openapi(pageConfig(viewer).version)));
