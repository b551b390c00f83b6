import { oidcSignIn } from "@/lib/server/access";
import { isOwnRequest, redirectTo, signInFailed } from "@/lib/server/access/sign-in-answers";
import { json } from "@/lib/server/api/answer";

export const dynamic = "force-dynamic";

/** Sends the browser to the provider. `?to=`: the page to come back to. */
export async function GET(request: Request): Promise<Response> {
  const signIn = oidcSignIn();
  if (!signIn || !isOwnRequest(request)) return json({ error: { code: "not-found" } }, 404);
  const to = new URL(request.url).searchParams.get("to");
  const step = await signIn.start(to);
  return step.ok ? redirectTo(step.location, step.cookies) : signInFailed(step, to);
}
