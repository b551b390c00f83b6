import { describe, expect, it } from "vitest";
import type { GatherErrorCode } from "../model/gathered";
import { isPassing, mapAwsError } from "./map-error";

const NOW = Date.UTC(2026, 5, 1, 12);
const call = {
  action: "ec2:DescribeNetworkInterfaces",
  resource: "203.0.113.10",
  now: NOW,
  credentialsWork: false,
};

/** An exception as the SDK throws it. */
function exception(
  name: string,
  more: { message?: string; status?: number; code?: string; date?: number } = {},
) {
  const { message = "said AWS", status, code, date } = more;
  return Object.assign(new Error(message), {
    name,
    ...(code === undefined ? {} : { code }),
    $metadata: { httpStatusCode: status, requestId: "req-1" },
    $response: {
      headers: {
        ...(date === undefined ? {} : { date: new Date(date).toUTCString() }),
        "set-cookie": "CANARY",
      },
      body: "CANARY",
    },
  });
}

describe("mapAwsError", () => {
  it.each<[string, GatherErrorCode]>([
    ["AccessDenied", "access-denied"],
    ["AccessDeniedException", "access-denied"],
    ["UnauthorizedOperation", "access-denied"],
    ["NotAuthorizedException", "access-denied"],
    ["AuthFailure", "access-denied"],
    ["Throttling", "throttled"],
    ["ThrottlingException", "throttled"],
    ["ThrottledException", "throttled"],
    ["RequestLimitExceeded", "throttled"],
    ["TooManyRequestsException", "throttled"],
    ["ExpiredToken", "credentials"],
    ["ExpiredTokenException", "credentials"],
    ["RequestExpired", "credentials"],
    ["InvalidClientTokenId", "credentials"],
    ["SignatureDoesNotMatch", "credentials"],
    ["InvalidSignatureException", "credentials"],
    ["CredentialsProviderError", "credentials"],
    ["TokenProviderError", "credentials"],
    ["UnrecognizedClientException", "region-disabled"],
    ["OptInRequired", "region-disabled"],
    ["LoadBalancerNotFoundException", "not-found"],
    ["ResourceNotFoundException", "not-found"],
    ["NoSuchBucket", "not-found"],
    ["NoSuchKey", "not-found"],
    ["SlowDown", "throttled"],
    ["TimeoutError", "timed-out"],
    ["AbortError", "timed-out"],
    ["SyntaxError", "invalid-response"],
    ["InvalidParameterException", "invalid-response"],
    ["", "invalid-response"],
  ])("%s is %s", (name, code) => {
    expect(mapAwsError(exception(name), call)).toMatchObject({
      code,
      operation: call.action,
      resource: call.resource,
      requestId: "req-1",
    });
  });

  it.each<[string, string, GatherErrorCode]>([
    ["Error", "ECONNREFUSED", "unreachable"],
    ["Error", "ENOTFOUND", "unreachable"],
    ["AggregateError", "ECONNREFUSED", "unreachable"],
    ["TimeoutError", "ECONNRESET", "unreachable"],
    ["Error", "ETIMEDOUT", "timed-out"],
    ["Error", "CERT_HAS_EXPIRED", "unreachable"],
  ])("%s with code %s is %s", (name, code, expected) => {
    expect(mapAwsError(exception(name, { code }), call).code).toBe(expected);
  });

  it.each<[number, GatherErrorCode]>([
    [500, "unreachable"],
    [503, "unreachable"],
    [429, "throttled"],
    [403, "access-denied"],
    [400, "invalid-response"],
  ])("an unknown name with status %i is %s", (status, code) => {
    expect(mapAwsError(exception("Surprise", { status }), call).code).toBe(code);
  });

  it.each(["InvalidClientTokenId", "AuthFailure", "UnrecognizedClientException"])(
    "%s is the Region where the credentials are known to work",
    (name) => {
      expect(mapAwsError(exception(name), { ...call, credentialsWork: true }).code).toBe("region-disabled");
    },
  );

  it.each<[string, number, GatherErrorCode, string]>([
    ["SignatureDoesNotMatch", NOW - 11 * 60_000, "clock-skew", "11 minutes ahead of"],
    ["InvalidSignatureException", NOW + 600_000, "clock-skew", "10 minutes behind"],
    ["RequestExpired", NOW + 3_600_000, "clock-skew", "60 minutes behind"],
    ["SignatureDoesNotMatch", NOW - 60_000, "credentials", "signature"],
    ["ResourceNotFoundException", NOW + 600_000, "not-found", "said AWS"],
  ])("%s by an answer of another time", (name, date, code, message) => {
    const mapped = mapAwsError(exception(name, { date }), call);
    expect(mapped.code).toBe(code);
    expect(mapped.message).toContain(message);
  });

  it.each([
    ["SignatureDoesNotMatch", "The Canonical String should have been 'x-amz-security-token:CANARY'"],
    ["CredentialsProviderError", "Command failed: get-keys --password CANARY"],
    ["UnauthorizedOperation", "You are not authorized. Encoded authorization failure message: CANARY"],
    ["SyntaxError", "Unexpected token in CANARY"],
  ])("%s gives nothing away", (name, message) => {
    const mapped = mapAwsError(exception(name, { message }), call);
    expect(JSON.stringify(mapped)).not.toContain("CANARY");
    expect(mapped.message).not.toBe("");
  });

  it("keeps AWS's sentence, in one line and not too long", () => {
    const message = "User: arn:aws:iam::1:user/a is not authorized\r\nto perform: x\u202e";
    expect(mapAwsError(exception("AccessDenied", { message }), call).message).toBe(
      "User: arn:aws:iam::1:user/a is not authorized to perform: x",
    );
    expect(mapAwsError(exception("AccessDenied", { message: "x".repeat(1_000) }), call).message).toHaveLength(
      401,
    );
  });

  it("names the role that cannot be assumed", () => {
    const roleArn = "arn:aws:iam::111122223333:role/authpath-read";
    const error = Object.assign(new Error("no", { cause: exception("AccessDenied") }), {
      name: "AssumeRoleError",
      roleArn,
    });
    expect(mapAwsError(error, call)).toMatchObject({
      code: "access-denied",
      operation: "sts:AssumeRole",
      resource: roleArn,
    });
  });

  it.each([undefined, null, "text", 7, {}])("survives %o", (thrown) => {
    expect(mapAwsError(thrown, call)).toMatchObject({ code: "invalid-response", operation: call.action });
  });
});

describe("isPassing", () => {
  it.each([
    [exception("InternalFailure", { status: 500 }), true],
    [exception("Error", { code: "ECONNRESET" }), true],
    [exception("AccessDenied", { status: 403 }), false],
    [exception("TimeoutError"), false],
  ])("%s", (error, passing) => {
    expect(isPassing(error)).toBe(passing);
  });
});
