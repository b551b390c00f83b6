import type { AuthorizationProbe } from "../../model/authorization-probe";

export type Outcome = AuthorizationProbe["outcome"];
type Rejection = Extract<Outcome, { kind: "rejected" }>["error"];

/** What an authorization endpoint answered to the load balancer's own question, cut to what pages are known by. */
export interface AuthorizationAnswer {
  /** The endpoint as the rule names it, without the question. */
  readonly endpoint: string;
  /** The callback that was asked for. */
  readonly redirectUri: string;
  /** The rule signs in with a user pool: a custom domain's host does not show that. */
  readonly cognito: boolean;
  readonly status: number;
  readonly contentType: string;
  /** Of a redirect: origin and path. */
  readonly location?: string;
  /** Of a redirect: the OAuth error that it names. */
  readonly parameters: {
    readonly error?: string;
    readonly error_description?: string;
    readonly error_code?: string;
    readonly authError?: string;
  };
  readonly body: string;
}

/** The pages of one provider. Null: what came is none of those that are known. */
export interface ProviderPages {
  readonly provider: string;
  /** Whether this provider stands behind the endpoint. */
  readonly answers: (answer: AuthorizationAnswer) => boolean;
  readonly read: (answer: AuthorizationAnswer) => Outcome | null;
}

/** A refusal by a code that `source`, a page of the provider or of the standard, documents. */
export function rejected(error: Rejection, code: string, detail: string, source: string): Outcome {
  return { kind: "rejected", error, code, detail, source };
}

export function signIn(detail: string): Outcome {
  return { kind: "sign-in", detail };
}

export function unclear(detail: string): Outcome {
  return { kind: "unclear", detail };
}

/** Host of the endpoint, lower-case; "" where it is no URL. */
export function endpointUrl({ endpoint }: AuthorizationAnswer): { host: string; path: string } {
  if (!URL.canParse(endpoint)) return { host: "", path: "" };
  const { hostname, pathname } = new URL(endpoint);
  return { host: hostname, path: pathname };
}

/** Whether a host is `domain` or below it. */
export function isBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Whether the answer redirects to the callback that was asked for. */
export function isSentBack({ location, redirectUri }: AuthorizationAnswer): boolean {
  return location !== undefined && location === redirectUri;
}

/** Path of a redirect that stays on the endpoint's own host; undefined for any other answer. */
export function pathOnHost(answer: AuthorizationAnswer): string | undefined {
  if (answer.location === undefined || !URL.canParse(answer.location)) return undefined;
  const { hostname, pathname } = new URL(answer.location);
  return hostname === endpointUrl(answer).host ? pathname : undefined;
}

const LONGEST = 64 * 1024;
const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
  "&#039;": "'",
};

/** What a page shows: text without markup, white space made one, of the first 64 KB. */
export function shownText({ body }: AuthorizationAnswer): string {
  return body
    .slice(0, LONGEST)
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot|#39|#039|#x27);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, " ");
}

/** The first 64 KB, as they came. */
export function firstOf(body: string): string {
  return body.slice(0, LONGEST);
}

/** A member of a JSON answer; undefined where there is none, or where it is no text. */
export function jsonMember({ body, contentType }: AuthorizationAnswer, member: string): string | undefined {
  if (!/\bjson\b/i.test(contentType)) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null) return undefined;
    const found = (value as Record<string, unknown>)[member];
    return typeof found === "string" ? found : undefined;
  } catch {
    return undefined;
  }
}
