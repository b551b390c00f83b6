import { challengeRow, httpRow } from "../facts/api/answer/http";
import { errorTypeOf, headerOf } from "../facts/api/answer/parts";
import { readAnswer } from "../facts/api/answer/read-answer";
import type { AnswerMeaning, AnswerReading } from "../facts/api/answer/reading";
import type { BroughtResponse } from "../model/brought";

/** An answer as far as it was pasted. */
type Pasted = Pick<BroughtResponse, "headers" | "body"> & Partial<Pick<BroughtResponse, "status">>;

/** The statuses with which API Gateway refuses, where none was pasted. */
const refusals = [401, 403, 404, 429, 500];

/** The page of what does not come down to one gateway response type. */
const pages: Partial<Record<AnswerMeaning, string>> = {
  unauthorized: "UNAUTHORIZED",
  forbidden: "ForbiddenException",
  throttled: "THROTTLED",
  "internal-error": "500",
  "not-found": "404",
  "token-missing": "token-missing",
  "token-malformed": "token-malformed",
  "token-audience": "token-audience",
  "token-issuer": "token-issuer",
  "token-algorithm": "token-algorithm",
  "token-time": "token-time",
  "keys-unreachable": "keys-unreachable",
  "token-refused": "invalid_token",
  "token-scopes": "insufficient_scope",
};

/**
 * The symptom that explains an answer of API Gateway of which nothing else is known: by its text, else by the exception
 * or the challenge in its headers. Null: it does not read like one of its own.
 */
export function symptomOfAnswer({ status, headers, body }: Pasted): string | null {
  const statuses = status === undefined ? refusals : [status];
  const readings = statuses.flatMap((each) =>
    (["rest", "http"] as const).map((kind) =>
      readAnswer({ status: each, headers, body }, { kind, gatewayResponses: [] }),
    ),
  );
  const byText = readings.map(pageOf).find((page) => page !== null);
  if (byText) return byText;
  const exception = errorTypeOf({ headers });
  if (exception !== undefined && /^[A-Z][A-Za-z]{3,60}Exception$/.test(exception)) return exception;
  const challenge = headerOf({ headers }, "www-authenticate");
  if (challenge === undefined) return null;
  const refused = httpRow({ status: status ?? 401, headers, body }) ?? challengeRow(challenge);
  return refused ? (pages[refused.meaning] ?? null) : null;
}

function pageOf({ certainty, types, meaning }: AnswerReading): string | null {
  const [type, ...others] = types;
  if (certainty === "open") return null;
  return type !== undefined && others.length === 0 ? type : (pages[meaning] ?? null);
}
