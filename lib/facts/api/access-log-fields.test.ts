import { describe, expect, it } from "vitest";
import { missingLogFields, wantedLogFields, withLogFields } from "./access-log-fields";

const names = (format: string, kind: Parameters<typeof wantedLogFields>[0]) =>
  missingLogFields(format, wantedLogFields(kind)).map(({ name }) => name);

describe("access log formats", () => {
  it.each([
    ["", "rest-open", ["status", "responseType", "error"]],
    ["$context.status", "rest-token", ["responseType", "error", "authorizerError"]],
    ["$context.status $context.error.responseType $context.error.messageString", "http-iam", []],
    // Variables whose names merely begin alike are others.
    [
      "$context.statusCode $context.authorizer.errors",
      "http-jwt",
      ["status", "responseType", "error", "authorizerError"],
    ],
    [
      '{"a":"$context.status","b":"$context.error.responseType","c":"$context.error.message"}',
      "rest-iam",
      ["authenticateError", "authorizeError"],
    ],
  ] as const)("%s of %s lacks %j", (format, kind, missing) => {
    expect(names(format, kind)).toEqual(missing);
  });

  const [field] = wantedLogFields("rest-open");
  it.each([
    ["", '{"requestId":"$context.requestId","status":"$context.status"}'],
    ['{"ip":"$context.identity.sourceIp"}', '{"ip":"$context.identity.sourceIp","status":"$context.status"}'],
    // No JSON, though it looks like it: a number stands without quotes.
    [
      '{ "length": $context.responseLength }\n',
      '{"length": $context.responseLength,"status":"$context.status"}',
    ],
    ["{}", '{"status":"$context.status"}'],
    ["$context.requestId", "$context.requestId $context.status"],
    ["<request>$context.requestId</request>", null],
  ])("%s becomes %s", (format, edited) => {
    expect(withLogFields(format, field ? [field] : [])).toBe(edited);
  });
});
