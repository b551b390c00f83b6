import "server-only";

/** What a line may say; nothing else is ever written. None of it is a header, a query, a body or a token. */
export type LogEntry =
  | {
      readonly kind: "request";
      readonly request: string;
      readonly method: string;
      /** As `routeOf` names it: never the path itself. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      /** Hash of the verified subject; absent where nobody is signed in. */
      readonly subject?: string;
      /** Code of the refusal, where the request was not let in. */
      readonly refused?: string;
    }
  | {
      /** The audit line: who read what. */
      readonly kind: "diagnosis";
      readonly request: string | null;
      /** As it was verified; null where nobody has to sign in. */
      readonly subject: string | null;
      /** Id of the chain, or of the load balancer where all its chains were read; null: none was found. */
      readonly chain: string | null;
      readonly answer: string;
    }
  | {
      readonly kind: "sign-in";
      readonly subject: string | null;
      readonly outcome: "signed-in" | "provider-unreachable" | "refused";
      /** Code of the error, never its message. */
      readonly detail: string;
    }
  | { readonly kind: "outbound-refused"; readonly host: string; readonly reason: string }
  | {
      readonly kind: "fault";
      readonly request: string | null;
      readonly route: string;
      readonly error: string;
    }
  /** The cache that replicas share came or went. */
  | { readonly kind: "shared-cache"; readonly state: string; readonly reason?: string }
  /** Who receives traces came or went. */
  | { readonly kind: "traces"; readonly state: string }
  | { readonly kind: "stop"; readonly reason: string };

/** No value is longer than this: what is longer was meant to fill a disk. */
const LONGEST = 300;

/** One line of JSON, in pure ASCII: nothing in a value can end the line, or steer the terminal that shows it. */
export function logLine(entry: LogEntry, now: Date): string {
  const cut = Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      typeof value === "string" && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value,
    ]),
  );
  return JSON.stringify({ time: now.toISOString(), ...cut }).replaceAll(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
