import { Buffer } from "node:buffer";
import type { Context } from "./service";

export type Page<T> =
  | { readonly state: "page"; readonly rows: T[]; readonly next?: string }
  | { readonly state: "bad-token" };

/** What a request asks for, and the most that AWS gives. */
export interface PageRequest {
  readonly token: string | undefined;
  readonly size: number | undefined;
  readonly max: number;
}

function tokenOf(context: Context, offset: number): string {
  return Buffer.from(JSON.stringify([context.operation, context.region, offset])).toString("base64url");
}

/** The offset that a token of this very operation and Region carries. */
function offsetOf(context: Context, token: string): number | undefined {
  try {
    const [operation, region, offset] = JSON.parse(Buffer.from(token, "base64url").toString()) as unknown[];
    const ours = operation === context.operation && region === context.region;
    return ours && typeof offset === "number" ? offset : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts one page out of `rows`. Tokens are opaque and good for the operation and Region that issued them. */
export function pageOf<T>(context: Context, rows: readonly T[], request: PageRequest): Page<T> {
  const start = request.token === undefined ? 0 : offsetOf(context, request.token);
  if (start === undefined) return { state: "bad-token" };
  const end = start + Math.min(request.size ?? request.max, request.max, context.pageSize ?? request.max);
  return {
    state: "page",
    rows: rows.slice(start, end),
    ...(end < rows.length ? { next: tokenOf(context, end) } : {}),
  };
}
