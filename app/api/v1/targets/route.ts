import { lines } from "@/lib/server/api/answer";
import { route } from "@/lib/server/api/route";
import { publicKeys } from "@/lib/server/keys";

export const dynamic = "force-dynamic";

export const GET = route(async (_request, _, viewer) =>
  lines(async (emit) => {
    await publicKeys(viewer).targets((found) => emit({ type: "targets", ...found }));
    emit({ type: "end" });
  }),
);
