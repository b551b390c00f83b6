import type { KeyAnswer } from "@/lib/jwt/types";

/** What is kept of an answer of the key routes. */
interface KeysBody {
  readonly keys?: unknown;
  readonly pem?: unknown;
  readonly bytes?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
}

/** Asks the dashboard for public keys. A failure is an answer that says why, never an exception. */
export async function fetchKeys(request: string): Promise<KeyAnswer> {
  let response: Response;
  try {
    response = await fetch(request, { headers: { accept: "application/json" }, credentials: "same-origin" });
  } catch {
    return unknown("the dashboard could not be reached for the public keys; is this browser offline?");
  }
  const body = await readBody(response);
  if (response.ok && typeof body.pem === "string") return { status: 200, body: body.pem };
  if (response.ok && Array.isArray(body.keys)) {
    const size = typeof body.bytes === "number" ? { bytes: body.bytes } : {};
    return { status: 200, body: JSON.stringify({ keys: body.keys }), ...size };
  }
  if (body.error?.code === "key-not-found") return { status: 404, body: "" };
  const { message } = body.error ?? {};
  return unknown(typeof message === "string" ? message : `the dashboard answered ${response.status}`);
}

function unknown(because: string): KeyAnswer {
  return { status: 0, body: "", because };
}

async function readBody(response: Response): Promise<KeysBody> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {}; // a page of something in between, not an answer of the dashboard
  }
}
