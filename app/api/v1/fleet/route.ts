import { readFleet } from "@/lib/server";
import { lines } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

export const GET = route(async (request, _, viewer) =>
  lines(async (emit) => {
    const fresh = queryOf(request)("fresh") === "1";
    const { scopes, takenAt } = await readFleet(
      viewer,
      (progress) => emit({ type: "progress", ...progress }),
      fresh,
    );
    emit({ type: "end", ...scopes, takenAt });
  }),
);
