import type { JsonObject, JsonValue } from "@/lib/jwt/types";

/** Claims that are seconds since 1970 (RFC 7519, 2: NumericDate). */
const timeClaims: ReadonlySet<string> = new Set(["exp", "nbf", "iat", "auth_time", "updated_at"]);
const SOON_SECONDS = 60;
/** Last second that a Date can hold. */
const LAST = 8_640_000_000_000;

/** ISO 8601 of a time claim; null for other claims and for what is no time. */
export function timeOfClaim(name: string, value: JsonValue): string | null {
  if (!timeClaims.has(name) || typeof value !== "number" || Math.abs(value) > LAST) return null;
  return new Date(value * 1000).toISOString();
}

/** Milliseconds at which the verdict may turn: the next of the token's own times after `now`. Null: none is left. */
export function nextTurn(header: JsonObject = {}, claims: JsonObject = {}, now: number): number | null {
  const seconds = [header.exp, claims.exp, claims.nbf, claims.iat].filter(
    (value): value is number => typeof value === "number" && Math.abs(value) <= LAST,
  );
  const soon = [header.exp, claims.exp].filter((value): value is number => typeof value === "number");
  const turns = [
    ...seconds,
    ...soon.map((exp) => exp - SOON_SECONDS),
    ...seconds.map((at) => at - SOON_SECONDS),
  ]
    .map((at) => at * 1000)
    .filter((at) => at > now);
  return turns.length === 0 ? null : Math.min(...turns);
}

/** "in 1 h 04 min", "in 4 min 12 s", "12 s ago", "3 days ago": exact enough to wait for. */
export function countdown(iso: string, now: Date): string {
  const ahead = new Date(iso).getTime() - now.getTime();
  const seconds = Math.floor(Math.abs(ahead) / 1000);
  if (seconds === 0) return "now";
  const text = spanOf(seconds);
  return ahead > 0 ? `in ${text}` : `${text} ago`;
}

function spanOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  if (seconds < 48 * 3600)
    return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} min`;
  return `${Math.floor(seconds / 86_400)} days`;
}
