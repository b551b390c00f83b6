import "server-only";
import type { GatherError, GatherErrorCode } from "../model/gathered";
import { isAssumeRoleError } from "./credentials";

/** What was being done when the error came. */
export interface FailedCall {
  /** IAM action, `elasticloadbalancing:DescribeRules`. */
  readonly action: string;
  /** ARN or id asked for; "" where the operation names none. */
  readonly resource: string;
  /** The machine's clock, milliseconds since the epoch. */
  readonly now: number;
  /** The credentials are known to work elsewhere: a Region that does not know them is not enabled. */
  readonly credentialsWork: boolean;
}

/** The one place where an exception of the SDK becomes plain data. Nothing of its `$response` is passed on. */
export function mapAwsError(error: unknown, call: FailedCall): GatherError {
  if (isAssumeRoleError(error)) {
    const why = mapAwsError(error.cause, { ...call, action: "sts:AssumeRole", resource: error.roleArn });
    return why;
  }
  const { name, status, requestId, skewMs } = readError(error, call.now);
  const code = codeOf(name, status, skewMs, call.credentialsWork, error);
  return {
    code,
    operation: call.action,
    resource: call.resource,
    message: sentence(code, name, error, skewMs),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Whether asking again soon may help: the service was busy, broken or out of reach for a moment. */
export function isPassing(error: unknown): boolean {
  const { name, status } = readError(error, 0);
  return (status !== undefined && status >= 500) || NETWORK.test(name);
}

/** A signature was refused for its time; the SDK has corrected its clock by the answer's Date header meanwhile. */
export function isClockCorrected(error: unknown): boolean {
  return property(property(error, "$metadata"), "clockSkewCorrected") === true;
}

// Codes: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html,
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and each operation's own page.
const DENIED = /^(AccessDenied|UnauthorizedOperation|NotAuthorized|Unauthorized$|AuthFailure|Forbidden)/;
const THROTTLED =
  /^(Throttl|RequestLimitExceeded|TooManyRequests|LimitExceededException$|SlowDown|RequestThrottled)/;
const UNKNOWN_KEY = /^(UnrecognizedClient|InvalidClientTokenId|AuthFailure|InvalidAccessKeyId|OptInRequired)/;
const REGION = /^(OptInRequired|UnrecognizedClient)/;
const BAD_CREDENTIALS =
  /^(ExpiredToken|TokenRefreshRequired|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|RequestExpired|RequestTimeTooSkewed|CredentialsProvider|TokenProvider|CredentialsError|InvalidIdentityToken|IDPRejectedClaim)/;
/** Refused by the time in a request, or by what follows from it. */
const TIME_BOUND =
  /^(SignatureDoesNotMatch|InvalidSignature|RequestExpired|RequestTimeTooSkewed|AuthFailure|AccessDenied|ExpiredToken)/;
const NOT_FOUND = /NotFound|^NoSuch(?:Entity|Bucket|Key)/;
const TIMED_OUT = /^(TimeoutError|AbortError|RequestTimeout|ETIMEDOUT)/;
const NETWORK =
  /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|NetworkingError)/;
const UNREADABLE = /^(SyntaxError|SerializationException|ParseError|DeserializationError|TypeError)/;

/** AWS accepts requests whose time is within five minutes of its own. */
const SKEW_MS = 4 * 60_000;

function codeOf(
  name: string,
  status: number | undefined,
  skewMs: number,
  credentialsWork: boolean,
  error: unknown,
): GatherErrorCode {
  if (Math.abs(skewMs) > SKEW_MS && TIME_BOUND.test(name)) return "clock-skew";
  if (credentialsWork ? UNKNOWN_KEY.test(name) : REGION.test(name)) return "region-disabled";
  if (DENIED.test(name)) return "access-denied";
  if (THROTTLED.test(name) || status === 429) return "throttled";
  if (BAD_CREDENTIALS.test(name)) return "credentials";
  if (NOT_FOUND.test(name)) return "not-found";
  if (TIMED_OUT.test(name)) return "timed-out";
  if (NETWORK.test(name)) return "unreachable";
  if (status === 403) return "access-denied";
  if (UNREADABLE.test(name) || property(error, "$responseBodyText") !== undefined) return "invalid-response";
  if (status !== undefined && status >= 500) return "unreachable";
  return "invalid-response";
}

interface ReadError {
  readonly name: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** How far the machine's clock is ahead of AWS's; 0 where the answer bore no date. */
  readonly skewMs: number;
}

function readError(error: unknown, now: number): ReadError {
  const metadata = property(error, "$metadata");
  const code = textOf(property(error, "Code")) ?? textOf(property(error, "code"));
  const name = textOf(property(error, "name")) ?? "";
  const status = property(metadata, "httpStatusCode");
  const date = textOf(property(property(property(error, "$response"), "headers"), "date"));
  const serverTime = date === undefined ? Number.NaN : Date.parse(date);
  return {
    // The SDK calls a broken connection a TimeoutError, too: its `code` tells them apart.
    name: code !== undefined && (name === "" || name === "Error" || NETWORK.test(code)) ? code : name,
    status: typeof status === "number" ? status : undefined,
    requestId: textOf(property(metadata, "requestId")),
    skewMs: Number.isNaN(serverTime) ? 0 : now - serverTime,
  };
}

function sentence(code: GatherErrorCode, name: string, error: unknown, skewMs: number): string {
  switch (code) {
    case "clock-skew": {
      const minutes = Math.round(Math.abs(skewMs) / 60_000);
      return `The clock of this machine is ${minutes} minutes ${skewMs > 0 ? "ahead of" : "behind"} AWS's, so AWS refuses what it signs. Set the clock.`;
    }
    // AWS repeats the signed request in these, session token included: none of it is passed on.
    case "credentials":
      return credentialsSentence(name);
    case "region-disabled":
      return `The Region does not know these credentials (${name}): it is not enabled for the account, or they are not valid.`;
    case "timed-out":
      return "AWS did not answer in time.";
    case "invalid-response":
      if (UNREADABLE.test(name) || name === "") return "The answer could not be read.";
      return `AWS did not take the request (${name}): ${clean(textOf(property(error, "message")) ?? "")}`;
    default: {
      const message = clean(textOf(property(error, "message")) ?? "");
      return message === "" || message === "UnknownError" ? name || "AWS gave no reason." : message;
    }
  }
}

/** The same words for all services, which name one trouble differently. */
function credentialsSentence(name: string): string {
  if (/Expired|TokenRefresh/.test(name)) return "The AWS credentials have expired. Renew them.";
  if (/Signature/.test(name))
    return "AWS does not accept the signature: the secret access key is not the right one.";
  if (/^(CredentialsProvider|TokenProvider|CredentialsError|MissingAuth)/.test(name)) {
    return "No AWS credentials were found. Give the dashboard a role, a profile or keys (AWS_PROFILE, AWS_ACCESS_KEY_ID).";
  }
  return "AWS does not know the credentials. Renew them or configure others.";
}

const LONGEST_MESSAGE = 400;

/** One line, without the encoded blob that EC2 appends to a refusal. */
function clean(message: string): string {
  const line = message
    .replace(/Encoded authorization failure message:.*$/s, "")
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
