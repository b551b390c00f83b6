import type { BroughtResponse } from "../../../model/brought";
import { customOf, typesOfStatus } from "../gateway-response-types";
import { doorOf, elsewhere } from "./doors";
import { httpRow } from "./http";
import { errorTypeOf, headerOf, messageOf } from "./parts";
import type { AnswerMeaning, AnswerReading, KnownOfApi } from "./reading";
import { restRow, rowsOfException } from "./rest";

/**
 * Who made an answer, what it means and how far it proves that, given what is customised. Pure; the answer may be
 * pasted with or without its headers. A customised gateway response proves nothing: what stands in it is somebody's text.
 */
export function readAnswer(response: BroughtResponse, known: KnownOfApi): AnswerReading {
  const door = doorOf(response, known);
  switch (door) {
    case "rest":
      return restReading(response, known);
    case "http":
      return httpReading(response);
    default:
      return { door, types: [], notes: [], ...elsewhere[door] };
  }
}

/** Why the headers are asked for. */
const bodyAlone = "The headers were not pasted: another door can write the same body.";

function restReading(response: BroughtResponse, { kind, gatewayResponses }: KnownOfApi): AnswerReading {
  const errorType = errorTypeOf(response);
  const withHeaders = response.headers.length > 0;
  if (withHeaders && errorType === undefined) return passedThrough(response, gatewayResponses);
  // A WebSocket API's handshake has no customised responses in a snapshot.
  const customised = kind === "ws" ? [] : gatewayResponses;
  const row = restRow(errorType, messageOf(response));
  const standard =
    row &&
    (row.types.length === 0 || typesOfStatus(response.status, []).some((type) => row.types.includes(type)));
  const touched = customised !== undefined && isCustomised(response.status, customised);
  if (!row || !standard || touched) return openReading(response, errorType, customised);
  const notes = [
    ...(withHeaders ? [] : [bodyAlone]),
    ...(customised === undefined
      ? ["The API's gateway responses were not read: this one may have been customised."]
      : []),
    ...(row.meaning === "forbidden"
      ? ["A web ACL with a response of its own answers otherwise, and before everything else."]
      : []),
  ];
  const isSure = withHeaders && customised !== undefined && !row.likely;
  return {
    door: "rest",
    meaning: row.meaning,
    types: row.types,
    certainty: isSure ? "proven" : "likely",
    says: row.says,
    notes,
  };
}

/** Whether a customised response goes out with this status, so that its text may be anybody's. */
function isCustomised(status: number, customised: NonNullable<KnownOfApi["gatewayResponses"]>): boolean {
  return typesOfStatus(status, customised).some((type) => customOf(type, customised) !== undefined);
}

/** The exception stays a hint; of the rest the status alone counts, by the statuses that are live. */
function openReading(
  { status }: BroughtResponse,
  errorType: string | undefined,
  customised: KnownOfApi["gatewayResponses"],
): AnswerReading {
  const live = typesOfStatus(status, customised ?? []);
  const named = errorType === undefined ? [] : rowsOfException(errorType).flatMap(({ types }) => types);
  const both = live.filter((type) => named.includes(type));
  const types = both.length > 0 ? both : live;
  const isOwnText = customised !== undefined && isCustomised(status, customised);
  const reason = isOwnText
    ? "The gateway responses with this status are customised: its text proves nothing."
    : "The text is none that API Gateway is known for.";
  return {
    door: "rest",
    meaning: both.length > 0 ? meaningOfException(errorType ?? "") : "other",
    types,
    certainty: "open",
    says:
      types.length === 0
        ? `API Gateway answered ${status}, which no gateway response of the stage has.`
        : `API Gateway answered ${status}, which ${types.join(" or ")} can have made.`,
    notes: [reason],
  };
}

/** What all that an exception stands for have in common. An expired token is a case of `unauthorized`. */
function meaningOfException(errorType: string): AnswerMeaning {
  const meanings = rowsOfException(errorType).map(({ meaning }) => meaning);
  const [first = "other", ...rest] = new Set(meanings);
  if (rest.length === 0) return first;
  return meanings.includes("unauthorized") ? "unauthorized" : "other";
}

/** Answered through API Gateway, without the exception that its own refusals carry. */
function passedThrough(
  response: BroughtResponse,
  gatewayResponses: KnownOfApi["gatewayResponses"],
): AnswerReading {
  // API Gateway renames what a backend says: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
  const renamed = headerOf(response, "x-amzn-remapped-www-authenticate") !== undefined;
  const looksCustomised =
    gatewayResponses !== undefined &&
    response.status >= 400 &&
    isCustomised(response.status, gatewayResponses);
  return {
    door: "backend",
    types: [],
    meaning: "passed-through",
    certainty: renamed ? "proven" : looksCustomised ? "open" : "likely",
    says: renamed
      ? "The backend asked for credentials itself: API Gateway let the call through and renamed its WWW-Authenticate header."
      : elsewhere.backend.says,
    notes:
      !renamed && looksCustomised
        ? ["A gateway response with this status is customised, so API Gateway may have written it."]
        : [],
  };
}

function httpReading(response: BroughtResponse): AnswerReading {
  const row = httpRow(response);
  if (!row) return { door: "backend", types: [], notes: [], ...elsewhere.backend };
  const withHeaders = response.headers.length > 0;
  return {
    door: "http",
    types: [],
    ...row,
    certainty: withHeaders ? row.certainty : "likely",
    notes: withHeaders ? [] : [bodyAlone],
  };
}
