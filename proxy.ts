import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import {
  admit,
  isFetchedOutOfSight,
  oidcSignIn,
  refusalStatus,
  signInPath,
  tooMany,
} from "@/lib/server/access";

/**
 * Content Security Policy Level 3 with a nonce for each answer. The development server evaluates code and writes inline
 * styles; nothing else does, so only there it is allowed.
 */
function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** What is for everybody: it shows nothing of an account. */
const isOpen = (path: string) => /^\/(?:explain|sign-in)(?:\/|$)/.test(path) || path === "/icon.svg";

/**
 * Nonce and policy for pages, and the fitting status for who is not let in. It is no sign-in check: every page and route
 * makes its own, by the same function, and holds where this is passed by.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  return (await refuse(request)) ?? pass(request);
}

/** Null where the request may go on. */
async function refuse(request: NextRequest): Promise<NextResponse | null> {
  const { pathname, search } = request.nextUrl;
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plain("Pages are only read.", 405, { allow: "GET, HEAD", connection: "close" });
  }
  if (isFetchedOutOfSight(request.headers)) {
    return plain("This page is opened, not fetched by a page of another site.", 403);
  }
  const admission = await admit(request.headers);
  if (admission.ok) {
    const refused = await tooMany(admission.viewer);
    if (refused === null) return null;
    const { code: tooOften, message: why, retryAfter } = refused;
    return plain(why, refusalStatus[tooOften], { "retry-after": String(retryAfter) });
  }
  const { code, message } = admission.refusal;
  if (code !== "wrong-host") {
    if (isOpen(pathname)) return null;
    if (oidcSignIn() !== null) {
      return NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), request.url), { status: 307 });
    }
  }
  return plain(message, refusalStatus[code]);
}

function pass(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

function plain(text: string, status: number, headers: Readonly<Record<string, string>> = {}): NextResponse {
  return new NextResponse(`${text}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

/** Slashes matter: without them a page whose path merely begins with "api" would be left out. */
export const config = { matcher: ["/((?!api/|_next/static/|_next/image/).*)"] };
