import { json } from "@/lib/server/api/answer";
import { route } from "@/lib/server/api/route";
import { publicKeys } from "@/lib/server/keys";

export const dynamic = "force-dynamic";

export const GET = route(async () => json(await publicKeys().targets()));
