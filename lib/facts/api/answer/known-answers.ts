import { statusOfType } from "../gateway-response-types";
import { descriptions, plainAnswers, withoutScope } from "./http";
import type { AnswerMeaning, AnswerReading } from "./reading";
import { restRows } from "./rest";

/** An answer that API Gateway is known for, as it is written where nobody customised it. */
export interface KnownAnswer extends Pick<AnswerReading, "meaning" | "types" | "says"> {
  readonly door: "rest" | "http";
  readonly status: number;
  /** The header that tells, name and value. */
  readonly header?: string;
  /** Absent: its text varies. */
  readonly body?: string;
  /** Not documented, nor published by somebody who met it. */
  readonly likely: boolean;
}

/** Every answer that is known, those of REST and WebSocket APIs first. Placeholders are in capitals. */
export const knownAnswers: readonly KnownAnswer[] = [...restAnswers(), ...httpAnswers()];

/** The known answers of some meanings, in the order of the meanings. */
export function answersOf(...meanings: readonly AnswerMeaning[]): readonly KnownAnswer[] {
  return meanings.flatMap((meaning) => knownAnswers.filter((answer) => answer.meaning === meaning));
}

/** One sentence: what an answer of a meaning says, by the door that writes it. */
export function saysOf(meaning: AnswerMeaning, door: KnownAnswer["door"]): string {
  const found = knownAnswers.find((answer) => answer.meaning === meaning && answer.door === door);
  if (!found) throw new Error(`No answer of a ${door} API is known to mean ${meaning}`);
  return found.says;
}

function restAnswers(): KnownAnswer[] {
  return restRows.map(({ errorType, text, meaning, types, says, likely = false }) => ({
    door: "rest",
    status: types[0] === undefined ? 403 : statusOfType(types[0], []),
    header: `x-amzn-ErrorType: ${errorType}`,
    ...(text === undefined ? {} : { body: bodyOf(text, errorType === "AccessDeniedException") }),
    meaning,
    types,
    says,
    likely,
  }));
}

function httpAnswers(): KnownAnswer[] {
  const answer = { door: "http", types: [] } as const;
  return [
    ...descriptions.flatMap(({ text, meaning, says, likely = false }) =>
      text === undefined
        ? []
        : [
            {
              ...answer,
              status: 401,
              header: `www-authenticate: Bearer scope="" error="invalid_token" error_description="${text}"`,
              body: bodyOf("Unauthorized"),
              meaning,
              says,
              likely,
            },
          ],
    ),
    {
      ...answer,
      ...withoutScope,
      status: 403,
      header:
        'www-authenticate: Bearer scope="SCOPE" error="insufficient_scope" error_description="expected scopes: [SCOPE]"',
      body: bodyOf("Forbidden"),
      likely: false,
    },
    ...plainAnswers.map(({ status, message, challenged, meaning, says }) => ({
      ...answer,
      status,
      ...(challenged ? { header: "www-authenticate: Bearer" } : {}),
      body: bodyOf(message),
      meaning,
      says,
      likely: true,
    })),
  ];
}

/** AWS writes `Message` where a policy denies, and `message` elsewhere. */
function bodyOf(text: string | null, isCapital = false): string {
  return JSON.stringify({ [isCapital ? "Message" : "message"]: text });
}
