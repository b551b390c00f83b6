import { problem } from "@/lib/server/api/answer";
import { route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

/** What is no address of the API: an answer in its own form, not a page. */
const nowhere = route(async () =>
  problem({
    code: "not-found",
    message: "There is nothing at this address of the API.",
    wayOut: "/api/v1/openapi.json lists what there is.",
    understood: [],
  }),
);

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT };
