import "server-only";
import { config } from "../config/index";
import { writeLog } from "../log/requests";
import { isOwnHost } from "./host";
import type { Step } from "./oidc";
import { returnPath } from "./return-path";

/** Answers of the two routes through which a browser signs in. They come before it is known who asks. */
export function isOwnRequest(request: Request): boolean {
  return isOwnHost(request.headers.get("host"), config());
}

export function redirectTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** Back to the page that offers sign-in, which says what failed. The page wanted is kept. */
export function signInFailed({ problem, detail }: Extract<Step, { ok: false }>, to: string | null): Response {
  writeLog({ kind: "sign-in", subject: null, outcome: problem, detail });
  return redirectTo(`/sign-in?to=${encodeURIComponent(returnPath(to))}&failed=${problem}`);
}
