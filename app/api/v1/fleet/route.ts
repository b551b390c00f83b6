import { readFleet } from "@/lib/server";
import { lines } from "@/lib/server/api/answer";
import { route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async () =>
  lines(async (emit) => {
    const { scopes, takenAt } = await readFleet((progress) => emit({ type: "progress", ...progress }));
    emit({ type: "end", ...scopes, takenAt });
  }),
);
