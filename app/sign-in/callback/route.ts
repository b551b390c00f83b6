import { oidcSignIn } from "@/lib/server/access";
import { isOwnRequest, redirectTo, signInFailed } from "@/lib/server/access/sign-in-answers";
import { json } from "@/lib/server/api/answer";

export const dynamic = "force-dynamic";

/** Where the provider sends the browser back to. */
export async function GET(request: Request): Promise<Response> {
  const signIn = oidcSignIn();
  if (!signIn || !isOwnRequest(request)) return json({ error: { code: "not-found" } }, 404);
  const step = await signIn.finish(new URL(request.url), request.headers);
  return step.ok ? redirectTo(step.location, step.cookies) : signInFailed(step, null);
}
