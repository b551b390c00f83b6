import type { BroughtResponse } from "../../../model/brought";
import { headerOf, messageOf } from "./parts";
import type { AnswerMeaning } from "./reading";

/** What an HTTP API says, read. */
export interface HttpRow {
  readonly meaning: AnswerMeaning;
  readonly says: string;
  readonly certainty: "proven" | "likely";
}

interface Described {
  readonly description: RegExp;
  /** The text as it is written. Absent: it was met in access logs alone. */
  readonly text?: string;
  readonly meaning: AnswerMeaning;
  readonly says: string;
  /** The text is inferred or seen once: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html has few. */
  readonly likely?: true;
}

/** `error_description` of a JWT authorizer, first match first. */
export const descriptions: readonly Described[] = [
  {
    description: /does not have a valid audience/,
    text: "the token does not have a valid audience",
    meaning: "token-audience",
    says: "The token's audience, or its client_id, is not one that the authorizer lists.",
  },
  {
    description: /invalid number of segments/,
    text: "token contains an invalid number of segments",
    meaning: "token-malformed",
    says: "What was sent is no JWT: it does not have three parts.",
  },
  {
    description: /issuer does not match/,
    text: "issuer does not match",
    meaning: "token-issuer",
    says: "The token's issuer is not, to the letter, the authorizer's.",
  },
  {
    description: /signing method \S{1,40} is invalid/,
    text: "signing method ES256 is invalid",
    meaning: "token-algorithm",
    says: "The token is signed with an algorithm that is not taken: HTTP APIs take RSA only.",
  },
  {
    description: /(?:OIDC discovery endpoint|JWKS) communication error/,
    text: "JWKS communication error",
    meaning: "keys-unreachable",
    says: "API Gateway could not fetch the issuer's discovery document or its keys; the token itself was not refused.",
  },
  {
    description: /token not provided/,
    meaning: "token-missing",
    says: "The identity source holds no token.",
  },
  {
    description: /expired|not valid yet|used before issued/i,
    text: "token is expired",
    meaning: "token-time",
    says: "The token has expired, or is not valid yet.",
    likely: true,
  },
];

interface Plain {
  readonly status: number;
  readonly message: string;
  /** Whether a `www-authenticate` header is beside it. Absent: either way. */
  readonly challenged?: boolean;
  readonly meaning: AnswerMeaning;
  readonly says: string;
}

/** What is said without an error in `www-authenticate`; all of it is only likely, since backends write the same. */
export const plainAnswers: readonly Plain[] = [
  {
    status: 401,
    message: "Unauthorized",
    challenged: false,
    meaning: "unauthorized",
    says: "The Lambda authorizer did not let the caller in: an identity source is missing, and the function was not called, or the function answered Unauthorized.",
  },
  {
    status: 401,
    message: "Unauthorized",
    challenged: true,
    meaning: "token-missing",
    says: "The identity source holds no token.",
  },
  {
    status: 403,
    message: "Forbidden",
    meaning: "forbidden",
    says: "The authorizer's function said no, or the door is shut: the default endpoint is disabled, or the domain wants a client certificate.",
  },
  {
    status: 404,
    message: "Not Found",
    meaning: "not-found",
    says: "The API has no such stage, or no such route.",
  },
  {
    status: 500,
    message: "Internal Server Error",
    meaning: "internal-error",
    says: "The Lambda authorizer could not be called, or answered in the wrong format; else the integration failed.",
  },
  {
    status: 429,
    message: "Too Many Requests",
    meaning: "throttled",
    says: "The call was throttled; authorization is not the matter.",
  },
];

/** What stands in `www-authenticate` where no scope of the token is one of the route's. */
export const withoutScope = {
  meaning: "token-scopes",
  says: "The token is good, and holds none of the scopes that the route asks for.",
} as const satisfies Pick<HttpRow, "meaning" | "says">;

/**
 * What an HTTP API answered; null where it does not read like one of its own answers, and so is the backend's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export function httpRow(response: BroughtResponse): HttpRow | null {
  const { status } = response;
  const message = messageOf(response);
  const challenge = headerOf(response, "www-authenticate");
  const refused = challenge === undefined ? null : challengeRow(challenge);
  if (refused) return message === "Unauthorized" || message === "Forbidden" ? refused : null;
  const row = plainAnswers.find(
    ({ status: own, message: text, challenged }) =>
      own === status && text === message && challenged !== (challenge === undefined),
  );
  return row ? { meaning: row.meaning, says: row.says, certainty: "likely" } : null;
}

/** The error of a `Bearer` challenge, read; null where it has none. */
export function challengeRow(challenge: string): HttpRow | null {
  const error = parameter(challenge, "error");
  if (error === undefined) return null;
  if (error === "insufficient_scope") return { ...withoutScope, certainty: "proven" };
  const description = parameter(challenge, "error_description") ?? "";
  const found = descriptions.find((row) => row.description.test(description));
  if (!found) return { meaning: "token-refused", says: "The token was refused.", certainty: "likely" };
  return { meaning: found.meaning, says: found.says, certainty: found.likely ? "likely" : "proven" };
}

/** A parameter of a `Bearer` challenge: https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function parameter(challenge: string, name: string): string | undefined {
  return new RegExp(`(?:^Bearer\\s+|[,\\s])${name}="([^"]{0,2000})"`).exec(challenge)?.[1];
}
