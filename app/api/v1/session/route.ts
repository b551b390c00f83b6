import { signOut } from "@/lib/server/access/sign-out";
import { json } from "@/lib/server/api/answer";
import { openRoute, route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

/** Who is signed in, as it was verified. */
export const GET = route(async (_request, _, { subject, name, accounts }) =>
  json({ subject, name, accounts }),
);

/** Ends the session in this browser. A page of another site cannot ask for it. */
export const DELETE = openRoute(async () => signOut());
