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
  readonly meaning: AnswerMeaning;
  readonly says: string;
  /** The text is inferred or seen once: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html has few. */
  readonly likely?: true;
}

/** `error_description` of a JWT authorizer, first match first. */
const descriptions: readonly Described[] = [
  {
    description: /does not have a valid audience/,
    meaning: "token-audience",
    says: "The token's audience, or its client_id, is not one that the authorizer lists.",
  },
  {
    description: /invalid number of segments/,
    meaning: "token-malformed",
    says: "What was sent is no JWT: it does not have three parts.",
  },
  {
    description: /issuer does not match/,
    meaning: "token-issuer",
    says: "The token's issuer is not, to the letter, the authorizer's.",
  },
  {
    description: /signing method \S{1,40} is invalid/,
    meaning: "token-algorithm",
    says: "The token is signed with an algorithm that is not taken: HTTP APIs take RSA only.",
  },
  {
    description: /(?:OIDC discovery endpoint|JWKS) communication error/,
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
    meaning: "token-time",
    says: "The token has expired, or is not valid yet.",
    likely: true,
  },
];

/**
 * What an HTTP API answered; null where it does not read like one of its own answers, and so is the backend's.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
export function httpRow(response: BroughtResponse): HttpRow | null {
  const { status } = response;
  const message = messageOf(response);
  const challenge = headerOf(response, "www-authenticate");
  const error = challenge === undefined ? undefined : parameter(challenge, "error");
  if (challenge !== undefined && error !== undefined) {
    if (message !== "Unauthorized" && message !== "Forbidden") return null;
    return refused(error, parameter(challenge, "error_description") ?? "");
  }
  if (status === 401 && message === "Unauthorized") {
    return challenge === undefined
      ? {
          meaning: "unauthorized",
          says: "The Lambda authorizer did not let the caller in: an identity source is missing, and the function was not called, or the function answered Unauthorized.",
          certainty: "likely",
        }
      : { meaning: "token-missing", says: "The identity source holds no token.", certainty: "likely" };
  }
  if (status === 403 && message === "Forbidden") {
    return {
      meaning: "forbidden",
      says: "The authorizer's function said no, or the door is shut: the default endpoint is disabled, or the domain wants a client certificate.",
      certainty: "likely",
    };
  }
  if (status === 404 && message === "Not Found") {
    return {
      meaning: "not-found",
      says: "The API has no such stage, or no such route.",
      certainty: "likely",
    };
  }
  if (status === 500 && message === "Internal Server Error") {
    return {
      meaning: "internal-error",
      says: "The Lambda authorizer could not be called, or answered in the wrong format; else the integration failed.",
      certainty: "likely",
    };
  }
  if (status === 429 && message === "Too Many Requests") {
    return {
      meaning: "throttled",
      says: "The call was throttled; authorization is not the matter.",
      certainty: "likely",
    };
  }
  return null;
}

function refused(error: string, description: string): HttpRow {
  if (error === "insufficient_scope") {
    return {
      meaning: "token-scopes",
      says: "The token is good, and holds none of the scopes that the route asks for.",
      certainty: "proven",
    };
  }
  const found = descriptions.find((row) => row.description.test(description));
  if (!found) return { meaning: "token-refused", says: "The token was refused.", certainty: "likely" };
  return { meaning: found.meaning, says: found.says, certainty: found.likely ? "likely" : "proven" };
}

/** A parameter of a `Bearer` challenge: https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function parameter(challenge: string, name: string): string | undefined {
  return new RegExp(`(?:^Bearer\\s+|[,\\s])${name}="([^"]{0,2000})"`).exec(challenge)?.[1];
}
